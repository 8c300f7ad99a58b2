"""Reporting a worry, and answering it: nobody who reports something hears nothing back."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.access.gates import may_know_of, sight_of
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board.queries import answer_due_for, membership_of
from fact_board.board.rules import guard_coming, result_due
from fact_board.errors import Conflict, Invalid, NotAllowed, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from fact_board.visits.signals.models import Signal, SignalAnswer
from fact_board.visits.signals.queries import answer_of, correction_of
from fact_board.visits.signals.rules import guard_signal


@action
def report_concern(
    patient: Patient, *, id: uuid.UUID, tags: tuple[str, ...], text: str, by: Membership
) -> None:
    """Report a worry about someone. To be answered by the end of the workday after the next meeting."""
    if patient.left_on is not None:
        raise NotFound
    guard_signal(has_tags=bool(tags), text=text)
    signal = Signal(
        **signed(patient, by),
        id=id,
        tags=list(tags),
        text=text,
        answer_due_at=answer_due_for(patient.team_id, clock.now()),
    )
    db.session.add(signal)
    record("concern_reported", signal, by=by, signal=signal.id)


@action
def answer_signal(
    signal: Signal, text: str, *, id: uuid.UUID, next_step: str, next_on: dt.date | None, by: Membership
) -> None:
    """Tell the one who reported what comes of it, once; a next step has its day."""
    _guard_standing(signal)
    if signal.by_id == by.staff_id:
        raise NotAllowed("signal.own")
    if answer_of(signal.id) is not None:
        raise Conflict("signal.already_answered")
    if next_on:
        guard_coming(next_on, clock.today(), "next_on")
    if bool(next_step) != bool(next_on):
        missing = "next_on" if next_step else "next_step"
        raise Invalid(f"answer.{missing}_needed", field=missing)
    due = result_due(decision="reply", today=clock.today(), next_on=next_on, has_tasks=False)
    answer = SignalAnswer(
        **signed(signal.patient, by),
        id=id,
        signal_id=signal.id,
        text=text,
        next_step=next_step,
        next_on=next_on,
        result_due_on=due,
    )
    db.session.add(answer)
    record(
        "signal_answered",
        answer,
        by=by,
        touches=(signal,),
        whose={by.party_id, signal.party_id},
        nudges={signal.by_id},
        signal=signal.id,
        answer=answer.id,
    )


@action
def correct_signal_answer(answer: SignalAnswer, text: str, *, id: uuid.UUID, by: Membership) -> None:
    """Supersede a given answer: both stay, the one who reported reads the new one.

    Only the last one can be corrected.
    """
    signal = _signal_of(answer)
    _guard_last(answer)
    if signal.by_id == by.staff_id:
        raise NotAllowed("signal.own")
    if text == answer.text:
        raise Unchanged(answer)
    kept = ("signal_id", "next_step", "next_on", "result_due_on", "result_text", "result_by_id", "result_at")
    correction = SignalAnswer(
        **signed(signal.patient, by, answer.party_id),
        id=id,
        text=text,
        supersedes_id=answer.id,
        **{name: getattr(answer, name) for name in kept},
    )
    db.session.add(correction)
    told = {signal.by_id} if _may_read(signal, answer) else set()
    record("signal_answer_corrected", correction, by=by, nudges=told, signal=signal.id, answer=id)


@action
def tell_signal_result(answer: SignalAnswer, text: str, *, by: Membership) -> None:
    """Tell the one who reported how it went, once."""
    signal = _signal_of(answer)
    _guard_last(answer)
    if answer.result_text == text:
        raise Unchanged(answer)
    if answer.result_text is not None:
        raise Conflict("answer.result_told")
    answer.result_text, answer.result_by_id, answer.result_at = text, by.staff_id, clock.now()
    told = {signal.by_id} if _may_read(signal, answer) else set()
    record("signal_result_told", answer, by=by, nudges=told, signal=signal.id, answer=answer.id)


@action
def read_signal_answer(answer: SignalAnswer, *, by: Membership) -> None:
    """The one who reported has seen the answer; others can't say so for them."""
    signal = _signal_of(answer)
    if signal.by_id != by.staff_id:
        raise NotAllowed("signal.not_to_you")
    if answer.read_at is not None:
        raise Unchanged(answer)
    answer.read_at = clock.now()
    record("signal_answer_read", answer, by=by, signal=signal.id, answer=answer.id)


def _signal_of(answer: SignalAnswer) -> Signal:
    signal = db.session.get_one(Signal, answer.signal_id)
    _guard_standing(signal)
    return signal


def _guard_standing(signal: Signal) -> None:
    """A signal on the wrong person is not there; nor is one of someone who left."""
    if signal.hidden_at is not None or signal.patient.left_on is not None:
        raise NotFound


def _guard_last(answer: SignalAnswer) -> None:
    if correction_of(answer.id) is not None:
        raise Conflict("answer.already_corrected")


def _may_read(signal: Signal, answer: SignalAnswer) -> bool:
    author = membership_of(signal.team_id, signal.by_id)
    return author is not None and may_know_of(sight_of(author, signal.patient), answer)
