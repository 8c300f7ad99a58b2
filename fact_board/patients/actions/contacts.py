"""Who is the person's contact, on both sides and at home."""

import uuid

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, NextOfKin, Patient
from fact_board.patients.queries import contact_of
from fact_board.teams.models import Membership, Staff
from fact_board.teams.queries.memberships import membership_of


def write_contact(
    patient: Patient, party_id: uuid.UUID, staff: Staff, deputy: Staff | None, phone: str, hours: str
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
    contact.phone, contact.hours = phone, hours
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
    by: Membership,
) -> None:
    """Name a party's contact for the person, with deputy and phone hours."""
    if party != by.party_id:
        raise Conflict("contact.of_own_party_only")  # also when the other party doesn't know the person
    now_on = contact_of(patient, party)
    asked = (staff.id, deputy.id if deputy else None, phone, hours)
    if now_on and (now_on.staff_id, now_on.deputy_id, now_on.phone, now_on.hours) == asked:
        raise Unchanged(now_on)
    contact = write_contact(patient, party, staff, deputy, phone, hours)
    record("contact_set", contact, by=by, party=party, staff=staff.id)


@action
def set_primary(known: KnownTo, staff: Staff, *, by: Membership) -> None:
    """Say who is the person's primary contact in the party's books."""
    if known.primary_id == staff.id:
        raise Unchanged(known)
    was, known.primary_id = known.primary_id, staff.id
    record("primary_set", known, by=by, was=was, staff=staff.id)


@action
def add_next_of_kin(
    patient: Patient,
    *,
    id: uuid.UUID,
    name: str,
    relation: str,
    phone: str,
    may_contact: str,
    by: Membership,
) -> None:
    """Write down someone close, and whether they may be contacted."""
    kin = NextOfKin(
        **about(patient, by),
        id=id,
        name=name,
        relation=relation,
        phone=phone,
        may_contact=may_contact,
    )
    db.session.add(kin)
    record("next_of_kin_added", kin, by=by, may_contact=may_contact)
