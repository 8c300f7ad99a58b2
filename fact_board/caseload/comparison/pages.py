"""The comparison to take along: its table as a file."""

import uuid

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.caseload.comparison.figures import comparison
from fact_board.caseload.comparison.gate import log, posts_for
from fact_board.caseload.comparison.schemas import ComparisonShape
from fact_board.caseload.comparison.table import table_of
from fact_board.caseload.export.asked import period_of
from fact_board.caseload.export.files import file_of
from fact_board.caseload.export.tables import about
from fact_board.web.routing import current_viewer

pages = Blueprint("comparison_export", __name__)


@pages.get("/teams/<uuid:team_id>/caseload/compare/table")
def take_out(team_id: uuid.UUID) -> Response:
    """Of the days asked for; `?as=xlsx` for a workbook. Logged before it leaves."""
    viewer = current_viewer()
    team_for(viewer, team_id)
    posts, today = posts_for(viewer), clock.today()
    period = period_of(request.args, today)
    figures = ComparisonShape().dump(comparison(posts, viewer.membership, today, period))
    log("export", viewer, posts, period)
    tables = [about(figures, _("Teams beside each other")), table_of(figures)]
    return file_of(tables, _("teams-{day}").format(day=today.isoformat()), request.args.get("as"))
