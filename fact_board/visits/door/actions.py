"""Saying that one has seen an alert."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from fact_board.visits.door.models import AlertAck
from fact_board.visits.door.queries import acks_of


@action
def acknowledge_alert(patient: Patient, *, id: uuid.UUID, code: str, since: dt.date, by: Membership) -> None:
    """I have seen it: for one's own party, with a name. Nobody else is told that there was something.

    What is not there yet can't have been seen: a day to come would silence what is still to happen.
    """
    if since > clock.today():
        raise Invalid("date.in_future", field="since")
    if any(ack.code == code and ack.since >= since for ack in acks_of([patient.id], by.party_id)):
        raise Unchanged(patient)
    ack = AlertAck(**signed(patient, by), id=id, code=code, since=since)
    db.session.add(ack)
    record("alert_acknowledged", ack, by=by, kept_in=by.party_id, code=code, since=since)
