"""Plans over HTTP."""

import uuid
from typing import Any

from fact_board.access.gates import patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.coordination.person.opening import open_page
from fact_board.coordination.plans import actions
from fact_board.coordination.plans.actions import Answers
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.plans.reading import plans_read
from fact_board.coordination.plans.rules import Named, Step
from fact_board.coordination.plans.schemas import (
    PlanEntering,
    PlanEvaluating,
    PlanNaming,
    PlanOffering,
    PlansRead,
    PlanStepping,
)
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("plans", __name__)
NAMED = {"caller": "caller_id", "leader": "leader_id", "leader_party": "leader_party_id"}
SAME = ("caller_name", "leader_name", "place")
STEPS = {
    "offered": actions.offer_again,
    "declined": actions.decline_plan,
    "called": actions.call_meeting,
    "made": actions.make_plan,
    "followed_up": actions.follow_up_plan,
    "ended": actions.end_plan,
}


@routes.read("/patients/<uuid:patient_id>/plans", right="patient.see", gives=PlansRead)
def get_plans(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """A person's plans with their steps."""
    return plans_read(viewer, *open_page(viewer, patient_id))


@routes.write("/patients/<uuid:patient_id>/plans", right="plan.write", takes=PlanOffering, status=201)
def post_plan(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Offer somebody a plan."""
    patient, named = patient_for(viewer, patient_id), _named(body)
    return actions.offer_plan(patient, named, **body, by=viewer.membership)


@routes.write("/patients/<uuid:patient_id>/plans/made", right="plan.write", takes=PlanEntering, status=201)
def post_made_plan(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down a plan that was made before."""
    patient, named = patient_for(viewer, patient_id), _named(body)
    step = Step("made", body.pop("on"), body.pop("next_on"), body.pop("took_part"))
    return actions.enter_plan(patient, named, step, **body, by=viewer.membership)


@routes.write("/plans/<uuid:plan_id>/steps", right="plan.write", takes=PlanStepping, versioned=True)
def post_step(viewer: Viewer, body: Body, plan_id: uuid.UUID) -> Receipt:
    """Offered again, declined, called, made, followed up or ended."""
    plan, take = row_for(viewer, Plan, plan_id), STEPS[body["state"]]
    return take(plan, Step(**body), by=viewer.membership)


@routes.write("/plans/<uuid:plan_id>/undo", right="plan.write", versioned=True)
def post_undo(viewer: Viewer, body: Body, plan_id: uuid.UUID) -> Receipt:
    """Take back one's own last step, within ten seconds."""
    return actions.undo_plan_step(row_for(viewer, Plan, plan_id), by=viewer.membership)


@routes.write("/plans/<uuid:plan_id>", method="PUT", right="plan.write", takes=PlanNaming, versioned=True)
def put_plan(viewer: Viewer, body: Body, plan_id: uuid.UUID) -> Receipt:
    """Change who calls, who leads, or where the plan lives."""
    return actions.change_plan(row_for(viewer, Plan, plan_id), _named(body), by=viewer.membership)


@routes.write("/plans/<uuid:plan_id>/evaluations", right="plan.write", takes=PlanEvaluating, status=201)
def post_evaluation(viewer: Viewer, body: Body, plan_id: uuid.UUID) -> Receipt:
    """Write down what the person thought of their SIP."""
    plan = row_for(viewer, Plan, plan_id)
    answers = Answers(**{name: body.pop(name) for name in ("said", "knows", "better")})
    return actions.evaluate_plan(plan, answers, **body, by=viewer.membership)


def _named(body: Body) -> Named:
    """What a body names, taken out of it."""
    ids = {field: body.pop(name) for name, field in NAMED.items()}
    return Named(**ids, **{name: body.pop(name) for name in SAME})
