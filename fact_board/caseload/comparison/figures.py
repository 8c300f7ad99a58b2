"""Each team's figures, as its own page tells them, side by side."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from fact_board import clock
from fact_board.caseload.comparison.queries import (
    Ids,
    enrolled_in,
    meeting_days_in,
    replies_in,
)
from fact_board.caseload.figures import strength
from fact_board.caseload.metrics.meetings import without
from fact_board.caseload.metrics.model import FEWEST
from fact_board.caseload.metrics.nearness import FACES_WITHIN, nearness, seen_lately
from fact_board.caseload.metrics.period import Period
from fact_board.caseload.metrics.replies import replies
from fact_board.caseload.metrics.standing import covered, overdue, waiting
from fact_board.caseload.metrics.stays import STAYS_SINCE, stays_together
from fact_board.caseload.queries.standing import due_days_in
from fact_board.caseload.queries.support import requests_of, with_both_principals, with_sip
from fact_board.caseload.queries.team import members_in, planned_days, stays_in
from fact_board.caseload.queries.work import met_since
from fact_board.teams.models import Membership

Figures = dict[str, Any]


def comparison(posts: Sequence[Membership], here: Membership, today: dt.date, period: Period) -> Figures:
    """The teams of these posts, in their order. Totals alone: nothing by party, colleague or person."""
    rows = Rows([post.team_id for post in posts], today, period)
    return {
        "today": today,
        "first": period.first,
        "last": period.last,
        "fewest": FEWEST,
        "teams": [
            {
                "team": post.team_id,
                "name": post.team.name,
                "post": post.id,
                "is_here": post.team_id == here.team_id,
                **rows.figures_of(post),
            }
            for post in posts
        ],
    }


class Rows:
    """What was read of all the teams at once."""

    def __init__(self, teams: Ids, today: dt.date, period: Period) -> None:
        self.today, self.period = today, period
        self.enrolled, self.members = enrolled_in(teams), members_in(teams, today)
        self.stays = stays_in(teams, today - STAYS_SINCE)
        self.replies, self.meeting_days = replies_in(teams, period), meeting_days_in(teams, period)
        self.seen = seen_lately(met_since(teams, today - FACES_WITHIN), today)
        self.due, self.requests = due_days_in(teams), requests_of(teams)
        self.with_both, self.with_sip = with_both_principals(teams, today), with_sip(teams)

    def figures_of(self, post: Membership) -> Figures:
        """One team's."""
        team, people = post.team_id, self.enrolled.get(post.team_id, [])
        stays = self.stays.get(team, [])
        on_board = [stay.patient_id for stay in stays if stay.span.end is None]
        return {
            **strength(len(people), len(on_board), self.members.get(team, [])),
            "stays": stays_together(stays, self.today),
            "replies": replies(self.replies.get(team, []), clock.now()),
            "meetings": self._meetings(post),
            "nearness": nearness(on_board, self.seen),
            "overdue": overdue(self.due.get(team, []), self.today),
            "waiting": waiting(self.requests.get(team, []), self.today),
            "sip": self._sip(people),
        }

    def _meetings(self, post: Membership) -> Figures:
        planned = planned_days(post.team, self.period)
        days = self.meeting_days.get(post.team_id, [])
        return {"planned": len(planned), "missed": without(planned, days)}

    def _sip(self, people: Collection[object]) -> Any:
        return covered(self.with_both.intersection(people), self.with_sip)
