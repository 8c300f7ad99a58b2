"""The board of an earlier moment over HTTP."""

import uuid

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list, log_list_again
from fact_board.caseload.replay.board import board_at
from fact_board.caseload.replay.frame import frame_at, moment_asked, moment_shape
from fact_board.caseload.replay.schemas import ReplayAsked, ReplayShape
from fact_board.caseload.replay.steps import steps_from
from fact_board.database import begin_snapshot
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("replay", __name__)


@routes.read("/replay", right="replay.see", takes=ReplayAsked, gives=ReplayShape)
def get_replay(viewer: Viewer, asked: Body) -> Body:
    """The board as it was, seen by the rules of today. Each look is logged with everybody it shows; one that
    an open page takes again, when it shows somebody whom none of the last ten minutes did.
    """
    now, is_again = clock.now(), asked.pop("again")
    at = moment_asked(now, **asked)
    begin_snapshot()
    board = board_at(viewer.audience, at)
    answer = {
        **moment_shape(at),
        **frame_at(viewer.team_id, now),
        **board,
        "steps": steps_from(viewer.audience, at),
    }
    log = log_list_again if is_again else log_list
    log(viewer, "replay", [uuid.UUID(person["id"]) for person in board["people"]])
    return answer
