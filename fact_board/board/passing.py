"""What time itself does on the board."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import select

from fact_board import clock
from fact_board.board.actions.nominations import return_nomination
from fact_board.board.models import Nomination
from fact_board.extensions import db
from fact_board.teams.models import Team


def return_nominations(team: Team, now: dt.datetime) -> None:
    """Bring back each nomination whose waiting is over; returned ones wait no more, so never twice."""
    waited = db.session.scalars(
        select(Nomination.id)
        .where(
            Nomination.team_id == team.id,
            Nomination.state == "waiting",
            Nomination.hidden_at.is_(None),
            Nomination.returns_on <= clock.today(now),
        )
        .order_by(Nomination.returns_on, Nomination.id)
    ).all()
    for nomination_id in waited:
        return_nomination(db.session.get_one(Nomination, nomination_id), by=None)


TIME_VERBS: list[Callable[[Team, dt.datetime], None]] = [return_nominations]
