"""Waiting for decisions, so that nobody has to chase them."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.action import action, record
from fact_board.authorship import about
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.decisions.rules import check_watch
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership


@action
def watch_decision(
    patient: Patient,
    *,
    id: uuid.UUID,
    what: str,
    asked_of: str,
    asked_on: dt.date,
    expected_on: dt.date | None,
    by: Membership,
) -> None:
    """Write down a request that waits for somebody's decision."""
    check_watch(asked_on, expected_on, clock.today())
    watch = DecisionWatch(
        id=id,
        **about(patient, by),
        what=what,
        asked_of=asked_of,
        asked_on=asked_on,
        asked_by=by.staff_id,
        expected_on=expected_on,
    )
    db.session.add(watch)
    record("decision_watched", watch, by=by, asked_on=asked_on, expected_on=expected_on)


@action
def end_decision(watch: DecisionWatch, *, outcome: str, by: Membership) -> None:
    """Write down what was decided."""
    if watch.ended_at is not None:
        raise Conflict("decision.ended")
    watch.outcome, watch.ended_at = outcome, clock.now()
    record("decision_ended", watch, by=by, outcome=outcome)
