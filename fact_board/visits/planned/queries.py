"""Reading planned visits."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select

from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.visits.planned.models import PLANNED, PlannedVisit

Values = dict[str, Any]


def coming_visits_of(ids: Collection[uuid.UUID], today: dt.date) -> Sequence[PlannedVisit]:
    """What is planned with these people from today on, by day and time."""
    if not ids:
        return []
    return db.session.scalars(
        select(PlannedVisit)
        .where(PlannedVisit.patient_id.in_(ids), PlannedVisit.state == PLANNED, PlannedVisit.on >= today)
        .order_by(PlannedVisit.on, PlannedVisit.time, PlannedVisit.id)
    ).all()


def visits_of_staff(
    team_id: uuid.UUID, staff_ids: Collection[uuid.UUID], today: dt.date, until: dt.date
) -> Sequence[PlannedVisit]:
    """Whom these people visit: today's whatever came of them, the days to come, and what nobody logged."""
    if not staff_ids:
        return []
    is_theirs = or_(PlannedVisit.staff_id.in_(staff_ids), PlannedVisit.with_id.in_(staff_ids))
    is_open = PlannedVisit.state == PLANNED
    return db.session.scalars(
        select(PlannedVisit)
        .join(Patient, Patient.id == PlannedVisit.patient_id)
        .where(PlannedVisit.team_id == team_id, is_theirs, Patient.left_on.is_(None))
        .where(PlannedVisit.on <= until, or_(is_open, PlannedVisit.on == today))
        .order_by(PlannedVisit.on, PlannedVisit.time, PlannedVisit.id)
    ).all()


def visits_to_pass_on(
    team_id: uuid.UUID, staff_id: uuid.UUID, today: dt.date, until: dt.date
) -> list[PlannedVisit]:
    """What somebody has planned from today until then, alone or as one of two."""
    theirs = visits_of_staff(team_id, [staff_id], today, until)
    return [visit for visit in theirs if visit.state == PLANNED and visit.on >= today]


def visits_after(team_id: uuid.UUID, staff_id: uuid.UUID, day: dt.date) -> list[PlannedVisit]:
    """What somebody has planned for the days after this one, alone or as one of two."""
    return visits_to_pass_on(team_id, staff_id, day + dt.timedelta(days=1), dt.date.max)


def planned_visits_of(patient: Patient) -> Sequence[PlannedVisit]:
    """All that is still planned with a person, whoever planned it."""
    return db.session.scalars(
        select(PlannedVisit).where(PlannedVisit.patient_id == patient.id, PlannedVisit.state == PLANNED)
    ).all()


def planned_values(visit: PlannedVisit) -> Values:
    """A planned visit in plain values."""
    agreed = {"with": visit.agreed_with_id, "why": visit.agreed_why} if visit.agreed_with_id else None
    return {
        "id": visit.id,
        "version": visit.version,
        "party": visit.party_id,
        "kind": visit.kind,
        "place": visit.place,
        "on": visit.on,
        "time": visit.time,
        "staff": visit.staff_id,
        "with": visit.with_id,
        "agreed": agreed,
        "state": visit.state,
    }
