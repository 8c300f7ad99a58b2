"""The wall: on a paired screen, on one that waits for it, and as a member may look at it beforehand."""

from flask import Blueprint, Response, g, make_response, render_template, request

from fact_board.access.audience import PAIRED, WALL_MODES
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.display.api.token import display_here, keep_token, token_here
from fact_board.extensions import db
from fact_board.teams.models import Team
from fact_board.web.routing import current_viewer

pages = Blueprint("display_pages", __name__)


@pages.get("/wall")
def wall() -> Response | str:
    """The wall that this screen is paired as; a code to pair it with, when it isn't."""
    if "preview" in request.args:
        return _preview()
    display = display_here()
    if display is None:
        return render_template("wall/pair.html")
    g.locale = display.language
    look = {"mode": display.mode, "theme": display.theme, "layout": display.layout}
    team = db.session.get_one(Team, display.team_id)
    response = make_response(render_template("wall/page.html", team=team, seen_as=PAIRED, **look))
    keep_token(response, token_here())
    return response


def _preview() -> str:
    """The wall of my team, in the privacy mode asked for; first name and initial unless another is named."""
    viewer = current_viewer()
    require("board.see", viewer.role)
    asked = request.args.get("mode", "")
    mode = asked if asked in WALL_MODES else "name"
    team = team_for(viewer, viewer.team_id)
    return render_template(
        "wall/page.html", team=team, seen_as=mode, mode=mode, theme="dark", layout="columns"
    )


@pages.get("/displays")
def displays() -> str:
    """The team's walls: where they hang, how they show, when they were last on."""
    viewer = current_viewer()
    require("display.run", viewer.role)
    return render_template("wall/displays.html", team=team_for(viewer, viewer.team_id))


@pages.get("/displays/confirm")
def confirm() -> str:
    """Where a screen's code leads: a member confirms it, and says how the screen shows."""
    viewer = current_viewer()
    require("display.run", viewer.role)
    return render_template("wall/confirm.html", team=team_for(viewer, viewer.team_id))
