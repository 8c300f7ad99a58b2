"""The person's page: a shell; what it says of the person is read section by section."""

import uuid

from flask import Blueprint, render_template

from fact_board.access.gates import patient_for, team_for
from fact_board.access.rights import require
from fact_board.web.routing import current_viewer

pages = Blueprint("person_pages", __name__)


@pages.get("/patients/<uuid:patient_id>")
def person(patient_id: uuid.UUID) -> str:
    """All of one person's services, needs, plans, decisions and ways in."""
    viewer = current_viewer()
    require("patient.see", viewer.role)
    patient_for(viewer, patient_id)
    return render_template(
        "coordination/person.html", team=team_for(viewer, viewer.team_id), patient_id=patient_id
    )
