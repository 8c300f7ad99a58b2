"""Who drives, how somebody stands, whom a part takes up, how long a turn was: every line of the tables."""

import datetime as dt
import uuid
from typing import Any

import pytest

from fact_board import clock
from fact_board.errors import DomainError
from fact_board.meeting import rules

NOW = dt.datetime(2026, 11, 24, 8, 40, tzinfo=clock.ZONE)
KARIN, BORIS = uuid.UUID(int=1), uuid.UUID(int=2)
REGION, TOWN = uuid.UUID(int=11), uuid.UUID(int=12)


def refusal(rule: Any, **facts: Any) -> str | None:
    try:
        rule(**facts)
    except DomainError as error:
        return error.key
    return None


@pytest.mark.parametrize(
    ("was", "verb", "then"),
    [
        (None, "take_up", "now"),
        ("later", "take_up", "now"),
        ("discussed", "take_up", "now"),
        ("unchanged", "take_up", "now"),
        ("now", "take_up", None),
        (None, "put_off", "later"),
        ("now", "put_off", "later"),
        ("discussed", "put_off", "later"),
        ("unchanged", "put_off", "later"),
        ("later", "put_off", None),
        (None, "leave_unchanged", "unchanged"),
        ("later", "leave_unchanged", "unchanged"),
        ("now", "leave_unchanged", None),
        ("discussed", "leave_unchanged", None),
        ("unchanged", "leave_unchanged", None),
        ("now", "go_on", "discussed"),
        (None, "go_on", None),
        ("later", "go_on", None),
        ("discussed", "go_on", None),
        ("unchanged", "go_on", None),
    ],
)
def test_how_somebody_stands_after_a_verb(was: str | None, verb: str, then: str | None) -> None:
    assert rules.follow(was, verb) == then


@pytest.mark.parametrize(("chair", "expected"), [(KARIN, None), (BORIS, "meeting.not_chair")])
def test_one_drives(chair: uuid.UUID, expected: str | None) -> None:
    assert refusal(rules.guard_chair, chair_id=chair, staff_id=KARIN) == expected


@pytest.mark.parametrize(("is_closed", "expected"), [(False, None), (True, "meeting.closed")])
def test_nothing_happens_at_a_meeting_that_is_over(is_closed: bool, expected: str | None) -> None:
    assert refusal(rules.guard_open, is_closed=is_closed) == expected


@pytest.mark.parametrize(
    ("part", "part_party", "party", "expected"),
    [
        (1, None, REGION, None),
        (1, None, TOWN, None),
        (2, REGION, REGION, None),
        (2, REGION, TOWN, "meeting.part_of_others"),
    ],
)
def test_who_is_in_the_room(
    part: int, part_party: uuid.UUID | None, party: uuid.UUID, expected: str | None
) -> None:
    assert refusal(rules.guard_in_the_room, part=part, part_party=part_party, party=party) == expected


HANNA, ISMAIL, MARIA = uuid.UUID(int=21), uuid.UUID(int=22), uuid.UUID(int=3)
THERE = {KARIN: REGION, MARIA: REGION, BORIS: TOWN}


@pytest.mark.parametrize(
    ("barred", "part", "part_party", "expected"),
    [
        ([], 1, None, {}),
        ([(HANNA, MARIA)], 1, None, {HANNA: [MARIA]}),
        ([(HANNA, MARIA), (HANNA, MARIA)], 1, None, {HANNA: [MARIA]}),  # barred twice, asked once
        ([(HANNA, MARIA), (HANNA, BORIS)], 1, None, {HANNA: [BORIS, MARIA]}),
        ([(HANNA, MARIA), (ISMAIL, BORIS)], 1, None, {HANNA: [MARIA], ISMAIL: [BORIS]}),
        ([(HANNA, uuid.UUID(int=9))], 1, None, {}),  # not at the meeting
        ([(HANNA, MARIA)], 2, REGION, {HANNA: [MARIA]}),
        ([(HANNA, BORIS)], 2, REGION, {}),  # has left for part 2 already
        ([(HANNA, BORIS)], 2, TOWN, {HANNA: [BORIS]}),
    ],
)
def test_who_is_asked_out_of_the_room(
    barred: list[tuple[uuid.UUID, uuid.UUID]],
    part: int,
    part_party: uuid.UUID | None,
    expected: dict[uuid.UUID, list[uuid.UUID]],
) -> None:
    assert rules.leavers(barred, THERE, part=part, part_party=part_party) == expected


@pytest.mark.parametrize(("is_seen_by_all", "expected"), [(True, None), (False, "meeting.only_in_part_2")])
def test_whom_part_1_takes_up(is_seen_by_all: bool, expected: str | None) -> None:
    assert refusal(rules.guard_taking_up, is_seen_by_all=is_seen_by_all) == expected


@pytest.mark.parametrize(
    ("was", "part", "party", "are_all_own", "expected"),
    [
        (1, 2, REGION, True, None),
        (2, 1, None, True, None),
        (2, 1, REGION, False, None),
        (1, 1, None, True, "meeting.same_part"),
        (2, 2, REGION, True, "meeting.same_part"),
        (1, 2, None, True, "meeting.part_of_own_party"),
        (1, 2, TOWN, True, "meeting.part_of_own_party"),
        (1, 2, REGION, False, "meeting.others_present"),
    ],
)
def test_from_one_part_to_the_other(
    was: int, part: int, party: uuid.UUID | None, are_all_own: bool, expected: str | None
) -> None:
    facts = {"was": was, "part": part, "party": party, "own": REGION, "are_all_own": are_all_own}
    assert refusal(rules.guard_part, **facts) == expected


@pytest.mark.parametrize(
    ("seconds", "ago", "expected"),
    [(0, 40, 40), (25, 40, 65), (0, 0.6, 1), (25, None, 25), (25, -5, 25)],
)
def test_how_long_a_turn_was(seconds: int, ago: float | None, expected: int) -> None:
    since = NOW - dt.timedelta(seconds=ago) if ago is not None else None
    assert rules.used(seconds, since, NOW) == expected
