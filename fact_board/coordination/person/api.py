"""The head of the person's page over HTTP; each section has a read of its own."""

import uuid
from dataclasses import replace
from typing import Any

from fact_board.access.viewer import Viewer
from fact_board.coordination.person.opening import open_page
from fact_board.coordination.person.schemas import PersonPageRead
from fact_board.database import begin_snapshot
from fact_board.errors import NotFound
from fact_board.live import changes, views
from fact_board.web.routing import TeamRoutes

routes = TeamRoutes("person", __name__)


@routes.read("/patients/<uuid:patient_id>/page", right="patient.see", gives=PersonPageRead)
def get_page(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """Who the person is and where they stand, drawn as their card is."""
    _, seen = open_page(viewer, patient_id)
    team_id, who = viewer.team_id, {"me": viewer.staff.id, "own": viewer.party_id, "role": viewer.role}
    begin_snapshot()
    canvas = views.load_subjects(team_id, {("patient", patient_id), ("team", team_id), ("category", team_id)})
    person = canvas.patients.pop(patient_id, None)
    if person is None:
        raise NotFound
    seen = replace(canvas.sight(person, seen.audience), is_open=seen.is_open)
    drawn = views.draw_patient(canvas, person, seen)
    if drawn is None:
        raise NotFound
    put = [*views.draw_all(canvas, seen.audience), drawn]
    return {"now": changes.server_time(), **who, "put": put}
