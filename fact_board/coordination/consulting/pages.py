"""The questions as a page, at the desk and on the phone."""

from flask import Blueprint, render_template

from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.web.routing import current_viewer

pages = Blueprint("consulting_pages", __name__)


@pages.get("/questions")
def questions() -> str:
    """Hard cases that somebody asks the team, or my profession, about."""
    viewer = current_viewer()
    require("question.see", viewer.role)
    return render_template("coordination/questions.html", team=team_for(viewer, viewer.team_id))
