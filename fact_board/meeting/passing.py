"""What time does to a team's day: it turns, and a meeting left open ends."""

import datetime as dt

from fact_board import clock
from fact_board.meeting.actions import end_forgotten_meeting
from fact_board.meeting.queries import open_meeting_of
from fact_board.meeting.rules import is_left_open
from fact_board.teams.actions import turn_day
from fact_board.teams.models import Team


def pass_midnight(team: Team, now: dt.datetime) -> None:
    """Turn the team's day once a date."""
    if team.day_turned_on is None or team.day_turned_on < clock.today(now):
        turn_day(team, by=None)


def end_meetings(team: Team, now: dt.datetime) -> None:
    """End the meeting of an earlier day."""
    meeting = open_meeting_of(team.id)
    if meeting and is_left_open(meeting.started_at, now):
        end_forgotten_meeting(meeting, by=None)


TIME_VERBS = (end_meetings, pass_midnight)
