"""The wall: the board read-only and large, for a signed-in member (pairing a device comes later)."""

from flask import Blueprint, render_template, request

from fact_board.access.audience import WALL_MODES
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.web.routing import current_viewer

pages = Blueprint("display_pages", __name__)


@pages.get("/wall")
def wall() -> str:
    """The wall of my team, in the privacy mode asked for; first name and initial unless another is named."""
    viewer = current_viewer()
    require("board.see", viewer.role)
    asked = request.args.get("mode", "")
    mode = asked if asked in WALL_MODES else "name"
    return render_template("wall/page.html", team=team_for(viewer, viewer.team_id), mode=mode)
