"""The overview of services and needs as a page, and as a file to take along."""

from flask import Blueprint, Response, render_template, request

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.access.viewer import Viewer
from fact_board.audit import trail
from fact_board.coordination.services.taking_out import lines_for
from fact_board.web.routing import current_viewer
from fact_board.web.spreadsheets import as_csv, as_file, as_xlsx

pages = Blueprint("services_pages", __name__)


@pages.get("/services")
def services() -> str:
    """Who has what and who lacks what, in numbers."""
    viewer = _member()
    return render_template("coordination/services.html", team=team_for(viewer, viewer.team_id))


@pages.get("/services/import")
def read_in() -> str:
    """A list of services to read in: its file, its columns, what is wrong with it, then all at once."""
    viewer = current_viewer()
    require("service.import", viewer.role)
    return render_template("coordination/service_list.html", team=team_for(viewer, viewer.team_id))


@pages.get("/services/list")
def take_out() -> Response:
    """All that one's party may know of services and needs: CSV, or (`?as=xlsx`) for a spreadsheet."""
    table, shown = lines_for(_member())
    is_book = request.args.get("as") == "xlsx"
    content = as_xlsx({"Insatser": table}) if is_book else as_csv(table)
    trail.note("export", viewer=current_viewer(), shown=shown, what="services")
    return as_file(content, f"insatser-{clock.today().isoformat()}", "xlsx" if is_book else "csv")


def _member() -> Viewer:
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    return viewer
