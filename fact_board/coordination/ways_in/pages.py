"""The directory as a page."""

from flask import Blueprint, render_template

from fact_board.access.gates import team_for
from fact_board.access.rights import RIGHTS, require
from fact_board.web.routing import current_viewer

pages = Blueprint("ways_in_pages", __name__)


@pages.get("/directory")
def directory() -> str:
    """Units and services that the team turns to: whom to call, and when."""
    viewer = current_viewer()
    require("directory.see", viewer.role)
    team = team_for(viewer, viewer.team_id)
    may = {name: viewer.role in RIGHTS[f"directory.{name}"] for name in ("edit", "route")}
    return render_template(
        "coordination/directory.html", team=team, may_edit=may["edit"], may_route=may["route"]
    )
