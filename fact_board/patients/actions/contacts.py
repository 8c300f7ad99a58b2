"""Who is the person's contact, on both sides."""

import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.patients.queries import contact_of
from fact_board.teams.models import Membership, Staff
from fact_board.teams.queries.memberships import membership_of


@dataclass(frozen=True)
class Reach:
    """On which number and when; `after_hours`: on evenings and weekends, another number or who answers."""

    phone: str = ""
    hours: str = ""
    after_hours: str = ""


def write_contact(
    patient: Patient, party_id: uuid.UUID, staff: Staff, deputy: Staff | None, reach: Reach
) -> CareContact:
    """The party's contact as asked; somebody of its own, and another as deputy."""
    membership = membership_of(patient.team_id, staff.id, clock.today())
    if membership is None or membership.party_id != party_id:
        raise Invalid("contact.of_other_party", field="staff")
    if deputy is not None and deputy.id == staff.id:
        raise Invalid("contact.deputy_is_staff", field="deputy")
    contact = contact_of(patient, party_id)
    if contact is None:
        contact = CareContact(team_id=patient.team_id, patient_id=patient.id, party_id=party_id)
        db.session.add(contact)
    contact.staff_id, contact.deputy_id = staff.id, deputy.id if deputy else None
    contact.phone, contact.hours, contact.after_hours = reach.phone, reach.hours, reach.after_hours
    return contact


@action
def set_contact(
    patient: Patient,
    staff: Staff,
    *,
    party: uuid.UUID,
    deputy: Staff | None = None,
    phone: str = "",
    hours: str = "",
    after_hours: str = "",
    by: Membership,
) -> None:
    """Name a party's contact for the person, with deputy, phone hours, and whom to ring after them."""
    if party != by.party_id:
        raise Conflict("contact.of_own_party_only")  # also when the other party doesn't know the person
    now_on, reach = contact_of(patient, party), Reach(phone, hours, after_hours)
    asked = (staff.id, deputy.id if deputy else None, reach)
    if now_on and (now_on.staff_id, now_on.deputy_id, _reach_of(now_on)) == asked:
        raise Unchanged(now_on)
    contact = write_contact(patient, party, staff, deputy, reach)
    record("contact_set", contact, by=by, party=party, staff=staff.id)


def _reach_of(contact: CareContact) -> Reach:
    return Reach(contact.phone, contact.hours, contact.after_hours)


@action
def set_primary(known: KnownTo, staff: Staff, *, by: Membership) -> None:
    """Say who is the person's primary contact in the party's books."""
    if known.primary_id == staff.id:
        raise Unchanged(known)
    was, known.primary_id = known.primary_id, staff.id
    record("primary_set", known, by=by, was=was, staff=staff.id)
