"""What a person's panel and a nominator's answers show: rows read once, put together in plain values."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import is_decided_out_of_sight, label_for, may_know_of, sight_for
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.board import queries
from fact_board.board.models import Answer, Episode, EpisodeChange, Nomination, Note, Task
from fact_board.extensions import db
from fact_board.live.changes import Doing
from fact_board.live.models import Event, EventSubject
from fact_board.patients.models import NextOfKin, Patient
from fact_board.visits.models import Contact

SHOWN_EVENTS = 200
SHOWN_VISITS = 50
SHOWN_ANSWERS = 100

Values = dict[str, Any]
R = TypeVar("R", Nomination, Answer, Note, Task, Episode, EpisodeChange, Contact, NextOfKin)


def panel_of(patient_id: uuid.UUID, viewer_id: uuid.UUID, seen: Sight) -> Values:
    """Everything of a person that the card has no room for, as far as `seen` lets it through.

    Rows on the wrong person are left out.
    """
    notes, nominations = _rows(Note, patient_id), _rows(Nomination, patient_id)
    answers, tasks = _rows(Answer, patient_id), _rows(Task, patient_id)
    changes, episodes = _rows(EpisodeChange, patient_id), _rows(Episode, patient_id)
    return {
        "notes": [_note(note, viewer_id) for note in _shown(notes, seen)],
        "history": _history(patient_id, [*notes, *nominations, *answers, *tasks], changes, seen),
        "episodes": [within_scopes(_episode(row), EPISODE, seen, row) for row in _known(episodes, seen)],
        "tasks": [within_scopes(_task(row), TASK, seen, row) for row in _shown(tasks, seen)],
        "nominations": [
            within_scopes(_nomination(row, answers, seen), NOMINATION, seen, row)
            for row in _shown(nominations, seen)
        ],
        "next_of_kin": _shown(_rows(NextOfKin, patient_id), seen),
        "visits": [_visit(visit) for visit in _shown(_rows(Contact, patient_id), seen)[:SHOWN_VISITS]],
    }


# What of a row needs a scope of its own beside the row's: left out of the answer without it.
EPISODE = {"goal": "plans", "closing_text": "notes"}
TASK = {"text": "notes", "closed_reason": "notes"}
NOMINATION = {"text": "notes", "tags": "notes"}


def within_scopes(values: Values, scopes: Mapping[str, str], seen: Sight, row: Any) -> Values:
    """The values, without those whose scope `seen` doesn't hold of the row's party."""
    held = seen.of(row.party_id)
    return {name: value for name, value in values.items() if name not in scopes or scopes[name] in held}


def _known(rows: Sequence[R], seen: Sight) -> list[R]:
    return [row for row in rows if may_know_of(seen, row)]


def _rows(model: type[R], patient_id: uuid.UUID) -> list[R]:
    found = db.session.scalars(select(model).where(model.patient_id == patient_id))
    return sorted(found, key=lambda row: row.id, reverse=True)  # ids are time-ordered: newest first


def _shown(rows: Sequence[Any], seen: Sight) -> list[Any]:
    return [row for row in rows if row.hidden_at is None and may_know_of(seen, row)]


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


def _note(note: Note, viewer_id: uuid.UUID) -> Values:
    return {
        "id": note.id,
        "text": note.text,
        "by": note.by_id,
        "at": note.at,
        "supersedes": note.supersedes_id,
        "is_mine": note.by_id == viewer_id,
        "is_own": note.is_own,
    }


def _episode(episode: Episode) -> Values:
    return {
        "id": episode.id,
        "placed_at": episode.placed_at,
        "closed_at": episode.closed_at,
        "category": episode.category_id,
        "outcome": episode.outcome,
        "closing_text": episode.closing_text,
        "goal": episode.goal,
        "holder": episode.holder_id,
    }


def _task(task: Task) -> Values:
    return {
        "id": task.id,
        "version": task.version,
        "text": task.text,
        "owner": task.owner_id,
        "due_on": task.due_on,
        "due_time": task.due_time,
        "state": task.state,
        "is_safety": task.is_safety,
        "is_own": task.is_own,
        "category": task.category_id,
        "by": task.by_id,
        "at": task.at,
        "done_at": task.done_at,
        "done_by": task.done_by,
        "closed_reason": task.closed_reason,
    }


def _nomination(nomination: Nomination, answers: Iterable[Answer], seen: Sight) -> Values:
    answer = told_answer(nomination, answers, seen)
    return {
        "id": nomination.id,
        **state_values(nomination, seen),
        "nomination_kind": nomination.kind,
        "by": nomination.by_id,
        "at": nomination.at,
        "category": nomination.category_id,
        "urgency": nomination.urgency,
        "tags": nomination.tags,
        "text": nomination.text,
        "answer": answer and _answer(answer, seen),
    }


def _answer(answer: Answer, seen: Sight) -> Values:
    """With the receipt of its nominator, for whoever may read the answer itself."""
    if may_know_of(seen, answer):
        return answer_values(answer, is_whole=True)
    return {**answer_values(answer, is_whole=False), "read_at": None}


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


def _visit(visit: Contact) -> Values:
    return {
        "id": visit.id,
        "kind": visit.kind,
        "outcome": visit.outcome,
        "on": visit.on,
        "by": visit.by_id,
        "at": visit.at,
    }


def _history(
    patient_id: uuid.UUID, rows: Sequence[Any], changes: Sequence[EpisodeChange], seen: Sight
) -> list[Values]:
    """The person's latest events, newest first, with what was written then.

    What was written on the wrong person is left out with the event that wrote it.
    """
    shown = [row for row in _shown(rows, seen) if seen.sees(row.party_id, "notes")]
    texts = {str(row.id): getattr(row, "text", "") for row in shown}
    hidden = {str(row.id) for row in rows if row.hidden_at is not None or not may_know_of(seen, row)}
    whys = {change.seq: change.why_text for change in changes if seen.sees(change.party_id, "notes")}
    return [
        {
            "at": event.at,
            "by": event.actor_id,
            "name": event.name,
            "facts": event.facts,
            "text": _text_of(event, texts) or whys.get(event.seq, ""),
        }
        for event in _events(patient_id)
        if Doing.of(event).is_heard(seen)
        if event.name == "row_hidden" or hidden.isdisjoint(map(str, event.facts.values()))
    ]


def _text_of(event: Event, texts: dict[str, str]) -> str:
    written = (texts.get(str(event.facts.get(name))) for name in ("note", "answer", "task", "nomination"))
    return next((text for text in written if text), "")


def _events(patient_id: uuid.UUID) -> Sequence[Event]:
    team_id = db.session.scalar(select(Patient.team_id).where(Patient.id == patient_id))
    return db.session.scalars(
        select(Event)
        .join(EventSubject, (EventSubject.stream_id == Event.stream_id) & (EventSubject.seq == Event.seq))
        .where(
            EventSubject.stream_id == team_id, EventSubject.kind == "patient", EventSubject.id == patient_id
        )
        .order_by(Event.seq.desc())
        .limit(SHOWN_EVENTS)
    ).all()


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
            "ended": _ended(nomination, answer, _known(closings, seen)) if is_whole else None,
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
