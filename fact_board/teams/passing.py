"""What time does to a team: its day turns, and memberships run out."""

import datetime as dt

from fact_board import clock
from fact_board.teams.actions import turn_day
from fact_board.teams.actions.running_out import handover_of, run_out
from fact_board.teams.models import Team
from fact_board.teams.queries.accounts import running_sessions_of
from fact_board.teams.queries.memberships import memberships_left_with_something


def pass_midnight(team: Team, now: dt.datetime) -> None:
    """Turn the team's day once a date."""
    if team.day_turned_on is None or team.day_turned_on < clock.today(now):
        turn_day(team, by=None)


def run_out_memberships(team: Team, now: dt.datetime) -> None:
    """Hand over from those whose last day has passed; what was handed over isn't theirs, so never twice."""
    for membership in memberships_left_with_something(team.id, clock.today(now)):
        if running_sessions_of(membership.id) or handover_of(membership).rows:
            run_out(membership, by=None)


TIME_VERBS = (pass_midnight, run_out_memberships)
