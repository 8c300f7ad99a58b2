"""The team's plans as a page to read and to print: drawn by the server, true when it was asked for."""

from flask import Blueprint, render_template, request

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.audit.readings import log_list
from fact_board.coordination.plans import words
from fact_board.coordination.plans.overview import overview_of
from fact_board.web.routing import current_viewer

pages = Blueprint("plan_pages", __name__)


@pages.get("/plans")
def plans() -> str:
    """The SIP radar, the plans by what comes next, and what people thought; mine or everybody's."""
    viewer = current_viewer()
    require("board.see", viewer.role)
    only_mine = request.args.get("whose") == "mine"
    overview = overview_of(viewer, only_mine=only_mine)
    log_list(viewer, "plans", overview.shown)
    return render_template(
        "coordination/plans.html",
        team=team_for(viewer, viewer.team_id),
        overview=overview,
        only_mine=only_mine,
        words=words,
        made_at=clock.now(),
    )
