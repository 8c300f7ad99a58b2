"""The pages around the meeting: the board and today's tasks on paper."""

from flask import Blueprint, render_template

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list
from fact_board.meeting.minutes import words
from fact_board.meeting.minutes.paper import board_of, morning_list_of, people_on, plates_of
from fact_board.web.routing import current_viewer

pages = Blueprint("minutes_pages", __name__)


@pages.get("/morning-list")
def morning_list() -> str:
    """The board on one page of paper, for the day the network is gone; drawn up, it counts as printed."""
    viewer = _member()
    board = board_of(viewer.audience)
    listed = morning_list_of(board)
    log_list(viewer, "morning_list", listed.ids)
    return render_template(
        "minutes/morning_list.html",
        team=team_for(viewer, viewer.team_id),
        board=board,
        listed=listed,
        made_at=clock.now(),
        words=words,
    )


@pages.get("/today")
def today() -> str:
    """Today's tasks by person, to look at or to print."""
    viewer = _member()
    board = board_of(viewer.audience)
    plates = plates_of(board, viewer.staff.id)
    log_list(viewer, "today", people_on(plates))
    return render_template(
        "minutes/today.html",
        team=team_for(viewer, viewer.team_id),
        board=board,
        plates=plates,
        made_at=clock.now(),
        words=words,
    )


def _member() -> Viewer:
    viewer = current_viewer()
    require("board.see", viewer.role)
    return viewer
