"""The team's load over HTTP."""

from typing import Any

from flask import Response, jsonify, request

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list
from fact_board.caseload.behind.number import Number
from fact_board.caseload.figures import figures_for
from fact_board.caseload.metrics.period import asked_period
from fact_board.caseload.metrics.what_if import Change, what_if
from fact_board.caseload.people_behind import people_behind
from fact_board.caseload.queries.team import size_of
from fact_board.caseload.schemas import (
    BehindAsked,
    CaseloadShape,
    CountedPeople,
    PeriodAsked,
    WhatIfAsked,
    WhatIfShape,
)
from fact_board.live.loading import load_head
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("caseload", __name__)


@routes.read("/caseload", right="caseload.see", takes=PeriodAsked, gives=CaseloadShape)
def get_caseload(viewer: Viewer, asked: Body) -> Response:
    """The team held against the model today, and what it did in a period; 304 while nothing has happened."""
    now, today = clock.now(), clock.today()
    period = asked_period(**asked, today=today)
    seq, mark = load_head(viewer.team_id)  # before the rows: a change in between only means reading again
    tag = f"{seq}-{mark.hex[-12:]}-{today}T{now:%H}-{viewer.membership.id.hex[-12:]}-{period}"
    if tag in request.if_none_match:
        response = Response(status=304)
    else:
        figures = figures_for(viewer, team_for(viewer, viewer.team_id), today, period)
        response = jsonify(CaseloadShape().dump(figures))
    response.set_etag(tag)
    return response


@routes.read("/caseload/what-if", right="caseload.see", takes=WhatIfAsked, gives=WhatIfShape)
def get_what_if(viewer: Viewer, asked: Body) -> Body:
    """What the model would say of the team with these posts and people more or fewer; nothing is kept."""
    patients, fte = size_of(viewer.team_id, clock.today())
    return {"teams": what_if(patients, fte, Change(**asked))}


@routes.read("/caseload/people", right="patient.see", takes=BehindAsked, gives=CountedPeople)
def get_people_behind(viewer: Viewer, asked: Body) -> dict[str, Any]:
    """Whom one of the numbers counts, as far as the asker may know; logged as a list."""
    name, today = asked.pop("number"), clock.today()
    only = {"category_id": asked.pop("category"), "principal": asked.pop("principal")}
    number = Number(name, viewer.team_id, today, asked_period(**asked, today=today), **only)
    behind = people_behind(viewer, number)
    log_list(viewer, "caseload", [person["id"] for person in behind["people"]])
    return behind
