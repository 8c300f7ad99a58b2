"""Reading signals: of one person, one's own with their answers, and those to answer."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import clients_of, label_for, may_know_of, sight_for, with_sight
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Staff
from fact_board.visits.signals.models import Signal, SignalAnswer

SHOWN_SIGNALS = 100

Values = dict[str, Any]
Told = list[tuple[Signal, Patient, Sight]]


def answer_of(signal_id: uuid.UUID) -> SignalAnswer | None:
    """What was first told of it, if anything was."""
    first = (SignalAnswer.signal_id == signal_id, SignalAnswer.supersedes_id.is_(None))
    return db.session.scalar(select(SignalAnswer).where(*first))


def correction_of(answer_id: uuid.UUID) -> SignalAnswer | None:
    """The answer that superseded this one."""
    return db.session.scalar(select(SignalAnswer).where(SignalAnswer.supersedes_id == answer_id))


def signals_of(patient_id: uuid.UUID, viewer_id: uuid.UUID, seen: Sight) -> list[Values]:
    """What was reported about a person and may be read, the latest first, with what was answered.

    That an answer was read is for those who may read the answer.
    """
    rows = [row for row in rows_about(patient_id) if row.hidden_at is None and may_know_of(seen, row)]
    answers = answers_to({row.id for row in rows[:SHOWN_SIGNALS]})
    return [
        {
            **signal_values(row),
            "is_mine": row.by_id == viewer_id,
            "answer": _answer(answers[row.id], seen, is_author=row.by_id == viewer_id),
        }
        for row in rows[:SHOWN_SIGNALS]
    ]


def rows_about(patient_id: uuid.UUID) -> Sequence[Signal]:
    """Every signal about a person, the latest first; who may read which is asked of each."""
    about = select(Signal).where(Signal.patient_id == patient_id)
    return db.session.scalars(about.order_by(Signal.at.desc(), Signal.id.desc())).all()


def rows_answering(patient_id: uuid.UUID) -> Sequence[SignalAnswer]:
    """Every answer to a signal about a person."""
    return db.session.scalars(select(SignalAnswer).where(SignalAnswer.patient_id == patient_id)).all()


def signals_by(viewer: Viewer) -> list[Values]:
    """One's own signals in this team, unread answers first, else the latest; with who answered by name."""
    own = (Signal.by_id == viewer.staff.id, Signal.party_id == viewer.party_id)
    found = _found(viewer, *own)
    answers = answers_to({signal.id for signal, _, _ in found})
    told = [
        {
            **signal_values(signal),
            "patient": patient.id,
            "patient_label": label_for(seen, patient),
            "answer": _named(_answer(answers[signal.id], seen, is_author=True)),
        }
        for signal, patient, seen in found
    ]
    return sorted(told, key=lambda one: not (one["answer"] and one["answer"]["read_at"] is None))


def concerns_for(viewer: Viewer, *, is_on_duty: bool) -> list[Values]:
    """What waits for the viewer's answer: about their own people; whoever is on duty has everybody's."""
    answered = select(SignalAnswer.signal_id)
    open_ones = (Signal.by_id != viewer.staff.id, Signal.id.not_in(answered))
    mine = clients_of(viewer.membership)
    found = [
        (signal, patient, seen)
        for signal, patient, seen in _found(viewer, *open_ones)
        if (is_on_duty or patient.id in mine) and may_know_of(seen, signal)
    ]
    return sorted(
        (
            {
                **signal_values(signal),
                "by_name": db.session.get_one(Staff, signal.by_id).name,
                "patient": patient.id,
                "patient_label": label_for(seen, patient),
            }
            for signal, patient, seen in found
        ),
        key=lambda one: (one["answer_due_at"], one["id"]),
    )


def _found(viewer: Viewer, *conditions: Any) -> Told:
    """Signals about people who exist for the viewer, the latest first."""
    rows = db.session.execute(
        select(Signal, Patient)
        .join(Patient, Patient.id == Signal.patient_id)
        .options(*with_sight(joinedload))
        .where(
            Signal.team_id == viewer.team_id,
            Signal.hidden_at.is_(None),
            Patient.left_on.is_(None),
            *conditions,
        )
        .order_by(Signal.at.desc(), Signal.id.desc())
        .limit(SHOWN_SIGNALS)
    ).unique()
    sights: dict[uuid.UUID, Sight] = {}
    found = []
    for signal, patient in rows:
        if patient.id not in sights:
            sights[patient.id] = sight_for(viewer, patient)
        if sights[patient.id].is_anybody:
            found.append((signal, patient, sights[patient.id]))
    return found


def answers_to(signal_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[SignalAnswer]]:
    """By signal: the answer and its corrections, in the order they were given."""
    found: Iterable[SignalAnswer] = db.session.scalars(
        select(SignalAnswer)
        .where(SignalAnswer.signal_id.in_(signal_ids))
        .order_by(SignalAnswer.at, SignalAnswer.id)
    )
    given: dict[uuid.UUID, list[SignalAnswer]] = {id_: [] for id_ in signal_ids}
    for answer in found:
        given[answer.signal_id].append(answer)
    return given


def signal_values(signal: Signal) -> Values:
    """What was reported, by whom, and when they are answered at the latest."""
    return {
        "id": signal.id,
        "tags": signal.tags,
        "text": signal.text,
        "by": signal.by_id,
        "at": signal.at,
        "answer_due_at": signal.answer_due_at,
        "is_late": signal.answer_due_at < clock.now(),
    }


def _answer(given: Sequence[SignalAnswer], seen: Sight, *, is_author: bool) -> Values | None:
    """The last words that may be read. Without a legal basis only that it was read and judged, and that once:
    the neutral answer stays the first, for a second time would tell that there was something to correct.
    """
    if not given:
        return None
    *earlier, last = [one for one in given if may_know_of(seen, one)] or given[:1]
    answer, is_whole = last, may_know_of(seen, last)
    said = {"id": answer.id, "by": answer.by_id, "at": answer.at, "is_neutral": not is_whole}
    said["read_at"] = answer.read_at if is_whole or is_author else None
    if not is_whole:
        nothing = dict.fromkeys(("next_on", "result", "result_due_on"))
        return {**said, "text": "", "earlier": [], "next_step": "", **nothing}
    is_told = answer.result_text is not None
    result = {"text": answer.result_text, "at": answer.result_at, "by": answer.result_by_id}
    return {
        **said,
        "text": answer.text,
        "earlier": [{"text": one.text, "at": one.at} for one in earlier],
        "next_step": answer.next_step,
        "next_on": answer.next_on,
        "result": result if is_told else None,
        "result_due_on": None if is_told else answer.result_due_on,
    }


def _named(answer: Values | None) -> Values | None:
    if answer is None or answer["is_neutral"]:
        return answer
    return {**answer, "by_name": db.session.get_one(Staff, answer["by"]).name}
