"""Answers and results over HTTP."""

import uuid

from fact_board.access.gates import row_for, row_of_team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions.answers import correct_answer, read_answer, tell_result
from fact_board.board.api.blueprint import routes
from fact_board.board.models import Answer, Nomination
from fact_board.board.schemas import AnswerCorrecting, ResultTelling
from fact_board.errors import NotFound
from fact_board.web.routing import Body


@routes.write(
    "/answers/<uuid:answer_id>/corrections", right="answer.correct", takes=AnswerCorrecting, status=201
)
def post_answer_correction(viewer: Viewer, body: Body, answer_id: uuid.UUID) -> Receipt:
    """Supersede an answer; both stay."""
    return correct_answer(
        row_for(viewer, Answer, answer_id), body["text"], id=body["id"], by=viewer.membership
    )


@routes.write("/answers/<uuid:answer_id>/result", right="result.tell", takes=ResultTelling)
def post_result(viewer: Viewer, body: Body, answer_id: uuid.UUID) -> Receipt:
    """Tell the nominator how it went."""
    return tell_result(row_for(viewer, Answer, answer_id), body["text"], by=viewer.membership)


@routes.write("/answers/<uuid:answer_id>/reading", right="answer.read")
def post_answer_reading(viewer: Viewer, body: Body, answer_id: uuid.UUID) -> Receipt:
    """The nominator has seen the answer."""
    answer = row_of_team_for(
        viewer, Answer, answer_id
    )  # to be read without a basis, too: it says little then
    nomination = row_for(viewer, Nomination, answer.nomination_id)
    if viewer.role == "nominator" and nomination.by_id != viewer.staff.id:
        raise NotFound
    return read_answer(answer, by=viewer.membership)
