"""Reading one person, and the answers to one's own nominations. Each look is logged before it is answered."""

import uuid
from dataclasses import replace
from typing import Any

from fact_board.access.gates import patient_for, sight_for
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list, log_opening
from fact_board.board.answered import answers_to
from fact_board.board.api.blueprint import routes
from fact_board.board.misplaced import misplaced_in
from fact_board.board.panel import panel_of
from fact_board.board.shapes import MisplacedListRead, MyAnswersRead, PanelRead
from fact_board.database import begin_snapshot
from fact_board.errors import NotFound
from fact_board.live import views


@routes.read("/patients/<uuid:patient_id>", right="patient.see", gives=PanelRead)
def get_patient(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """One person with notes, history, tasks, earlier episodes, nominations and next of kin."""
    seen = sight_for(viewer, patient_for(viewer, patient_id))
    log_opening(viewer, patient_id, kind="panel", basis=seen.basis)
    team_id, staff_id = viewer.team_id, viewer.staff.id
    begin_snapshot()
    canvas = views.load_subjects(team_id, {("patient", patient_id)})
    person = canvas.patients.get(patient_id)
    if person is None:
        raise NotFound
    seen = replace(canvas.sight(person, seen.audience), is_open=seen.is_open)
    drawn = views.draw_patient(canvas, person, seen)
    if drawn is None:
        raise NotFound
    return {"patient": drawn, **panel_of(patient_id, staff_id, seen)}


@routes.read("/answers", right="answer.read", gives=MyAnswersRead)
def get_answers(viewer: Viewer) -> dict[str, Any]:
    """What became of my nominations, newest first."""
    answers = answers_to(viewer)
    log_list(viewer, "answers", {answer["patient"] for answer in answers})
    return {"answers": answers}


@routes.read("/wrong-person", right="row.trace", gives=MisplacedListRead)
def get_misplaced(viewer: Viewer) -> dict[str, Any]:
    """What was hidden as written on the wrong person, and who had it on a screen; for the team leader."""
    return {"rows": misplaced_in(viewer.team_id, viewer.party_id)}
