"""The page of decisions that wait: a shell; its lists are drawn in the browser."""

from flask import Blueprint, render_template

from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.web.routing import current_viewer

pages = Blueprint("decisions_pages", __name__)


@pages.get("/decisions")
def decisions() -> str:
    """What waits for us, and what we wait for."""
    viewer = current_viewer()
    require("decision.watch", viewer.role)
    return render_template("coordination/decisions.html", team=team_for(viewer, viewer.team_id))
