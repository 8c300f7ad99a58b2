"""The team leader's page of what was opened in emergency: a shell; its list is drawn in the browser."""

from flask import Blueprint, render_template

from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.web.routing import current_viewer

pages = Blueprint("emergencies_pages", __name__)


@pages.get("/emergencies")
def emergencies() -> str:
    """Those to review first."""
    viewer = current_viewer()
    require("emergency.review", viewer.role)
    return render_template("emergencies/page.html", team=team_for(viewer, viewer.team_id))
