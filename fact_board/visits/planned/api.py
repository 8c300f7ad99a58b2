"""Planned visits over HTTP."""

import uuid

from fact_board.access.gates import colleague_for, patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.errors import Invalid, NotFound
from fact_board.teams.models import Staff
from fact_board.visits.planned import actions
from fact_board.visits.planned.actions import Plan
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.planned.schemas import VisitCancelling, VisitChanging, VisitLogging, VisitPlanning
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("planned_visits", __name__)
PEOPLE = {"staff": "staff", "companion": "with", "agreed_with": "agreed_with"}


@routes.write(
    "/patients/<uuid:patient_id>/planned-visits", right="visit.plan", takes=VisitPlanning, status=201
)
def post_plan(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Plan a visit, a call or a video meeting."""
    patient, id_ = patient_for(viewer, patient_id), body.pop("id")
    return actions.plan_visit(patient, _plan(viewer, body), id=id_, by=viewer.membership)


@routes.write(
    "/planned-visits/<uuid:visit_id>", method="PUT", right="visit.plan", takes=VisitChanging, versioned=True
)
def put_plan(viewer: Viewer, body: Body, visit_id: uuid.UUID) -> Receipt:
    """Change when, where or who."""
    visit = row_for(viewer, PlannedVisit, visit_id)
    return actions.change_visit(visit, _plan(viewer, body), by=viewer.membership)


@routes.write(
    "/planned-visits/<uuid:visit_id>/cancellation",
    right="visit.plan",
    takes=VisitCancelling,
    versioned=True,
)
def post_cancellation(viewer: Viewer, body: Body, visit_id: uuid.UUID) -> Receipt:
    """It won't be."""
    return actions.cancel_visit(row_for(viewer, PlannedVisit, visit_id), **body, by=viewer.membership)


@routes.write("/planned-visits/<uuid:visit_id>/log", right="visit.log", takes=VisitLogging, versioned=True)
def post_log(viewer: Viewer, body: Body, visit_id: uuid.UUID) -> Receipt:
    """Say how it went."""
    return actions.log_visit(row_for(viewer, PlannedVisit, visit_id), **body, by=viewer.membership)


@routes.write("/planned-visits/<uuid:visit_id>/undo", right="visit.log", versioned=True)
def post_log_undo(viewer: Viewer, body: Body, visit_id: uuid.UUID) -> Receipt:
    """Take back one's own logging, within ten seconds."""
    return actions.undo_visit_log(row_for(viewer, PlannedVisit, visit_id), by=viewer.membership)


def _plan(viewer: Viewer, body: Body) -> Plan:
    named = {name: _colleague(viewer, body[name], field) for name, field in PEOPLE.items()}
    return Plan(**{**body, **named})


def _colleague(viewer: Viewer, staff_id: uuid.UUID | None, field: str) -> Staff | None:
    """Somebody of the team; a wrong name is a wrong value of the body, not a page that is not there."""
    try:
        return colleague_for(viewer, staff_id) if staff_id else None
    except NotFound as missing:
        raise Invalid(missing.key, field=field) from missing
