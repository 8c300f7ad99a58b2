"""The legal status and its last day."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import LegalStatus, Patient
from fact_board.patients.rules import check_legal_status
from fact_board.teams.models import Membership


@action
def add_legal_status(
    patient: Patient,
    *,
    id: uuid.UUID,
    status: str,
    starts_on: dt.date,
    ends_on: dt.date | None,
    apply_by: dt.date | None = None,
    by: Membership,
) -> None:
    """Write down a legal status with its last day."""
    check_legal_status(status, starts_on, ends_on, apply_by)
    legal = LegalStatus(
        **about(patient, by),
        id=id,
        status=status,
        starts_on=starts_on,
        ends_on=ends_on,
        apply_by=apply_by,
    )
    db.session.add(legal)
    record("legal_status_added", legal, by=by, status=status)


@action
def end_legal_status(legal: LegalStatus, *, by: Membership) -> None:
    """Say that a legal status no longer holds."""
    if legal.ended_at is not None:
        raise Conflict("legal_status.ended")
    legal.ended_at = clock.now()
    record("legal_status_ended", legal, by=by, status=legal.status)


@action
def set_apply_by(legal: LegalStatus, apply_by: dt.date | None, *, by: Membership) -> None:
    """Choose by when the next period is applied for; None: as it is counted."""
    if legal.ended_at is not None:
        raise Conflict("legal_status.ended")
    check_legal_status(legal.status, legal.starts_on, legal.ends_on, apply_by)
    if legal.apply_by == apply_by:
        raise Unchanged(legal)
    legal.apply_by = apply_by
    record("legal_apply_by_set", legal, by=by, apply_by=apply_by)
