"""The safe door over HTTP."""

import uuid
from typing import Any

from fact_board.access.gates import patient_for, sight_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.audit.readings import log_list_again, log_opening
from fact_board.visits.door.actions import acknowledge_alert
from fact_board.visits.door.reading import alerts_for, door_of
from fact_board.visits.door.schemas import AlertSeeing, AlertsRead, DoorRead
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("safe_door", __name__)


@routes.read("/patients/<uuid:patient_id>/door", right="patient.see", gives=DoorRead)
def get_door(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """Before a visit: the last contact, missed visits, risks, who else was there."""
    seen = sight_for(viewer, patient_for(viewer, patient_id))
    log_opening(viewer, patient_id, kind="door", basis=seen.basis)
    return door_of(viewer, patient_id)


@routes.read("/alerts", right="patient.see", gives=AlertsRead)
def get_alerts(viewer: Viewer) -> dict[str, Any]:
    """What somebody of mine, or whom I visit soon, makes me need to know."""
    people = alerts_for(viewer)
    log_list_again(viewer, "alerts", [person["patient"] for person in people])
    return {"people": people}


@routes.write(
    "/patients/<uuid:patient_id>/acknowledgements", right="alert.acknowledge", takes=AlertSeeing, status=201
)
def post_acknowledgement(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """I have seen this alert."""
    return acknowledge_alert(patient_for(viewer, patient_id), **body, by=viewer.membership)
