"""Logging visits and calls."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.action import action, record
from fact_board.authorship import signed
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from fact_board.visits.models import Contact
from fact_board.visits.rules import check_day


@action
def log_contact(
    patient: Patient, *, id: uuid.UUID, kind: str, outcome: str, on: dt.date, by: Membership
) -> None:
    """Log a visit or a call: done, missed, not at home, or cancelled by whom."""
    check_day(on, clock.today())
    contact = Contact(
        **signed(patient, by),
        id=id,
        kind=kind,
        outcome=outcome,
        on=on,
    )
    db.session.add(contact)
    record("contact_logged", contact, by=by, contact=contact.id, kind=kind, outcome=outcome, on=on)
