"""Part 2: a meeting of one party alone, for those who are not shared; and back."""

import uuid
from collections.abc import Collection

from fact_board.action import action, record
from fact_board.errors import Conflict, Invalid
from fact_board.meeting import queries, rules
from fact_board.meeting.actions.turns import Turns, forgotten_turns, guard_driving, touched
from fact_board.meeting.models import Meeting
from fact_board.teams.models import Membership


@action
def change_part(
    meeting: Meeting, part: int, *, party: uuid.UUID | None, present: Collection[uuid.UUID], by: Membership
) -> None:
    """Begin part 2 with those of the chair's own party who were confirmed in the room, or go back to part 1.

    Screens of others lose what they must not see: they rejoin as what they are now.
    """
    guard_driving(meeting, by)
    there = queries.members_called(meeting.team_id, {*present, by.staff_id})
    if not there.keys() >= set(present):
        raise Invalid("staff.not_in_team", field="present")
    rules.guard_part(
        was=meeting.part,
        part=part,
        party=party,
        own=by.party_id,
        are_all_own=all(each.party_id == by.party_id for each in there.values()),
    )
    there_now = sorted(str(staff_id) for staff_id in there) if part == 2 else []
    _change(meeting, Turns(meeting, by), part, by.party_id, present=there_now)


@action
def end_forgotten_part(meeting: Meeting, *, by: None = None) -> None:
    """Let part 2 of a meeting of an earlier day end, before the meeting does."""
    if meeting.closed_at is not None or meeting.part == 1:
        raise Conflict("meeting.closed")
    _change(meeting, forgotten_turns(meeting), 1, meeting.part_party_id, present=[])


def _change(
    meeting: Meeting, turns: Turns, part: int, party: uuid.UUID | None, *, present: list[str]
) -> None:
    """What part 2 took up comes and goes with it, for `party` alone: so no other may hear whom it was about.

    That can't be told together with the end of a turn of part 1, which everybody hears.
    """
    turns.look_at(())
    of_part_2 = [item for item in turns.items if item.part == 2 and item.party_id == party]
    if part == 2 and turns.current and of_part_2:
        raise Conflict("meeting.turn_first")
    kept_in = turns.kept_in or (party if of_part_2 else None)
    turns.end()
    changed = touched(meeting, turns.changed)
    meeting.part, meeting.part_party_id = part, party if part == 2 else None
    if part == 1:
        meeting.held_apart = sorted({*meeting.held_apart, str(party)})
    record(
        "meeting_part_changed",
        meeting,
        *(row for row in changed if row is not meeting),
        by=turns.by,
        touches=(*of_part_2, *turns.reviewed),
        sight_changing=True,
        kept_in=kept_in,
        meeting=meeting.id,
        part=part,
        present=present,
    )
