"""What time does to a team: its day turns."""

import datetime as dt

from fact_board import clock
from fact_board.teams.actions import turn_day
from fact_board.teams.models import Team


def pass_midnight(team: Team, now: dt.datetime) -> None:
    """Turn the team's day once a date."""
    if team.day_turned_on is None or team.day_turned_on < clock.today(now):
        turn_day(team, by=None)


TIME_VERBS = (pass_midnight,)
