"""What one reader is told of a person's plans."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from fact_board import clock
from fact_board.access.gates import may_know_of, sight_of
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.coordination.plans.models import Plan, PlanEvaluation, PlanStep
from fact_board.coordination.plans.principals import principals_in, principals_of
from fact_board.coordination.plans.queries import (
    Values,
    evaluations_of,
    plan_values,
    plans_of,
    standing_of,
    steps_of,
)
from fact_board.coordination.plans.rules import radar
from fact_board.patients.models import Patient
from fact_board.teams.queries.memberships import memberships_of

WORKING = ("member", "leader")


def plans_read(viewer: Viewer, patient: Patient, seen: Sight) -> Values:
    """A person's plans as far as the reader sees, and whom the reader's own may name."""
    today = clock.today()
    plans = [plan for plan in plans_of(patient) if may_know_of(seen, plan)]
    ids = [plan.id for plan in plans]
    steps, told = steps_of(ids), evaluations_of(ids)
    return {
        "plans": [_whole(plan, steps, told) for plan in plans],
        "signs": signs_of(seen, patient, plans, today),
        "may_be_named": _who_may_be_named(viewer, patient, today),
    }


def signs_of(seen: Sight, patient: Patient, plans: Iterable[Plan], today: dt.date) -> list[str]:
    """What the radar says of a person, of what may be known: it can't tell of what is closed."""
    principals = principals_of([patient.id], today).get(patient.id, ())
    known = principals_in(one for one in principals if seen.sees(one.party_id, one.scope))
    return radar(known, [standing_of(plan) for plan in plans], today)


def _whole(plan: Plan, steps: Sequence[PlanStep], told: Sequence[PlanEvaluation]) -> Values:
    return {
        **plan_values(plan),
        "steps": [_step(step) for step in steps if step.plan_id == plan.id],
        "evaluations": [_evaluation(one) for one in told if one.plan_id == plan.id],
    }


def _step(step: PlanStep) -> Values:
    names = ("state", "on", "next_on", "took_part", "at")
    return {**{name: getattr(step, name) for name in names}, "by": step.by_id}


def _evaluation(one: PlanEvaluation) -> Values:
    names = ("id", "on", "is_declined", "said", "knows", "better")
    return {**{name: getattr(one, name) for name in names}, "by": one.by_id}


def _who_may_be_named(viewer: Viewer, patient: Patient, today: dt.date) -> list[uuid.UUID]:
    """Who works in the team, and may know of a plan that the reader's party writes."""
    return [
        one.staff_id
        for one in memberships_of(viewer.team_id, today)
        if one.role in WORKING and sight_of(one, patient).sees(viewer.party_id, Plan.scope)
    ]
