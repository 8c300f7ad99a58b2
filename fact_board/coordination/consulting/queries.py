"""The questions that somebody may read: to them, by them, to follow up, and what was answered lately."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from fact_board import clock
from fact_board.access.gates import (
    is_decided_out_of_sight,
    label_for,
    may_know_of,
    sight_for,
    with_sight,
)
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.board.answered import told_answer
from fact_board.board.models import Answer, Nomination
from fact_board.coordination.consulting import rules
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Staff

SHOWN_FOR = dt.timedelta(days=30)  # answered, and nothing more to do
ASKED_WITHIN = dt.timedelta(days=400)
MOST = 200

Values = dict[str, Any]


@dataclass(frozen=True)
class _Told:
    """A question with the answer that may be read, as one viewer sees it."""

    nomination: Nomination
    answer: Answer | None
    label: str


def questions_for(viewer: Viewer, patient_id: uuid.UUID | None = None) -> list[Values]:
    """Each question this viewer may read the words of, the oldest first; about one person, or about all."""
    told = list(_readable(viewer, patient_id))
    ids = {id_ for one in told for id_ in _people_of(one) if id_}
    names = {row.id: row.name for row in db.session.scalars(select(Staff).where(Staff.id.in_(ids)))}
    today, since = clock.today(), clock.now() - SHOWN_FOR
    drawn = [_values(one, viewer, names, today) for one in told]
    return [one for one in drawn if one["place"] != "answered" or one["answer"]["at"] > since]


def _readable(viewer: Viewer, patient_id: uuid.UUID | None) -> Iterable[_Told]:
    asked = _asked_in(viewer.team_id, patient_id)
    answers = _answers_to([nomination.id for nomination, _ in asked])
    sights: dict[uuid.UUID, Sight] = {}
    for nomination, patient in asked:
        seen = sights.setdefault(patient.id, sight_for(viewer, patient))
        if not (seen.is_anybody and seen.sees(nomination.party_id, "notes")):
            continue
        if is_decided_out_of_sight(seen, nomination):
            continue  # that it was answered, and nothing of how, stands with one's own nominations
        answer = told_answer(nomination, answers, seen)
        if answer is not None and not may_know_of(seen, answer):
            continue
        yield _Told(nomination, answer, label_for(seen, patient))


def _asked_in(team_id: uuid.UUID, patient_id: uuid.UUID | None) -> Sequence[Any]:
    about = () if patient_id is None else (Nomination.patient_id == patient_id,)
    return db.session.execute(
        select(Nomination, Patient)
        .join(Patient, Patient.id == Nomination.patient_id)
        .options(*with_sight(selectinload))
        .where(
            Nomination.team_id == team_id,
            Nomination.kind == "consult",
            Nomination.state.in_(("open", "answered")),
            Nomination.hidden_at.is_(None),
            Nomination.at > clock.now() - ASKED_WITHIN,
            Patient.left_on.is_(None),
            *about,
        )
        .order_by(Nomination.at, Nomination.id)
        .limit(MOST)
    ).all()


def _answers_to(ids: Sequence[uuid.UUID]) -> Sequence[Answer]:
    return db.session.scalars(select(Answer).where(Answer.nomination_id.in_(ids))).all()


def _people_of(told: _Told) -> Iterable[uuid.UUID | None]:
    yield told.nomination.by_id
    yield told.nomination.promise_staff_id
    if told.answer:
        yield from (told.answer.by_id, told.answer.result_by_id)


def _values(told: _Told, viewer: Viewer, names: dict[uuid.UUID, str], today: dt.date) -> Values:
    nomination, answer, me = told.nomination, told.answer, viewer.staff.id
    follow_up_on = answer.next_on if answer else None
    has_result = answer is not None and answer.result_text is not None
    place = rules.place_of(
        state=nomination.state if answer else "open",
        is_mine=nomination.by_id == me,
        is_mine_to_follow=me in (nomination.by_id, answer.by_id if answer else None),
        is_named=bool(nomination.professions)
        and rules.is_to(viewer.membership.profession, nomination.professions),
        follow_up_on=follow_up_on,
        has_result=has_result,
    )
    return {
        "id": nomination.id,
        "version": nomination.version,
        "patient": nomination.patient_id,
        "patient_label": told.label,
        "place": place,
        "by_name": names[nomination.by_id],
        "at": nomination.at,
        "professions": nomination.professions,
        "text": nomination.text,
        "tried": nomination.tried,
        "answer_due_at": nomination.answer_due_at,
        "promise": _promise(nomination, names),
        "is_due": place == "to_follow" and rules.is_due(follow_up_on, today),
        "answer": _answer(answer, names) if answer else None,
    }


def _promise(nomination: Nomination, names: dict[uuid.UUID, str]) -> Values | None:
    if nomination.promise_staff_id is None:
        return None
    return {"by_name": names[nomination.promise_staff_id], "at": nomination.promise_at}


def _answer(answer: Answer, names: dict[uuid.UUID, str]) -> Values:
    return {
        "id": answer.id,
        "by_name": names[answer.by_id],
        "at": answer.at,
        "text": answer.text,
        "next_step": answer.next_step,
        "follow_up_on": answer.next_on,
        "result": answer.result_text,
        "result_by_name": names.get(answer.result_by_id) if answer.result_by_id else None,
    }
