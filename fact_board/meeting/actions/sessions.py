"""A meeting from start to close: who is there, and who leads it."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, current_seq, record
from fact_board.board.models import Episode
from fact_board.errors import Blocked, Conflict, Invalid
from fact_board.extensions import db
from fact_board.meeting import queries, rules
from fact_board.meeting.actions.turns import Turns, forgotten_turns, guard_there
from fact_board.meeting.closure import blocks_of
from fact_board.meeting.models import Attendance, Meeting
from fact_board.teams.models import Membership, Team


@dataclass(frozen=True)
class Attending:
    """Somebody at the meeting: on site or remote; `has_mandate` may decide for the municipality."""

    staff_id: uuid.UUID
    is_remote: bool = False
    has_mandate: bool = False


@action
def start_meeting(team: Team, *, id: uuid.UUID, by: Membership, attending: Sequence[Attending] = ()) -> None:
    """Start the team's meeting with these people; whoever starts it leads it, and is there."""
    if queries.open_meeting_of(team.id):
        raise Conflict("meeting.already_open")
    meeting = Meeting(
        id=id,
        team_id=team.id,
        chair_id=by.staff_id,
        started_at=clock.now(),
        part=1,
        shows_text=False,
        seq_from=current_seq(),
    )
    db.session.add(meeting)
    db.session.flush()  # its row before those that point at it
    _attend(meeting, attending)
    record("meeting_started", meeting, by=by, meeting=id)


@action
def write_attendance(meeting: Meeting, attending: Sequence[Attending], *, by: Membership) -> None:
    """Say who is at the meeting, all at once; the chair always is."""
    rules.guard_open(is_closed=meeting.closed_at is not None)
    if not _attend(meeting, attending):
        raise Unchanged(meeting)
    record("attendance_written", by=by, touches=(meeting,), meeting=meeting.id)


def _attend(meeting: Meeting, attending: Sequence[Attending]) -> bool:
    """Make the attendance what it is to be; whether anything changed by it."""
    wanted = {each.staff_id: each for each in (Attending(meeting.chair_id), *attending)}
    members = queries.members_called(meeting.team_id, wanted)
    if members.keys() != wanted.keys():
        raise Invalid("staff.not_in_team", field="attendance")
    had = {each.staff_id: each for each in queries.attendance_of(meeting.id)}
    if _as_told(had.values()) == set(wanted.values()):
        return False
    for staff_id in had.keys() - wanted.keys():
        db.session.delete(had[staff_id])
    for staff_id, each in wanted.items():
        row = had.get(staff_id) or _new_row(meeting, members[staff_id])
        row.is_remote, row.has_mandate = each.is_remote, each.has_mandate
    return True


def _as_told(rows: Iterable[Attendance]) -> set[Attending]:
    return {Attending(row.staff_id, row.is_remote, row.has_mandate) for row in rows}


def _new_row(meeting: Meeting, member: Membership) -> Attendance:
    row = Attendance(
        meeting_id=meeting.id,
        team_id=meeting.team_id,
        staff_id=member.staff_id,
        party_id=member.party_id,
        profession=member.profession,
    )
    db.session.add(row)
    return row


@action
def take_over_meeting(meeting: Meeting, *, by: Membership) -> None:
    """Lead the meeting from now on. Nothing of it was in the chair's device alone."""
    rules.guard_open(is_closed=meeting.closed_at is not None)
    guard_there(meeting, by)
    if meeting.chair_id == by.staff_id:
        raise Unchanged(meeting)
    meeting.chair_id = by.staff_id
    _attend(meeting, sorted(_as_told(queries.attendance_of(meeting.id)), key=str))
    record("meeting_taken_over", meeting, by=by, meeting=meeting.id)


@action
def close_meeting(meeting: Meeting, *, by: Membership) -> None:
    """Close the meeting: what was lowered since the last one has now been seen by everybody.

    Not while a nomination taken up has neither an answer nor a time for one, nor before days off while a red
    has nobody who does anything until the next meeting.
    """
    rules.guard_open(is_closed=meeting.closed_at is not None)
    if meeting.part != 1:
        raise Conflict("meeting.in_part_2")
    if blocks := blocks_of(meeting, by):
        raise Blocked("meeting.not_ready", [block.told for block in blocks])
    _close(meeting, Turns(meeting, by), "meeting_closed", clock.now())


@action
def end_forgotten_meeting(meeting: Meeting, *, by: None = None) -> None:
    """Let midnight end a meeting that nobody closed. It ended the day it was held, not the day after."""
    if meeting.closed_at is not None or not rules.is_left_open(meeting.started_at, clock.now()):
        raise Conflict("meeting.closed")
    midnight = clock.instant(clock.today(meeting.started_at) + dt.timedelta(days=1), "00:00")
    _close(meeting, forgotten_turns(meeting), "meeting_forgotten", midnight)


def _close(meeting: Meeting, turns: Turns, name: str, at: dt.datetime) -> None:
    """Everybody mentioned is drawn anew: they are in no meeting any more."""
    by = turns.by
    turns.look_at(())
    turns.end()
    meeting.closed_at, meeting.closed_by_id = at, by.staff_id if by else None
    meeting.shows_text, meeting.seq_to = False, current_seq()
    seen = _let_everybody_have_seen(queries.lowered_episodes_of(meeting.team_id))
    record(
        name,
        meeting,
        *turns.changed,
        by=by,
        touches=(*(item for item in turns.items if item.part == 1), *turns.reviewed, *seen),
        sight_changing=turns.is_sight_changing,
        meeting=meeting.id,
    )


def _let_everybody_have_seen(lowered: Collection[Episode]) -> Collection[Episode]:
    for episode in lowered:
        episode.lowered_at = None
    return lowered
