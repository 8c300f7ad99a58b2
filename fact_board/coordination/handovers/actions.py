"""Offering a handover, accepting and declining it by name, taking it back."""

import datetime as dt
import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.access.policy import scopes_between
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board.rules import guard_coming
from fact_board.coordination.handovers import rules
from fact_board.coordination.handovers.models import Handover
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.models import Membership, Party


@dataclass(frozen=True)
class Offer:
    """What is handed over, why and from when; to another party of the team, or to somebody outside."""

    what: str
    why: str
    from_on: dt.date
    topic: str = ""
    to_party: Party | None = None
    to_outside: str = ""


@action
def offer_handover(patient: Patient, offer: Offer, *, id: uuid.UUID, by: Membership) -> None:
    """Offer it: nothing changes hands yet."""
    to_party = offer.to_party.id if offer.to_party else None
    rules.check_handover(
        what=offer.what,
        topic=offer.topic,
        to_party=to_party,
        to_outside=offer.to_outside,
        own=by.party_id,
        has_basis=to_party is not None and _may_read(patient, by.party_id, to_party),
    )
    guard_coming(offer.from_on, clock.today(), "from_on")
    if db.session.get(Handover, id) is not None:
        raise Conflict("row.exists")
    handover = Handover(
        **signed(patient, by),
        id=id,
        what=offer.what,
        topic=offer.topic,
        why=offer.why,
        from_on=offer.from_on,
        to_party_id=to_party,
        to_outside=offer.to_outside,
    )
    db.session.add(handover)
    record("handover_offered", handover, by=by, handover=id, what=offer.what, to=to_party)


@action
def accept_handover(handover: Handover, *, by: Membership) -> None:
    """Say yes for one's party, by name: from now on one is its primary contact for the person.

    A single service changes hands without that. The giver's own books stay as they are.
    """
    if handover.state == "accepted" and handover.answered_by_id == by.staff_id:
        raise Unchanged(handover)
    rules.guard_open(handover.state)
    rules.guard_receiver(to_party=handover.to_party_id, own=by.party_id)
    _answer(handover, "accepted", by)
    known = _lead(handover, by) if handover.what != "service" else []
    record(
        "handover_accepted",
        handover,
        *known,
        by=by,
        nudges=(handover.by_id,),
        handover=handover.id,
        what=handover.what,
    )


@action
def record_acceptance(handover: Handover, name: str, on: dt.date | None, *, by: Membership) -> None:
    """Write down who accepted outside the team, and when."""
    rules.guard_open(handover.state)
    rules.guard_giver(party=handover.party_id, own=by.party_id)
    if handover.to_party_id is not None:
        raise Conflict("handover.they_accept")
    offered_on, today = clock.today(handover.at), clock.today()
    rules.check_acceptance(name=name, on=on, offered_on=offered_on, today=today)
    _answer(handover, "accepted", by)
    handover.accepted_name, handover.accepted_on = name, on
    record("handover_accepted", handover, by=by, handover=handover.id, what=handover.what, on=on)


@action
def decline_handover(handover: Handover, reason: str, *, by: Membership) -> None:
    """Say no for one's party, and why: it stays with the giver."""
    rules.guard_open(handover.state)
    rules.guard_receiver(to_party=handover.to_party_id, own=by.party_id)
    _answer(handover, "declined", by)
    handover.declined_because = reason
    record("handover_declined", handover, by=by, nudges=(handover.by_id,), handover=handover.id)


@action
def withdraw_handover(handover: Handover, *, by: Membership) -> None:
    """Don't wait for a yes any longer."""
    rules.guard_open(handover.state)
    rules.guard_giver(party=handover.party_id, own=by.party_id)
    _answer(handover, "withdrawn", by)
    record("handover_withdrawn", handover, by=by, handover=handover.id)


def _may_read(patient: Patient, giver: uuid.UUID, receiver: uuid.UUID) -> bool:
    return Handover.scope in scopes_between(giver, receiver, patient.bases, clock.now())


def _answer(handover: Handover, state: str, by: Membership) -> None:
    handover.state, handover.answered_by_id, handover.answered_at = state, by.staff_id, clock.now()


def _lead(handover: Handover, by: Membership) -> list[KnownTo]:
    known: KnownTo | None = db.session.get(KnownTo, (handover.patient_id, by.party_id))
    if known is None or known.primary_id == by.staff_id:
        return []
    known.primary_id = by.staff_id
    return [known]
