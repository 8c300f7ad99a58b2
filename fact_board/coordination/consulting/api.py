"""The list of questions over HTTP; asking and answering are a nomination's (board/api)."""

import uuid
from typing import Any

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list_again
from fact_board.coordination.consulting.queries import questions_for
from fact_board.coordination.consulting.schemas import QuestionsRead
from fact_board.coordination.person.opening import open_page
from fact_board.teams.calendar import next_meeting
from fact_board.web.routing import TeamRoutes

routes = TeamRoutes("consulting", __name__)


@routes.read("/questions", right="question.see", gives=QuestionsRead)
def get_questions(viewer: Viewer) -> dict[str, Any]:
    """Questions to me, to the team, by me, to follow up, and answered lately."""
    questions = questions_for(viewer)
    log_list_again(viewer, "questions", [one["patient"] for one in questions])
    return _read(viewer, questions)


@routes.read("/patients/<uuid:patient_id>/questions", right="question.see", gives=QuestionsRead)
def get_questions_about(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """What was asked about one person, as far as the viewer may read it."""
    open_page(viewer, patient_id)
    return _read(viewer, questions_for(viewer, patient_id))


def _read(viewer: Viewer, questions: list[dict[str, Any]]) -> dict[str, Any]:
    now = clock.now()
    team = team_for(viewer, viewer.team_id)
    reads_at = next_meeting(team.meeting_days, team.meeting_starts, now)
    return {"now": now, "today": clock.today(now), "reads_at": reads_at, "questions": questions}
