"""Who drives a meeting, whom each part takes up, and how somebody's turn ends: pure."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from fact_board import clock
from fact_board.errors import Conflict, Invalid

# (how somebody stands in the meeting, verb) → how they stand then. None: not mentioned yet.
# What isn't here changes nothing: whoever is being discussed is not "unchanged".
STATES: dict[tuple[str | None, str], str] = {
    (None, "take_up"): "now",
    ("later", "take_up"): "now",
    ("discussed", "take_up"): "now",  # "previous": the seconds go on
    ("unchanged", "take_up"): "now",
    (None, "put_off"): "later",
    ("now", "put_off"): "later",
    ("discussed", "put_off"): "later",
    ("unchanged", "put_off"): "later",
    (None, "leave_unchanged"): "unchanged",
    ("later", "leave_unchanged"): "unchanged",
    ("now", "go_on"): "discussed",
}


def follow(was: str | None, verb: str) -> str | None:
    """How somebody stands after a verb; None when it changes nothing."""
    return STATES.get((was, verb))


def is_left_open(started_at: dt.datetime, now: dt.datetime) -> bool:
    """A meeting belongs to its day: at midnight it ends by itself."""
    return clock.today(started_at) < clock.today(now)


def guard_open(*, is_closed: bool) -> None:
    """Nothing more happens at a meeting that is over."""
    if is_closed:
        raise Conflict("meeting.closed")


def guard_chair(*, chair_id: uuid.UUID, staff_id: uuid.UUID) -> None:
    """One drives; anyone else takes over first."""
    if staff_id != chair_id:
        raise Conflict("meeting.not_chair")


def is_in_the_room(*, part: int, part_party: uuid.UUID | None, party: uuid.UUID) -> bool:
    """In part 2 only its party is there."""
    return part == 1 or party == part_party


def guard_in_the_room(*, part: int, part_party: uuid.UUID | None, party: uuid.UUID) -> None:
    """Who left for part 2 has no say in it."""
    if not is_in_the_room(part=part, part_party=part_party, party=party):
        raise Conflict("meeting.part_of_others")


def leavers(
    barred: Iterable[tuple[uuid.UUID, uuid.UUID]],
    there: Mapping[uuid.UUID, uuid.UUID],
    *,
    part: int,
    part_party: uuid.UUID | None,
) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Whom to ask out of the room, by the person they must not hear of.

    `barred` are pairs (person, staff); `there` whoever is at the meeting, with their party.
    """
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for patient_id, staff_id in barred:
        party = there.get(staff_id)
        if party is not None and is_in_the_room(part=part, part_party=part_party, party=party):
            found.setdefault(patient_id, set()).add(staff_id)
    return {patient_id: sorted(staff) for patient_id, staff in found.items()}


def guard_taking_up(*, is_seen_by_all: bool) -> None:
    """Part 1 takes up those of whom every party in the room may know; part 2 whomever its own party knows."""
    if not is_seen_by_all:
        raise Conflict("meeting.only_in_part_2")


def guard_part(*, was: int, part: int, party: uuid.UUID | None, own: uuid.UUID, are_all_own: bool) -> None:
    """From one part to the other: part 2 is of the chair's own party, as is everybody there."""
    if part == was:
        raise Conflict("meeting.same_part")
    if part == 1:
        return
    if party != own:
        raise Invalid("meeting.part_of_own_party", field="party")
    if not are_all_own:
        raise Invalid("meeting.others_present", field="present")


def used(seconds: int, since: dt.datetime | None, now: dt.datetime) -> int:
    """The seconds used on somebody, when their turn ends now."""
    return seconds + max(0, round((now - since).total_seconds())) if since else seconds
