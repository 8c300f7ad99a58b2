"""Visits over HTTP."""

import uuid

from fact_board.access.gates import patient_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.visits.actions import log_contact
from fact_board.visits.schemas import ContactLog
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("visits", __name__)


@routes.write("/patients/<uuid:patient_id>/visits", right="visit.log", takes=ContactLog, status=201)
def post_visit(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Log a visit or a call with the person."""
    return log_contact(patient_for(viewer, patient_id), **body, by=viewer.membership)
