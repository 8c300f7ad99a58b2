"""The meeting's page: a shell, the same for the chair and for everybody who follows."""

from flask import Blueprint, render_template

from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.web.routing import current_viewer

pages = Blueprint("meeting_pages", __name__)


@pages.get("/meeting")
def meeting() -> str:
    """The meeting going on in one's team, or the one to start."""
    viewer = current_viewer()
    require("meeting.run", viewer.role)
    return render_template("meeting/page.html", team=team_for(viewer, viewer.team_id))
