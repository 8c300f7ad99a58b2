"""Planning a visit, and closing the plan with what became of it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from fact_board import clock
from fact_board.access.gates import sight_of
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board import queries as board
from fact_board.board.rules import guard_coming, guard_undo
from fact_board.errors import Conflict, Invalid, NotAllowed, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff
from fact_board.visits.models import Contact
from fact_board.visits.planned.models import PLANNED, PlannedVisit
from fact_board.visits.planned.rules import Going, guard_pair, is_ones_own
from fact_board.visits.rules import check_day


@dataclass(frozen=True)
class Plan:
    """When, how and where; who goes, and whom it was agreed with when one goes alone to someone flagged."""

    on: dt.date
    staff: Staff
    time: str | None = None
    kind: str = "visit"
    place: str = "home"
    companion: Staff | None = None
    agreed_with: Staff | None = None
    agreed_why: str = ""

    @property
    def going(self) -> Going:
        return Going(self.staff.id, _id_of(self.companion), _id_of(self.agreed_with), self.agreed_why)


@action
def plan_visit(patient: Patient, plan: Plan, *, id: uuid.UUID, by: Membership) -> None:
    """Plan a visit, a call or a video meeting with the person."""
    if db.session.get(PlannedVisit, id) is not None:
        raise Conflict("row.exists")
    visit = PlannedVisit(**signed(patient, by), id=id, state=PLANNED)
    _guard(patient, plan, visit.party_id, by)
    _write(visit, plan)
    db.session.add(visit)
    record("visit_planned", visit, by=by, visit=visit.id, staff=visit.staff_id, on=visit.on, kind=visit.kind)


@action
def change_visit(visit: PlannedVisit, plan: Plan, *, by: Membership) -> None:
    """Another day, time, place or other people; the plan as a whole is written anew."""
    patient = _guard_open(visit, by)
    _guard(patient, plan, visit.party_id, by)
    _write(visit, plan)
    if not db.session.is_modified(visit):
        raise Unchanged(visit)
    record("visit_changed", visit, by=by, visit=visit.id, staff=visit.staff_id, on=visit.on)


@action
def cancel_visit(visit: PlannedVisit, *, whose: str, by: Membership) -> None:
    """It won't be: cancelled by the "person" or by the "team". No contact is written."""
    state = f"cancelled_by_{whose}"
    if visit.state == state:
        raise Unchanged(visit)
    _guard_open(visit, by)
    _end(visit, state, by)
    record("visit_cancelled", visit, by=by, visit=visit.id, state=state)


@action
def log_visit(visit: PlannedVisit, *, id: uuid.UUID, outcome: str, by: Membership) -> None:
    """Say how it went: the plan is closed, and the contact written in the books of the plan's party."""
    if visit.state == outcome and visit.contact_id is not None:
        raise Unchanged(visit)
    patient = _guard_open(visit, by)
    check_day(visit.on, clock.today())
    values: dict[str, Any] = {"kind": visit.kind, "outcome": outcome, "on": visit.on}
    contact = Contact(**signed(patient, by, visit.party_id), id=id, **values)
    db.session.add(contact)
    _end(visit, outcome, by)
    db.session.flush()  # the contact first: the plan points at it
    visit.contact_id = contact.id
    record("contact_logged", visit, contact, by=by, contact=contact.id, visit=visit.id, **values)


@action
def undo_visit_log(visit: PlannedVisit, *, by: Membership) -> None:
    """Take back one's own logging within ten seconds: the visit is planned again, the contact goes."""
    patient = _guard_enrolled(visit)
    contact = db.session.get(Contact, visit.contact_id) if visit.contact_id else None
    if contact is None or visit.ended_at is None:
        raise Conflict("undo.nothing")
    guard_undo(
        author_id=visit.ended_by,
        facts=board.facts_for(patient, by),
        changed_at=visit.ended_at,
        is_latest=contact.hidden_at is None,
        now=clock.now(),
    )
    visit.state, visit.ended_at, visit.ended_by, visit.contact_id = PLANNED, None, None, None
    db.session.flush()
    db.session.delete(contact)
    record("visit_log_undone", visit, by=by, visit=visit.id, contact=contact.id)


def _write(visit: PlannedVisit, plan: Plan) -> None:
    going = plan.going
    visit.on, visit.time, visit.kind, visit.place = plan.on, plan.time, plan.kind, plan.place
    visit.staff_id, visit.with_id = going.staff_id, going.with_id
    visit.agreed_with_id, visit.agreed_why = going.agreed_with_id, going.agreed_why


def _end(visit: PlannedVisit, state: str, by: Membership) -> None:
    visit.state, visit.ended_at, visit.ended_by = state, clock.now(), by.staff_id


def _guard(patient: Patient, plan: Plan, party_id: uuid.UUID, by: Membership) -> None:
    """The day is to come, those who go may know of the visit, and nobody goes alone where two must."""
    if patient.left_on is not None:
        raise NotFound
    guard_coming(plan.on, clock.today(), "on")
    for field, staff in (("staff", plan.staff), ("with", plan.companion)):
        if staff is not None:
            _guard_visitor(patient, staff, party_id, field)
    seen = sight_of(by, patient)
    needs_two = any(row.two_person_reason and seen.sees(row.party_id, "status") for row in patient.known)
    guard_pair(plan.going, kind=plan.kind, needs_two=needs_two)


def _guard_visitor(patient: Patient, staff: Staff, party_id: uuid.UUID, field: str) -> None:
    theirs = board.membership_of(patient.team_id, staff.id)
    if theirs is None or not sight_of(theirs, patient).sees(party_id, PlannedVisit.scope):
        raise Invalid("visit.visitor_may_not_see", field=field)


def _guard_open(visit: PlannedVisit, by: Membership) -> Patient:
    patient = _guard_enrolled(visit)
    going = Going(visit.staff_id, visit.with_id)
    if not is_ones_own(party_id=visit.party_id, by_party=by.party_id, by_staff=by.staff_id, going=going):
        raise NotAllowed("visit.not_yours")
    if visit.state != PLANNED:
        raise Conflict("visit.ended")
    return patient


def _guard_enrolled(visit: PlannedVisit) -> Patient:
    patient: Patient = visit.patient
    if patient.left_on is not None:
        raise NotFound
    return patient


def _id_of(staff: Staff | None) -> uuid.UUID | None:
    return staff.id if staff else None
