"""The caseload page: a shell; its figures are drawn in the browser."""

import uuid

from flask import Blueprint, render_template

from fact_board.access.gates import team_for
from fact_board.access.rights import RIGHTS, require
from fact_board.web.routing import current_viewer

pages = Blueprint("caseload_pages", __name__)


@pages.get("/teams/<uuid:team_id>/caseload")
def caseload(team_id: uuid.UUID) -> str:
    """The team's load against the model."""
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    may_annotate = viewer.role in RIGHTS["timeline.annotate"]
    return render_template("caseload/page.html", team=team_for(viewer, team_id), may_annotate=may_annotate)
