"""Signals over HTTP."""

import uuid

from fact_board.access.gates import client_for, row_for, row_of_team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.errors import NotFound
from fact_board.visits.signals.actions import (
    answer_signal,
    correct_signal_answer,
    read_signal_answer,
    report_concern,
    tell_signal_result,
)
from fact_board.visits.signals.models import Signal, SignalAnswer
from fact_board.visits.signals.schemas import (
    ConcernReporting,
    SignalAnswerCorrecting,
    SignalAnswering,
    SignalResultTelling,
)
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("signals", __name__)


@routes.write(
    "/patients/<uuid:patient_id>/signals", right="concern.report", takes=ConcernReporting, status=201
)
def post_signal(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Report a worry about someone."""
    tags = tuple(dict.fromkeys(body["tags"]))
    patient = client_for(viewer, patient_id)
    return report_concern(patient, id=body["id"], tags=tags, text=body["text"], by=viewer.membership)


@routes.write("/signals/<uuid:signal_id>/answers", right="signal.answer", takes=SignalAnswering, status=201)
def post_signal_answer(viewer: Viewer, body: Body, signal_id: uuid.UUID) -> Receipt:
    """Answer the one who reported."""
    return answer_signal(row_for(viewer, Signal, signal_id), **body, by=viewer.membership)


@routes.write(
    "/signal-answers/<uuid:answer_id>/corrections",
    right="answer.correct",
    takes=SignalAnswerCorrecting,
    status=201,
)
def post_signal_answer_correction(viewer: Viewer, body: Body, answer_id: uuid.UUID) -> Receipt:
    """Supersede an answer; both stay."""
    return correct_signal_answer(row_for(viewer, SignalAnswer, answer_id), **body, by=viewer.membership)


@routes.write("/signal-answers/<uuid:answer_id>/result", right="signal.answer", takes=SignalResultTelling)
def post_signal_result(viewer: Viewer, body: Body, answer_id: uuid.UUID) -> Receipt:
    """Tell the one who reported how it went."""
    return tell_signal_result(row_for(viewer, SignalAnswer, answer_id), body["text"], by=viewer.membership)


@routes.write("/signal-answers/<uuid:answer_id>/reading", right="answer.read")
def post_signal_answer_reading(viewer: Viewer, body: Body, answer_id: uuid.UUID) -> Receipt:
    """The one who reported has seen the answer."""
    answer = row_of_team_for(
        viewer, SignalAnswer, answer_id
    )  # to be read without a basis, too: it says little then
    signal = row_for(viewer, Signal, answer.signal_id)
    if viewer.role == "nominator" and signal.by_id != viewer.staff.id:
        raise NotFound
    return read_signal_answer(answer, by=viewer.membership)
