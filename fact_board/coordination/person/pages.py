"""The person's page: a shell; what it says of the person is read section by section."""

import uuid

from flask import Blueprint, current_app, render_template

from fact_board.access.gates import label_for, patient_for, sight_of, team_for
from fact_board.access.rights import require
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_opening
from fact_board.patients.models import Patient
from fact_board.web.routing import current_viewer

pages = Blueprint("person_pages", __name__)


@pages.get("/patients/<uuid:patient_id>")
def person(patient_id: uuid.UUID) -> str:
    """All of one person's services, needs, plans, decisions and ways in."""
    viewer = current_viewer()
    require("patient.see", viewer.role)
    patient = patient_for(viewer, patient_id, also_left=True)
    if patient.left_on is not None:
        return _departed(viewer, patient)
    return render_template(
        "coordination/person.html",
        team=team_for(viewer, viewer.team_id),
        patient_id=patient_id,
        keeps_numbers=bool(current_app.config["FACT"].personal_number_keys),
    )


def _departed(viewer: Viewer, patient: Patient) -> str:
    """Nothing of what was written: when they left, and who is asked now."""
    seen = sight_of(viewer.membership, patient)
    label = label_for(seen, patient)
    log_opening(viewer, patient.id, kind="page", basis=seen.basis)
    patient = patient_for(viewer, patient.id, also_left=True)  # logging ended what was read before
    team = team_for(viewer, viewer.team_id)
    return render_template("coordination/departed.html", team=team, patient=patient, label=label)
