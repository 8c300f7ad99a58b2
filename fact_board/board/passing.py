"""What time itself does on the board."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import select

from fact_board import clock
from fact_board.board import duty_rules
from fact_board.board.actions.duty_calls import pass_on_call
from fact_board.board.actions.handing import return_offer
from fact_board.board.actions.nominations import return_nomination
from fact_board.board.duty_calls import deputy_to_call, unread_calls
from fact_board.board.models import DutyCall, Nomination, Task
from fact_board.board.offers import may_answer_offer, offers_waiting
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


def pass_on_calls(team: Team, now: dt.datetime) -> None:
    """Send each red nomination that nobody read for half an hour to the deputy; gone on, it never goes again.

    Without a deputy who may know of it, it waits with the duty officer.
    """
    waiting = [
        call.id for call in unread_calls(team.id, now - duty_rules.READ_WITHIN) if deputy_to_call(call)
    ]
    for call_id in waiting:
        pass_on_call(db.session.get_one(DutyCall, call_id), by=None)


def return_offers(team: Team, now: dt.datetime) -> None:
    """Give back each task offered to somebody who may not know of it any longer, however that came about."""
    blind = [task.id for task in offers_waiting(team.id) if not may_answer_offer(task)]
    for task_id in blind:
        return_offer(db.session.get_one(Task, task_id), by=None)


TIME_VERBS: list[Callable[[Team, dt.datetime], None]] = [return_nominations, pass_on_calls, return_offers]
