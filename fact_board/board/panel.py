"""What a person's panel shows: rows read once, put together in plain values."""

import uuid
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.board.answered import answer_values, known_of, state_values, told_answer
from fact_board.board.models import Answer, Episode, EpisodeChange, Nomination, Note, Task
from fact_board.board.shapes import EpisodeRead, NominationRead, TaskRead
from fact_board.coordination.plans.models import Plan
from fact_board.extensions import db
from fact_board.live.changes import Doing
from fact_board.live.models import Event, EventSubject
from fact_board.live.schemas import within
from fact_board.live.values import nomination_values, task_values
from fact_board.patients.models import NextOfKin, Patient
from fact_board.patients.queries import shown_kin
from fact_board.visits.models import Contact
from fact_board.visits.signals.queries import rows_about, rows_answering, signals_of

SHOWN_EVENTS = 200
SHOWN_VISITS = 50
# Plans stand with the visits, services and needs on the person's page, and who has seen an alert with it:
# no history of the person.
NO_HISTORY = (
    *("visit_planned", "visit_changed", "visit_cancelled", "visit_log_undone", "alert_acknowledged"),
    *("service_added", "service_corrected", "service_ended", "services_mapped"),
    *("need_added", "need_corrected", "need_closed", "need_reopened"),
)

# What an event's facts may name that somebody wrote.
WRITTEN = ("note", "answer", "task", "nomination", "signal")

Values = dict[str, Any]
R = TypeVar("R", Nomination, Answer, Note, Task, Episode, EpisodeChange, Contact, NextOfKin, Plan)


def panel_of(patient_id: uuid.UUID, viewer_id: uuid.UUID, seen: Sight) -> Values:
    """Everything of a person that the card has no room for, as far as `seen` lets it through.

    Rows on the wrong person are left out.
    """
    notes, nominations = _rows(Note, patient_id), _rows(Nomination, patient_id)
    answers, tasks = _rows(Answer, patient_id), _rows(Task, patient_id)
    changes, episodes = _rows(EpisodeChange, patient_id), _rows(Episode, patient_id)
    contacts = _rows(Contact, patient_id)
    signals = [*rows_about(patient_id), *rows_answering(patient_id)]
    plans = _rows(Plan, patient_id)
    return {
        "notes": [_note(note, viewer_id) for note in _shown(notes, seen)],
        "history": _history(
            patient_id, [*notes, *nominations, *answers, *tasks, *signals, *plans], changes, contacts, seen
        ),
        "episodes": [
            within(EpisodeRead, _episode(row), seen.of(row.party_id)) for row in known_of(episodes, seen)
        ],
        "tasks": [within(TaskRead, _task(row), seen.of(row.party_id)) for row in _shown(tasks, seen)],
        "nominations": [
            {
                **within(NominationRead, _nomination(row, seen), seen.of(row.party_id)),
                "answer": _answer(told_answer(row, answers, seen), seen),
            }
            for row in _shown(nominations, seen)
        ],
        "next_of_kin": _shown(shown_kin(_rows(NextOfKin, patient_id)), seen),
        "visits": [_visit(visit) for visit in _shown(contacts, seen)[:SHOWN_VISITS]],
        "signals": signals_of(patient_id, viewer_id, seen),
    }


def _rows(model: type[R], patient_id: uuid.UUID) -> list[R]:
    found = db.session.scalars(select(model).where(model.patient_id == patient_id))
    return sorted(found, key=lambda row: row.id, reverse=True)  # ids are time-ordered: newest first


def _shown(rows: Sequence[Any], seen: Sight) -> list[Any]:
    return [row for row in rows if not _is_hidden(row) and may_know_of(seen, row)]


def _is_hidden(row: Any) -> bool:
    """On the wrong person; what can't be written on one, as the answer to a signal, follows its events."""
    return getattr(row, "hidden_at", None) is not None


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
    """As on the card, with who wrote it and how it ended."""
    return {
        **task_values(task),
        "by": task.by_id,
        "at": task.at,
        "done_at": task.done_at,
        "done_by": task.done_by,
        "closed_reason": task.closed_reason,
    }


def _nomination(nomination: Nomination, seen: Sight) -> Values:
    return {**nomination_values(nomination), **state_values(nomination, seen)}


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


def _answer(answer: Answer | None, seen: Sight) -> Values | None:
    """With the receipt of its nominator, for whoever may read the answer itself."""
    if answer is None:
        return None
    if may_know_of(seen, answer):
        return answer_values(answer, is_whole=True)
    return {**answer_values(answer, is_whole=False), "read_at": None}


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
    patient_id: uuid.UUID,
    rows: Sequence[Any],
    changes: Sequence[EpisodeChange],
    contacts: Sequence[Contact],
    seen: Sight,
) -> list[Values]:
    """The person's latest events, newest first, with what was written then.

    What was written on the wrong person is left out with the event that wrote it; so is a contact whose
    logging was taken back.
    """
    logged = {str(contact.id) for contact in contacts if contact.hidden_at is None}
    shown = [row for row in _shown(rows, seen) if seen.sees(row.party_id, "notes")]
    texts = {str(row.id): getattr(row, "text", "") for row in shown}
    hidden = {str(row.id) for row in rows if _is_hidden(row) or not may_know_of(seen, row)}
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
        if event.name not in NO_HISTORY and event.facts.get("contact") in (None, *logged)
        if event.name == "row_hidden" or hidden.isdisjoint(map(str, event.facts.values()))
    ]


def _text_of(event: Event, texts: dict[str, str]) -> str:
    written = (texts.get(str(event.facts.get(name))) for name in WRITTEN)
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
