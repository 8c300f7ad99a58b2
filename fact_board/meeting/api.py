"""The meeting over HTTP."""

import uuid

from fact_board.access.gates import row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.meeting.actions import close_meeting, start_meeting
from fact_board.meeting.models import Meeting
from fact_board.meeting.schemas import MeetingStart
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("meetings", __name__)


@routes.write("/meetings", right="meeting.run", takes=MeetingStart, status=201)
def post_meeting(viewer: Viewer, body: Body) -> Receipt:
    """Start the team's meeting."""
    return start_meeting(team_for(viewer, viewer.team_id), id=body["id"], by=viewer.membership)


@routes.write("/meetings/<uuid:meeting_id>/closure", right="meeting.run", versioned=True)
def post_closure(viewer: Viewer, _body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Close the meeting."""
    return close_meeting(row_of_team_for(viewer, Meeting, meeting_id), by=viewer.membership)
