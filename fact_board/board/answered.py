"""What became of nominations: the answer that may be read, and where each stands for its reader."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import is_decided_out_of_sight, label_for, may_know_of, sight_for
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.board import queries
from fact_board.board.models import Answer, Episode, Nomination
from fact_board.extensions import db
from fact_board.patients.models import Patient

SHOWN_ANSWERS = 100

Values = dict[str, Any]
R = TypeVar("R")


def known_of(rows: Iterable[R], seen: Sight) -> list[R]:
    """Those rows that `seen` may know of."""
    return [row for row in rows if may_know_of(seen, row)]


def told_answer(nomination: Nomination, answers: Iterable[Answer], seen: Sight) -> Answer | None:
    """The last one that may be read: the last correction of the last decision. Else the first.

    Of what may not be read it is told once that it was read and judged: a second time would say that the
    first decision was to wait.
    """
    of_it = (row for row in answers if row.nomination_id == nomination.id and row.hidden_at is None)
    given = sorted(of_it, key=lambda answer: (answer.at, answer.id))
    readable = [answer for answer in given if may_know_of(seen, answer)]
    return readable[-1] if readable else next(iter(given), None)


def state_values(nomination: Nomination, seen: Sight) -> Values:
    """Where a nomination is. Answered out of sight it is answered, the same whatever was decided."""
    if nomination.state != "withdrawn" and is_decided_out_of_sight(seen, nomination):
        due = queries.answer_due_for(nomination.team_id, nomination.at)
        return {"version": 0, "state": "answered", "answer_due_at": due, "returns_on": None}
    return {
        "version": nomination.version,
        "state": nomination.state,
        "answer_due_at": nomination.answer_due_at,
        "returns_on": nomination.returns_on,
    }


def answer_values(answer: Answer, is_whole: bool) -> Values:
    """An answer with its result, as its nominator and the team read it.

    Without a legal basis (not `is_whole`) only that it was read and judged: the neutral text.
    """
    if not is_whole:
        return {
            **dict.fromkeys(("holder", "next_on", "supersedes", "result", "result_due_on")),
            **dict.fromkeys(("text", "reason", "instead", "next_step"), ""),
            "id": answer.id,
            "decision": "neutral",
            "by": answer.by_id,
            "at": answer.at,
            "read_at": answer.read_at,
        }
    told = answer.result_text is not None
    return {
        "id": answer.id,
        "decision": answer.decision,
        "text": answer.text,
        "reason": answer.reason,
        "instead": answer.instead,
        "holder": answer.holder_id,
        "next_step": answer.next_step,
        "next_on": answer.next_on,
        "by": answer.by_id,
        "at": answer.at,
        "supersedes": answer.supersedes_id,
        "read_at": answer.read_at,
        "result": {"text": answer.result_text, "at": answer.result_at, "by": answer.result_by_id}
        if told
        else None,
        "result_due_on": None if told else answer.result_due_on,
    }


def answers_to(viewer: Viewer) -> list[Values]:
    """What became of one's own nominations in this team, newest first: superseded answers are left out."""
    found = (
        db.session.execute(
            select(Answer, Nomination, Patient)
            .options(joinedload(Patient.known), joinedload(Patient.bases), joinedload(Patient.bars))
            .join(Nomination, Nomination.id == Answer.nomination_id)
            .join(Patient, Patient.id == Answer.patient_id)
            .where(
                Nomination.by_id == viewer.staff.id,
                Nomination.team_id == viewer.team_id,
                Nomination.hidden_at.is_(None),
                Answer.hidden_at.is_(None),
                Patient.left_on.is_(None),
            )
            .order_by(Answer.at.desc(), Answer.id.desc())
            .limit(SHOWN_ANSWERS)
        )
        .unique()
        .all()
    )
    sights = {patient.id: sight_for(viewer, patient) for _, _, patient in found}
    closings = _closings({patient.id for _, _, patient in found})
    given = [answer for answer, _, _ in found]
    return [
        {
            **answer_values(answer, is_whole),
            "nomination": nomination.id,
            "patient": patient.id,
            "patient_label": label_for(seen, patient),
            "asked": nomination.text,
            "asked_at": nomination.at,
            "ended": _ended(nomination, answer, known_of(closings, seen)) if is_whole else None,
        }
        for answer, nomination, patient in found
        if (seen := sights[patient.id]).is_anybody
        if (is_whole := may_know_of(seen, answer)) or answer is told_answer(nomination, given, seen)
        if not is_whole or answer.id not in {each.supersedes_id for each in given}
    ]


def _closings(patient_ids: set[uuid.UUID]) -> list[Episode]:
    return list(
        db.session.scalars(
            select(Episode).where(Episode.patient_id.in_(patient_ids)).order_by(Episode.placed_at.desc())
        )
    )


def _ended(nomination: Nomination, answer: Answer, episodes: Sequence[Episode]) -> Values | None:
    """How the time on the board ended that this answer began: the nominator is told that, too."""
    if answer.decision != "place" or nomination.ended_at is None:
        return None
    begun = (
        episode
        for episode in episodes
        if episode.patient_id == nomination.patient_id and episode.placed_at <= nomination.ended_at
    )
    episode = next(begun, None)
    if episode is None or episode.closed_at is None:
        return None
    return {"on": clock.today(episode.closed_at), "outcome": episode.outcome}
