"""Red nominations between meetings, as today's duty officer and the deputy are asked to read them."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import known_rows, label_for, sight_for, with_sight
from fact_board.access.viewer import Viewer
from fact_board.board import duty_rules
from fact_board.board.models import DutyCall, Nomination
from fact_board.board.queries import membership_of
from fact_board.board.shapes import DutyCallRead
from fact_board.extensions import db
from fact_board.live.schemas import within
from fact_board.patients.models import Patient
from fact_board.teams.models import Staff
from fact_board.teams.queries.team import duty_of, is_away

Values = dict[str, Any]


def call_of(nomination_id: uuid.UUID) -> DutyCall | None:
    """The call that a nomination made, if it was red and between meetings."""
    return db.session.scalar(select(DutyCall).where(DutyCall.nomination_id == nomination_id))


def readings_of(nomination_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Values]:
    """Who on duty has read them, and when: by nomination."""
    found = db.session.execute(
        select(DutyCall.nomination_id, Staff.name, DutyCall.read_at)
        .join(Staff, Staff.id == DutyCall.read_by)
        .where(DutyCall.nomination_id.in_(nomination_ids))
    )
    return {nomination_id: {"by_name": name, "at": at} for nomination_id, name, at in found}


def unread_calls(team_id: uuid.UUID, since: dt.datetime) -> Sequence[DutyCall]:
    """Calls made before `since` that nobody has read and that did not go on yet, the oldest first."""
    return db.session.scalars(
        select(DutyCall)
        .join(Nomination, Nomination.id == DutyCall.nomination_id)
        .where(
            DutyCall.team_id == team_id,
            DutyCall.at <= since,
            DutyCall.read_at.is_(None),
            DutyCall.passed_on_at.is_(None),
            Nomination.state == "open",
            Nomination.hidden_at.is_(None),
        )
        .order_by(DutyCall.at, DutyCall.id)
    ).all()


def called_by(call: DutyCall) -> list[uuid.UUID]:
    """Who is asked to read it now."""
    officer, deputy = on_duty(call.team_id)
    fit = {one for one in (officer, deputy) if one and _may_know(call, one)}
    is_passed_on = call.passed_on_at is not None
    return duty_rules.called_now(officer=officer, deputy=deputy, may_know=fit, is_passed_on=is_passed_on)


def deputy_to_call(call: DutyCall) -> uuid.UUID | None:
    """Whom it goes to when the one on duty doesn't read it: somebody else who may know of it."""
    _, deputy = on_duty(call.team_id)
    return deputy if deputy and _may_know(call, deputy) and deputy not in called_by(call) else None


def on_duty(team_id: uuid.UUID) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """Today's duty officer and deputy; whoever is away is left out."""
    today = clock.today()
    duty = duty_of(team_id, today)
    both = (duty.officer_id, duty.deputy_id) if duty else (None, None)
    officer, deputy = (one if one and not is_away(team_id, one, today) else None for one in both)
    return officer, deputy


def _may_know(call: DutyCall, staff_id: uuid.UUID) -> bool:
    membership = membership_of(call.team_id, staff_id)
    return membership is not None and bool(known_rows(membership, call.patient, [call]))


def calls_for(viewer: Viewer) -> list[Values]:
    """Red nominations that the viewer is asked to read, or that were read and wait for the meeting."""
    if viewer.staff.id not in on_duty(viewer.team_id):
        return []
    found = db.session.execute(
        select(DutyCall, Nomination, Patient)
        .join(Nomination, Nomination.id == DutyCall.nomination_id)
        .join(Patient, Patient.id == DutyCall.patient_id)
        .options(*with_sight(joinedload))
        .where(
            DutyCall.team_id == viewer.team_id,
            Nomination.state == "open",
            Nomination.hidden_at.is_(None),
            Patient.left_on.is_(None),
        )
        .order_by(DutyCall.at, DutyCall.id)
    ).unique()
    return [
        _values(viewer, call, nomination, patient)
        for call, nomination, patient in found
        if viewer.staff.id in called_by(call)
    ]


def _values(viewer: Viewer, call: DutyCall, nomination: Nomination, patient: Patient) -> Values:
    seen = sight_for(viewer, patient)
    values = {
        "nomination": nomination.id,
        "patient": patient.id,
        "patient_label": label_for(seen, patient),
        "by_name": db.session.get_one(Staff, nomination.by_id).name,
        "at": nomination.at,
        "tags": nomination.tags,
        "text": nomination.text,
        "passed_on_at": call.passed_on_at,
        "read_at": call.read_at,
        "read_by_name": db.session.get_one(Staff, call.read_by).name if call.read_by else None,
    }
    return within(DutyCallRead, values, seen.of(nomination.party_id))
