"""Decisions that people wait for, over HTTP."""

import uuid

from fact_board.access.gates import patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.coordination.decisions.actions import end_decision, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.decisions.schemas import DecisionEnd, DecisionRequest
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("coordination", __name__)


@routes.write(
    "/patients/<uuid:patient_id>/decisions", right="decision.watch", takes=DecisionRequest, status=201
)
def post_decision(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down a request that waits for a decision."""
    return watch_decision(patient_for(viewer, patient_id), **body, by=viewer.membership)


@routes.write("/decisions/<uuid:decision_id>/end", right="decision.watch", takes=DecisionEnd, versioned=True)
def post_decision_end(viewer: Viewer, body: Body, decision_id: uuid.UUID) -> Receipt:
    """Write down what was decided."""
    watch = row_for(viewer, DecisionWatch, decision_id)
    return end_decision(watch, outcome=body["outcome"], by=viewer.membership)
