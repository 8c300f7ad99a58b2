"""The board's page: a shell; everything live in it is drawn in the browser."""

import uuid

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from fact_board.access.gates import team_for
from fact_board.access.rights import require, sees_people
from fact_board.web.routing import current_viewer

pages = Blueprint("board_pages", __name__)


@pages.get("/")
def home() -> Response:
    """To my board; whoever has none is led to what is theirs."""
    viewer = current_viewer()
    if viewer.role == "log_reviewer":
        return redirect(url_for("log_pages.log"))
    if not sees_people(viewer.role):
        return redirect(url_for("admin_pages.house"))
    if viewer.role == "nominator":
        return redirect(url_for("mine_pages.mine"))
    return redirect(url_for("board_pages.board", team_id=viewer.team_id))


@pages.get("/teams/<uuid:team_id>/board")
@pages.get("/teams/<uuid:team_id>/board/patients/<uuid:patient_id>", endpoint="board_patient")
def board(team_id: uuid.UUID, patient_id: uuid.UUID | None = None) -> str:
    """The board of a team, with one person's panel open when the address names one."""
    viewer = current_viewer()
    require("board.see", viewer.role)
    return render_template("board/page.html", team=team_for(viewer, team_id), patient_id=patient_id)


mine_pages = Blueprint("mine_pages", __name__)


@mine_pages.get("/mine")
def mine() -> str:
    """A nominator's own people and what became of what they reported: no board, no team room."""
    viewer = current_viewer()
    require("client.see", viewer.role)
    return render_template("mine/page.html", team=team_for(viewer, viewer.team_id))
