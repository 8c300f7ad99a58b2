"""The figures to take along: every table, as one CSV or a workbook with a sheet each."""

import uuid

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.audit import trail
from fact_board.caseload.export.asked import period_of
from fact_board.caseload.export.files import file_of
from fact_board.caseload.export.summary import summary_of
from fact_board.caseload.export.tables import about, tables_of
from fact_board.caseload.figures import figures_for
from fact_board.caseload.schemas import CaseloadShape
from fact_board.web.language import current_locale
from fact_board.web.routing import current_viewer

pages = Blueprint("caseload_export", __name__)


@pages.get("/teams/<uuid:team_id>/caseload/tables")
def take_out(team_id: uuid.UUID) -> Response:
    """Of the days asked for, as the page takes them; `?as=xlsx` for a workbook. Logged before it leaves."""
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    team, today = team_for(viewer, team_id), clock.today()
    period = period_of(request.args, today)
    figures = CaseloadShape().dump(figures_for(viewer, team, today, period))
    tables = [about(figures, _("The team's load")), *tables_of(figures, current_locale())]
    trail.note("export", viewer=viewer, what="caseload", first=period.first, last=period.last)
    return file_of(tables, _("caseload-{day}").format(day=today.isoformat()), request.args.get("as"))


@pages.get("/teams/<uuid:team_id>/caseload/summary")
def summary(team_id: uuid.UUID) -> str:
    """One page for both managements, without names of staff; logged as printed."""
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    team, today = team_for(viewer, team_id), clock.today()
    period = period_of(request.args, today)
    figures = CaseloadShape().dump(figures_for(viewer, team, today, period))
    trail.note("print", viewer=viewer, what="caseload", first=period.first, last=period.last)
    said = summary_of(figures)
    return render_template("caseload/summary.html", team=team, period=period, today=today, **said)
