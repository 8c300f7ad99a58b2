"""The person's sheet as a page to print: drawn by the server, in the language the person reads."""

import uuid

from flask import Blueprint, render_template
from flask_babel import force_locale

from fact_board import clock
from fact_board.access.gates import patient_for, sight_of, team_for
from fact_board.access.rights import require
from fact_board.audit.readings import log_opening
from fact_board.coordination.sheet.facts import sheet_of
from fact_board.coordination.sheet.words import SCOPE
from fact_board.web.language import LOCALES, asked_locale
from fact_board.web.routing import current_viewer

pages = Blueprint("sheet_pages", __name__)


@pages.get("/patients/<uuid:patient_id>/sheet")
def sheet(patient_id: uuid.UUID) -> str:
    """Why they are on the board, what the team does, who sees what, how to say no and whom to ring."""
    viewer = current_viewer()
    require("patient.see", viewer.role)
    patient = patient_for(viewer, patient_id)
    drawn = sheet_of(viewer.membership, patient)
    log_opening(viewer, patient.id, kind="sheet", basis=sight_of(viewer.membership, patient).basis)
    team = team_for(viewer, viewer.team_id)
    locale = asked_locale()
    with force_locale(locale):
        return render_template(
            "coordination/sheet.html",
            team=team,
            sheet=drawn,
            scope_words=SCOPE,
            party=viewer.membership.party.name,
            languages=LOCALES,
            made_at=clock.now(),
        )
