"""The team's load over HTTP."""

from flask import Response, jsonify, request

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.viewer import Viewer
from fact_board.caseload.figures import figures_for
from fact_board.caseload.schemas import CaseloadShape
from fact_board.live.loading import load_head
from fact_board.web.routing import TeamRoutes

routes = TeamRoutes("caseload", __name__)


@routes.read("/caseload", right="caseload.see", gives=CaseloadShape)
def get_caseload(viewer: Viewer) -> Response:
    """Patients, posts and people on the board, held against the model; 304 while nothing has happened."""
    today = clock.today()
    seq, mark = load_head(viewer.team_id)  # before the rows: a change in between only means reading again
    tag = f"{seq}-{mark.hex[-12:]}-{today}-{viewer.membership.id.hex[-12:]}"
    if tag in request.if_none_match:
        response = Response(status=304)
    else:
        figures = figures_for(viewer, team_for(viewer, viewer.team_id), today)
        response = jsonify(CaseloadShape().dump(figures))
    response.set_etag(tag)
    return response
