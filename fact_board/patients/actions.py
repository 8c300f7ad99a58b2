"""What is done about the person: enrolling, contacts, flags and leaving."""

import datetime as dt
import secrets
import uuid
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about, signed
from fact_board.board.models import Answer, Nomination
from fact_board.errors import Conflict, Invalid, NotAllowed
from fact_board.extensions import db
from fact_board.patients.books import enter_in_books, no_longer_alike, tell_apart
from fact_board.patients.labels import WallLabels
from fact_board.patients.models import PROTECTED_KINDS, CareContact, KnownTo, LegalStatus, NextOfKin, Patient
from fact_board.patients.queries import (
    SamePerson,
    bases_of,
    codes_in,
    contact_of,
    is_protected_by_anybody,
    is_region,
    open_episodes_of,
    open_nominations_of,
    same_person,
    unfinished_tasks_of,
    waiting_decisions_of,
)
from fact_board.patients.rules import (
    check_birth_year,
    check_departure,
    check_legal_status,
    check_two_person,
    protected_code,
)
from fact_board.teams.models import Membership, Staff, Team
from fact_board.teams.queries import membership_of
from fact_board.visits.planned.queries import planned_visits_of


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
        raise Conflict("patient.already_enrolled", label=same.label_for(by.party_id))
    on_walls = WallLabels(team.id)
    patient = _anchor(team, id, same)
    db.session.add(patient)
    known, relabelled = enter_in_books(patient, by.party_id, name, birth_year)
    known.primary_id = primary.id if primary else known.primary_id
    care_contact = _write_contact(patient, by.party_id, contact, deputy, phone, hours)
    record(
        "patient_enrolled",
        known,
        care_contact,
        by=by,
        touches=(team, *relabelled, *on_walls.others_changed(patient)),
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
    if party != by.party_id:
        raise Conflict("contact.of_own_party_only")  # also when the other party doesn't know the person
    now_on = contact_of(patient, party)
    asked = (staff.id, deputy.id if deputy else None, phone, hours)
    if now_on and (now_on.staff_id, now_on.deputy_id, now_on.phone, now_on.hours) == asked:
        raise Unchanged(now_on)
    contact = _write_contact(patient, party, staff, deputy, phone, hours)
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


@action
def protect_identity(
    known: KnownTo, *, kind: str = "marked", code: str | None = None, by: Membership
) -> None:
    """Show a code that isn't derived from the name, everywhere, from now on.

    `kind` is one of `PROTECTED_KINDS`: marked (sekretessmarkering), register (skyddad folkbokföring) or
    assumed (fingerade personuppgifter).
    """
    if kind not in PROTECTED_KINDS:
        raise Invalid("patient.protected_kind", field="kind")
    if known.protected_kind == kind:
        raise Unchanged(known)
    known.protected_kind = kind
    patient = known.patient
    on_walls = WallLabels(patient.team_id)
    if patient.protected_code is None:
        taken = codes_in(patient.team_id)
        if code in taken:
            raise Conflict("patient.code_taken")
        numbers = (secrets.randbelow(8 * 24) for _ in range(10_000))
        patient.label = patient.protected_code = code or protected_code(taken, numbers)
    touches = on_walls.others_changed(patient)
    record("identity_protected", known, by=by, touches=touches, sight_changing=True)


@action
def unprotect_identity(known: KnownTo, *, by: Membership) -> None:
    """The protection has ended: the name stands in the party's books again."""
    if known.protected_kind is None:
        raise Unchanged(known)
    known.protected_kind = None
    patient, walls, on_walls = known.patient, [], WallLabels(known.team_id)
    db.session.flush()
    if not is_protected_by_anybody(patient):
        patient.protected_code = None
        walls = [row for row in tell_apart(patient, known) if isinstance(row, Patient)]
    touches = (*walls, *on_walls.others_changed(patient))
    record("protection_ended", known, by=by, touches=touches, sight_changing=True)


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
        **about(patient, by),
        id=id,
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
def set_two_person(known: KnownTo, *, reason: str, review_on: dt.date, by: Membership) -> None:
    """Ask everybody to go in pairs, until a day to look at it again."""
    check_two_person(reason, review_on, clock.today())
    if (known.two_person_reason, known.two_person_review_on) == (reason, review_on):
        raise Unchanged(known)
    known.two_person_reason, known.two_person_review_on = reason, review_on
    record("two_person_set", known, by=by, review_on=review_on)


@action
def lift_two_person(known: KnownTo, *, by: Membership) -> None:
    """One visitor is enough again."""
    if known.two_person_reason is None:
        raise Unchanged(known)
    known.two_person_reason = known.two_person_review_on = None
    record("two_person_lifted", known, by=by)


@action
def stop_medication(known: KnownTo, *, on: dt.date, by: Membership) -> None:
    """Write down that the person stopped taking their medication; visitors call the team first."""
    if on > clock.today():
        raise Invalid("date.in_future", field="on")
    if known.medication_stopped_on == on:
        raise Unchanged(known)
    known.medication_stopped_on = on
    record("medication_stopped", known, by=by, on=on)


@action
def resume_medication(known: KnownTo, *, by: Membership) -> None:
    """The person takes their medication again."""
    if known.medication_stopped_on is None:
        raise Unchanged(known)
    known.medication_stopped_on = None
    record("medication_resumed", known, by=by)


@action
def leave_team(
    known: KnownTo, *, reason: str, successor: str | None = None, reply: str = "", by: Membership
) -> None:
    """Let someone leave: moved, other provider or own wish to a named successor, or died.

    Everything open ends at once, so that nothing reminds of them tomorrow. `reply` answers open nominations:
    none is closed in silence. Only the region, which runs the board, lets someone leave; every party that
    knows the person is told.
    """
    check_departure(reason, successor)
    if not is_region(by.party_id):
        raise NotAllowed("patient.region_only")
    patient = known.patient
    if patient.left_on is not None:
        raise Conflict("patient.left")
    on_walls = WallLabels(patient.team_id)
    patient.left_on, patient.left_reason = clock.today(), reason
    patient.successor = successor if reason != "died" else None
    ended = _end_everything(patient, reason, reply, by)
    db.session.flush()
    team = db.session.get_one(Team, patient.team_id)
    record(
        "patient_left",
        known,
        *ended,
        by=by,
        touches=(team, *no_longer_alike(patient), *on_walls.others_changed(patient)),
        sight_changing=True,
        told_to="*",
        patient=patient.id,
        reason=reason,
    )


def _end_everything(patient: Patient, reason: str, reply: str, by: Membership) -> list[Any]:
    now, outcome = clock.now(), "died" if reason == "died" else "left_team"
    tasks, decisions = unfinished_tasks_of(patient), waiting_decisions_of(patient)
    visits = planned_visits_of(patient)
    nominations, bases = open_nominations_of(patient), bases_of(patient)
    episodes = open_episodes_of(patient)
    for task in tasks:
        task.state, task.closed_reason = "closed", outcome
    for decision in decisions:
        decision.ended_at, decision.outcome = now, "withdrawn"
    for visit in visits:
        visit.state, visit.ended_at, visit.ended_by = "cancelled_by_team", now, by.staff_id
    for basis in bases:
        basis.ended_at, basis.ended_by, basis.ended_how = now, by.staff_id, "left"
    for nomination in nominations:
        nomination.state, nomination.ended_at, nomination.decided_party_id = "answered", now, by.party_id
        db.session.add(_farewell(nomination, reply, by))
    for known in patient.known:
        known.left_on = patient.left_on
    for episode in episodes:
        episode.closed_at, episode.closed_by, episode.outcome = now, by.staff_id, outcome
    return [*tasks, *decisions, *visits, *bases, *nominations, *episodes]


def _farewell(nomination: Nomination, reply: str, by: Membership) -> Answer:
    return Answer(
        **signed(nomination.patient, by), nomination_id=nomination.id, decision="not_now", text=reply
    )
