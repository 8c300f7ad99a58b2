"""The daily meeting: starting and closing it."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.action import action, record
from fact_board.board.models import Episode
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import lowered_episodes_of, open_meeting_of
from fact_board.meeting.rules import is_left_open
from fact_board.teams.models import Membership, Team


@action
def start_meeting(team: Team, *, id: uuid.UUID, by: Membership) -> None:
    """Start the team's meeting; whoever starts it leads it."""
    if open_meeting_of(team.id):
        raise Conflict("meeting.already_open")
    meeting = Meeting(id=id, team_id=team.id, chair_id=by.staff_id, started_at=clock.now())
    db.session.add(meeting)
    record("meeting_started", meeting, by=by, meeting=id)


@action
def close_meeting(meeting: Meeting, *, by: Membership) -> None:
    """Close the meeting: what was lowered since the last one has now been seen by everybody."""
    if meeting.closed_at is not None:
        raise Conflict("meeting.closed")
    seen = _close(meeting, clock.now())
    record("meeting_closed", meeting, by=by, touches=tuple(seen), meeting=meeting.id)


@action
def end_forgotten_meeting(meeting: Meeting, *, by: None = None) -> None:
    """Let midnight end a meeting that nobody closed. It ended the day it was held, not the day after."""
    if meeting.closed_at is not None or not is_left_open(meeting.started_at, clock.now()):
        raise Conflict("meeting.closed")
    midnight = clock.instant(clock.today(meeting.started_at) + dt.timedelta(days=1), "00:00")
    seen = _close(meeting, midnight)
    record("meeting_forgotten", meeting, by=by, touches=tuple(seen), meeting=meeting.id)


def _close(meeting: Meeting, at: dt.datetime) -> list[Episode]:
    meeting.closed_at = at
    seen = lowered_episodes_of(meeting.team_id)
    for episode in seen:
        episode.lowered_at = None
    return seen
