"""What time does to a meeting: one left open ends at midnight."""

import datetime as dt

from fact_board.meeting.actions import end_forgotten_meeting, end_forgotten_part
from fact_board.meeting.queries import open_meeting_of
from fact_board.meeting.rules import is_left_open
from fact_board.teams.models import Team


def end_meetings(team: Team, now: dt.datetime) -> None:
    """End the meeting of an earlier day, part 2 first."""
    meeting = open_meeting_of(team.id)
    if meeting is None or not is_left_open(meeting.started_at, now):
        return
    if meeting.part == 2:
        end_forgotten_part(meeting, by=None)
    meeting = open_meeting_of(team.id)
    if meeting:
        end_forgotten_meeting(meeting, by=None)


TIME_VERBS = (end_meetings,)
