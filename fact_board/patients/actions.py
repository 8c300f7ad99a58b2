"""What is done about the person: enrolling, contacts, flags and leaving."""

import datetime as dt
import secrets
import uuid
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board.models import Answer, Nomination
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, LegalStatus, NextOfKin, Patient
from fact_board.patients.queries import (
    SamePerson,
    codes_in,
    contact_of,
    names_in,
    open_episode_of,
    open_nominations_of,
    parties_knowing,
    patients_by_id,
    same_person,
    unfinished_tasks_of,
    waiting_decisions_of,
)
from fact_board.patients.rules import (
    Named,
    check_birth_year,
    check_departure,
    check_legal_status,
    check_two_person,
    is_similar,
    labels_for,
    protected_code,
    shares_label,
)
from fact_board.teams.models import Membership, Staff, Team
from fact_board.teams.queries import membership_of


@action
def enrol_patient(
    team: Team,
    *,
    id: uuid.UUID,
    name: str,
    birth_year: int | None,
    contact: Staff,
    deputy: Staff | None = None,
    phone: str = "",
    hours: str = "",
    primary: Staff | None = None,
    is_another: bool = False,
    by: Membership,
) -> None:
    """Register someone in the books of `by`'s party.

    Whom another party of the team already has (same name and birth year), or who comes back, keeps their one
    anchor, and the answer reads as for a new person. `is_another` says that it is somebody else all the same.
    """
    check_birth_year(birth_year, clock.today())
    same = None if is_another else same_person(team.id, name, birth_year)
    if same and same.patient.left_on is None and by.party_id in same.parties:
        raise Conflict("patient.already_enrolled", label=same.patient.label)
    is_enrolled = same is not None and same.patient.left_on is None
    others = [] if is_enrolled else names_in(team.id)
    patient = _anchor(team, id, same)
    patient.primary_id = primary.id if primary else patient.primary_id
    relabelled = [] if is_enrolled else _tell_apart(patient, name, others)
    db.session.add(patient)
    db.session.flush()
    if same is None or by.party_id not in same.parties:
        known = KnownTo(
            team_id=team.id, patient_id=patient.id, party_id=by.party_id, name=name, birth_year=birth_year
        )
        db.session.add(known)
    care_contact = _write_contact(patient, by.party_id, contact, deputy, phone, hours)
    record(
        "patient_enrolled",
        patient,
        care_contact,
        by=by,
        touches=(team, *relabelled),
        sight_changing=True,
        patient=patient.id,
    )


def _anchor(team: Team, new_id: uuid.UUID, same: SamePerson | None) -> Patient:
    if same is None:
        return Patient(id=new_id, team_id=team.id, label="", enrolled_on=clock.today())
    patient = same.patient
    if patient.left_on is not None:
        patient.enrolled_on = clock.today()
        patient.left_on = patient.left_reason = patient.successor = None
    return patient


def _tell_apart(patient: Patient, name: str, others: list[Named]) -> list[Patient]:
    """Label a person so that nobody is taken for another; gives those whose drawing changed by it."""
    namesakes = [other for other in others if other.id != patient.id and shares_label(other.name, name)]
    alike = {other.id for other in others if other.id != patient.id and is_similar(other.name, name)}
    in_order = {other.id: other for other in reversed(namesakes)}  # one name each, the first in the list
    labels = labels_for([*reversed(in_order.values()), Named(patient.id, name)])
    changed = []
    for other in patients_by_id(set(in_order) | alike):
        label = other.label if other.protected_code else labels.get(other.id, other.label)
        similar = other.is_similar or other.id in alike
        if (label, similar) != (other.label, other.is_similar):
            other.label, other.is_similar = label, similar
            changed.append(other)
    patient.is_similar = bool(alike)
    patient.label = patient.protected_code or labels[patient.id]
    return changed


def _write_contact(
    patient: Patient, party_id: uuid.UUID, staff: Staff, deputy: Staff | None, phone: str, hours: str
) -> CareContact:
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
    if party not in parties_knowing(patient):
        raise Conflict("contact.unknown_to_party")
    now_on = contact_of(patient, party)
    asked = (staff.id, deputy.id if deputy else None, phone, hours)
    if now_on and (now_on.staff_id, now_on.deputy_id, now_on.phone, now_on.hours) == asked:
        raise Unchanged(patient)
    contact = _write_contact(patient, party, staff, deputy, phone, hours)
    record("contact_set", contact, by=by, party=party, staff=staff.id)


@action
def set_primary(patient: Patient, staff: Staff, *, by: Membership) -> None:
    """Say who is the person's primary contact."""
    if patient.primary_id == staff.id:
        raise Unchanged(patient)
    was, patient.primary_id = patient.primary_id, staff.id
    record("primary_set", patient, by=by, was=was, staff=staff.id)


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
        id=id,
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=by.party_id,
        name=name,
        relation=relation,
        phone=phone,
        may_contact=may_contact,
    )
    db.session.add(kin)
    record("next_of_kin_added", kin, by=by, may_contact=may_contact)


@action
def protect_identity(patient: Patient, *, code: str | None = None, by: Membership) -> None:
    """Show a code that isn't derived from the name, everywhere, from now on."""
    if patient.protected_code is not None:
        raise Unchanged(patient)
    taken = codes_in(patient.team_id)
    if code in taken:
        raise Conflict("patient.code_taken")
    patient.protected_code = code or protected_code(taken, (secrets.randbelow(8 * 24) for _ in range(10_000)))
    patient.label = patient.protected_code
    record("identity_protected", patient, by=by, sight_changing=True)


@action
def add_legal_status(
    patient: Patient,
    *,
    id: uuid.UUID,
    status: str,
    starts_on: dt.date,
    ends_on: dt.date | None,
    by: Membership,
) -> None:
    """Write down a legal status with its last day."""
    check_legal_status(status, starts_on, ends_on)
    legal = LegalStatus(
        id=id,
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=by.party_id,
        status=status,
        starts_on=starts_on,
        ends_on=ends_on,
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
def set_two_person(patient: Patient, *, reason: str, review_on: dt.date, by: Membership) -> None:
    """Ask everybody to go in pairs, until a day to look at it again."""
    check_two_person(reason, review_on, clock.today())
    if (patient.two_person_reason, patient.two_person_review_on) == (reason, review_on):
        raise Unchanged(patient)
    patient.two_person_reason, patient.two_person_review_on = reason, review_on
    record("two_person_set", patient, by=by, review_on=review_on)


@action
def lift_two_person(patient: Patient, *, by: Membership) -> None:
    """One visitor is enough again."""
    if patient.two_person_reason is None:
        raise Unchanged(patient)
    patient.two_person_reason = patient.two_person_review_on = None
    record("two_person_lifted", patient, by=by)


@action
def stop_medication(patient: Patient, *, on: dt.date, by: Membership) -> None:
    """Write down that the person stopped taking their medication; visitors call the team first."""
    if on > clock.today():
        raise Invalid("date.in_future", field="on")
    if patient.medication_stopped_on == on:
        raise Unchanged(patient)
    patient.medication_stopped_on = on
    record("medication_stopped", patient, by=by, on=on)


@action
def resume_medication(patient: Patient, *, by: Membership) -> None:
    """The person takes their medication again."""
    if patient.medication_stopped_on is None:
        raise Unchanged(patient)
    patient.medication_stopped_on = None
    record("medication_resumed", patient, by=by)


@action
def leave_team(
    patient: Patient, *, reason: str, successor: str | None = None, reply: str = "", by: Membership
) -> None:
    """Let someone leave: moved, other provider or own wish to a named successor, or died.

    Everything open ends at once, so that nothing reminds of them tomorrow. `reply` answers open nominations:
    none is closed in silence.
    """
    check_departure(reason, successor)
    if patient.left_on is not None:
        raise Conflict("patient.left")
    patient.left_on, patient.left_reason = clock.today(), reason
    patient.successor = successor if reason != "died" else None
    ended = _end_everything(patient, reason, reply, by)
    db.session.flush()
    team = db.session.get_one(Team, patient.team_id)
    record(
        "patient_left",
        patient,
        *ended,
        by=by,
        touches=(team, *_no_longer_alike(patient)),
        sight_changing=True,
        patient=patient.id,
        reason=reason,
    )


def _end_everything(patient: Patient, reason: str, reply: str, by: Membership) -> list[Any]:
    now, outcome = clock.now(), "died" if reason == "died" else "left_team"
    tasks, decisions = unfinished_tasks_of(patient), waiting_decisions_of(patient)
    nominations, episode = open_nominations_of(patient), open_episode_of(patient)
    for task in tasks:
        task.state, task.closed_reason = "closed", outcome
    for decision in decisions:
        decision.ended_at, decision.outcome = now, "withdrawn"
    for nomination in nominations:
        nomination.state, nomination.ended_at = "answered", now
        db.session.add(_farewell(nomination, reply, by))
    if episode is None:
        return [*tasks, *decisions, *nominations]
    episode.closed_at, episode.closed_by, episode.outcome = now, by.staff_id, outcome
    return [*tasks, *decisions, *nominations, episode]


def _farewell(nomination: Nomination, reply: str, by: Membership) -> Answer:
    return Answer(
        team_id=nomination.team_id,
        patient_id=nomination.patient_id,
        party_id=by.party_id,
        nomination_id=nomination.id,
        decision="not_now",
        text=reply,
        by_id=by.staff_id,
        at=clock.now(),
    )


def _no_longer_alike(patient: Patient) -> list[Patient]:
    """Those who looked like nobody but the one who left."""
    if not patient.is_similar:
        return []
    names = names_in(patient.team_id)
    marked = [other for other in patients_by_id({each.id for each in names}) if other.is_similar]
    freed = []
    for other in marked:
        own = [each.name for each in names if each.id == other.id]
        if not any(is_similar(mine, each.name) for mine in own for each in names if each.id != other.id):
            other.is_similar = False
            freed.append(other)
    return freed
