"""The comparison over HTTP."""

from flask import Response, jsonify, request

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.caseload.comparison.figures import comparison
from fact_board.caseload.comparison.gate import log_again, posts_for
from fact_board.caseload.comparison.queries import heads_of
from fact_board.caseload.comparison.schemas import ComparisonShape
from fact_board.caseload.metrics.period import asked_period
from fact_board.caseload.schemas import PeriodAsked
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("comparison", __name__)


@routes.read("/caseload/compare", right="caseload.compare", takes=PeriodAsked, gives=ComparisonShape)
def get_comparison(viewer: Viewer, asked: Body) -> Response:
    """The teams that the asker leads, side by side; 304 while nothing has happened in any of them.

    Logged once in ten minutes of a session: an open page reads it anew.
    """
    posts, now, today = posts_for(viewer), clock.now(), clock.today()
    period = asked_period(**asked, today=today)
    heads, reader = heads_of([post.team_id for post in posts]), viewer.membership.id.hex[-12:]
    tag = f"{heads}-{today}T{now:%H}-{reader}-{period}"
    if tag in request.if_none_match:
        response = Response(status=304)
    else:
        response = jsonify(ComparisonShape().dump(comparison(posts, viewer.membership, today, period)))
        log_again("comparison", viewer, posts, period)  # its commit lets go of every row that was read
    response.set_etag(tag)
    return response
