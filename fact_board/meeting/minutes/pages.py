"""The meeting's papers: minutes, what has changed since, today's tasks and the board on one page.

Nothing here is live, so the server draws it whole: it can be read and printed without a script.
"""

import datetime as dt
import uuid
from typing import Any

from flask import Blueprint, render_template, request

from fact_board import clock
from fact_board.access.gates import row_of_team_for, team_for
from fact_board.access.rights import require
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list
from fact_board.meeting.minutes import queries, words
from fact_board.meeting.minutes.drawing import minutes_of
from fact_board.meeting.minutes.overview import changed_since, days_of
from fact_board.meeting.minutes.paper import board_of, morning_list_of, people_on, plates_of
from fact_board.meeting.minutes.pasting import text_about, text_of
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import open_meeting_of
from fact_board.meeting.rotation import in_turn
from fact_board.web.routing import current_viewer

pages = Blueprint("minutes_pages", __name__)


@pages.get("/minutes")
def meetings() -> str:
    """The team's meetings day by day, and the planned ones that never were."""
    viewer = _member("minutes.see")
    team = team_for(viewer, viewer.team_id)
    days, older = days_of(viewer, team, _day("before") or clock.today())
    chairs = in_turn(queries.candidates_of(viewer.team_id, clock.today()))
    facts: dict[str, Any] = {"open_meeting": open_meeting_of(viewer.team_id), "chairs": chairs}
    return _page(viewer, "list", days=days, older=older, **facts)


@pages.get("/minutes/<uuid:meeting_id>")
def minutes(meeting_id: uuid.UUID) -> str:
    """One meeting, as the reader's party may see it now."""
    viewer = _member("minutes.see")
    drawn = minutes_of(viewer, row_of_team_for(viewer, Meeting, meeting_id))
    log_list(viewer, "minutes", {person.patient_id for person in drawn.everybody})
    return _page(viewer, "page", minutes=drawn, text_about=text_about, text_of=text_of)


@pages.get("/since")
def since() -> str:
    """What has happened since the last meeting."""
    viewer = _member("board.see")
    last = queries.last_closed_of(viewer.team_id)
    people = changed_since(viewer, last) if last else []
    log_list(viewer, "since", {person.patient_id for person in people})
    return _page(viewer, "since", people=people, since=last.closed_at if last else None)


@pages.get("/today")
def today() -> str:
    """Today's tasks by person, to look at or to print."""
    viewer = _member("board.see")
    board = board_of(viewer.audience)
    plates = plates_of(board, viewer.staff.id)
    log_list(viewer, "today", people_on(plates))
    return _page(viewer, "today", board=board, plates=plates)


@pages.get("/morning-list")
def morning_list() -> str:
    """The board on one page of paper, for the day the network is gone; drawn up, it counts as printed."""
    viewer = _member("board.see")
    board = board_of(viewer.audience)
    listed = morning_list_of(board)
    log_list(viewer, "morning_list", listed.ids)
    return _page(viewer, "morning_list", board=board, listed=listed)


def _page(viewer: Viewer, name: str, **values: Any) -> str:
    team = team_for(viewer, viewer.team_id)
    return render_template(f"minutes/{name}.html", team=team, made_at=clock.now(), words=words, **values)


def _member(right: str) -> Viewer:
    viewer = current_viewer()
    require(right, viewer.role)
    return viewer


def _day(name: str) -> dt.date | None:
    """A day the address asks for; nonsense asks for nothing."""
    try:
        return dt.date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
