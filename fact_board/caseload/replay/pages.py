"""The page of an earlier board: a shell, drawn in the browser."""

from flask import Blueprint, render_template

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.caseload.replay.steps import last_meeting_before
from fact_board.web.routing import current_viewer

pages = Blueprint("replay_pages", __name__)


@pages.get("/replay")
def replay() -> str:
    """Looking back begins at the last meeting."""
    viewer = current_viewer()
    require("replay.see", viewer.role)
    team = team_for(viewer, viewer.team_id)
    start = last_meeting_before(team.id, clock.now())
    return render_template("replay/page.html", team=team, start=start.isoformat() if start else "")
