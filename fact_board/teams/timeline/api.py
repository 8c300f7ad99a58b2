"""The team's time line over HTTP; it is read with the caseload page's figures."""

import uuid

from fact_board.access.gates import row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.teams.timeline.actions import annotate, withdraw_annotation
from fact_board.teams.timeline.models import Annotation
from fact_board.teams.timeline.schemas import AnnotationWriting
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("timeline", __name__)


@routes.write("/annotations", right="timeline.annotate", takes=AnnotationWriting, status=201)
def post_annotation(viewer: Viewer, body: Body) -> Receipt:
    """Write down what happened to the team on a day."""
    return annotate(team_for(viewer, viewer.team_id), **body, by=viewer.membership)


@routes.write("/annotations/<uuid:annotation_id>", method="DELETE", right="timeline.annotate")
def delete_annotation(viewer: Viewer, _body: Body, annotation_id: uuid.UUID) -> Receipt:
    """Take it off the time line."""
    return withdraw_annotation(row_of_team_for(viewer, Annotation, annotation_id), by=viewer.membership)
