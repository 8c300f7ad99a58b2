"""Reading plans, their steps and what people thought of them."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import select

from fact_board.coordination.plans.calendar import late_from
from fact_board.coordination.plans.models import Plan, PlanEvaluation, PlanStep
from fact_board.coordination.plans.rules import Named, Standing, link_in
from fact_board.extensions import db
from fact_board.patients.models import Patient

Values = dict[str, Any]


def plans_of(patient: Patient) -> Sequence[Plan]:
    """Every plan of a person that is not hidden, those under way first, then the latest."""
    found = db.session.scalars(select(Plan).where(Plan.patient_id == patient.id, Plan.hidden_at.is_(None)))
    return sorted(found, key=lambda plan: (plan.state == "ended", -plan.stepped_on.toordinal(), plan.id))


def running_plans_of(patient: Patient, kind: str) -> Sequence[Plan]:
    """A person's plans of a kind that have not ended, whoever wrote them."""
    of_kind = (Plan.patient_id == patient.id, Plan.kind == kind)
    is_running = (Plan.state != "ended", Plan.hidden_at.is_(None))
    return db.session.scalars(select(Plan).where(*of_kind, *is_running)).all()


def running_plans_in(team_id: uuid.UUID) -> Sequence[Plan]:
    """All plans of a team's people that have not ended."""
    return db.session.scalars(
        select(Plan)
        .join(Patient, Patient.id == Plan.patient_id)
        .where(Plan.team_id == team_id, Plan.state != "ended", Plan.hidden_at.is_(None))
        .where(Patient.left_on.is_(None))
        .order_by(Plan.next_on, Plan.id)
    ).all()


def steps_of(plan_ids: Collection[uuid.UUID]) -> Sequence[PlanStep]:
    """The steps that stand, in the order they were taken."""
    if not plan_ids:
        return []
    return db.session.scalars(
        select(PlanStep)
        .where(PlanStep.plan_id.in_(plan_ids), PlanStep.undone_at.is_(None))
        .order_by(PlanStep.seq)
    ).all()


def evaluations_of(plan_ids: Collection[uuid.UUID]) -> Sequence[PlanEvaluation]:
    """What was thought of these plans, the latest first."""
    if not plan_ids:
        return []
    return db.session.scalars(
        select(PlanEvaluation)
        .where(PlanEvaluation.plan_id.in_(plan_ids))
        .order_by(PlanEvaluation.on.desc(), PlanEvaluation.id.desc())
    ).all()


def evaluations_since(team_id: uuid.UUID, since: dt.date) -> Sequence[PlanEvaluation]:
    """All that a team's people thought of their SIPs since a day; not of one on the wrong person."""
    return db.session.scalars(
        select(PlanEvaluation)
        .join(Plan, Plan.id == PlanEvaluation.plan_id)
        .where(PlanEvaluation.team_id == team_id, PlanEvaluation.on >= since, Plan.hidden_at.is_(None))
    ).all()


def named_in(plan: Plan) -> Named:
    """Whom a plan names, and where it lives."""
    return Named(**{each.name: getattr(plan, each.name) for each in fields(Named)})


def standing_of(plan: Plan) -> Standing:
    """A plan as the radar needs it."""
    return Standing(plan.kind, plan.state, plan.stepped_on, plan.next_on)


def plan_values(plan: Plan) -> Values:
    """A plan in plain values; its place is an address to follow, or words."""
    link = link_in(plan.place)
    names = (
        *("id", "version", "kind", "state", "next_on", "made_on", "took_part"),
        *("caller_name", "leader_name"),
    )
    return {
        **{name: getattr(plan, name) for name in names},
        "on": plan.stepped_on,
        "late_on": late_from(plan.state, plan.stepped_on, plan.next_on),
        "party": plan.party_id,
        "caller": plan.caller_id,
        "leader": plan.leader_id,
        "leader_party": plan.leader_party_id,
        "link": link,
        "place": plan.place if link is None else "",
    }
