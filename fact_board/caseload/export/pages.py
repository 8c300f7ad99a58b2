"""The figures to take along: every table, as one CSV or a workbook with a sheet each."""

import uuid
from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.audit import trail
from fact_board.caseload.export.asked import period_of
from fact_board.caseload.export.summary import summary_of
from fact_board.caseload.export.tables import Figures, Table, tables_of
from fact_board.caseload.figures import figures_for
from fact_board.caseload.schemas import CaseloadShape
from fact_board.web.language import current_locale
from fact_board.web.routing import current_viewer
from fact_board.web.spreadsheets import Cell, as_csv, as_file, as_xlsx

pages = Blueprint("caseload_export", __name__)


@pages.get("/teams/<uuid:team_id>/caseload/tables")
def take_out(team_id: uuid.UUID) -> Response:
    """Of the days asked for, as the page takes them; `?as=xlsx` for a workbook. Logged before it leaves."""
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    team, today, locale = team_for(viewer, team_id), clock.today(), current_locale()
    period = period_of(request.args, today)
    figures = CaseloadShape().dump(figures_for(viewer, team, today, period))
    tables = [_about(figures), *tables_of(figures, locale)]
    ending = "xlsx" if request.args.get("as") == "xlsx" else "csv"
    trail.note("export", viewer=viewer, what="caseload", first=period.first, last=period.last)
    content = _as_book(tables) if ending == "xlsx" else _as_list(tables, "," if locale == "sv" else ".")
    return as_file(content, _("caseload-{day}").format(day=today.isoformat()), ending)


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


def _about(figures: Figures) -> Table:
    rows: list[list[Cell]] = [
        [_("Team"), figures["name"]],
        [_("From"), figures["first"]],
        [_("To"), figures["last"]],
        [_("Taken out"), figures["today"]],
        [
            _("Left empty"),
            _too_few(figures["fewest"]),
        ],
    ]
    return Table(_("The team's load"), [], rows)


def _too_few(fewest: int) -> str:
    return str(_("of fewer than {n} a share or a median says nothing")).format(n=fewest)


def _as_list(tables: list[Table], comma: str) -> bytes:
    """One below the other, with an empty line between."""
    rows: list[Sequence[Cell]] = []
    for table in tables:
        heads = [table.headings] if table.headings else []
        rows += [[table.title], *heads, *table.rows, []]
    return as_csv(rows, comma=comma)


def _as_book(tables: list[Table]) -> bytes:
    return as_xlsx({table.title: [[*table.headings], *table.rows] for table in tables})
