"""Reading a stretch of a team's events, with the rows they name: for the minutes and for what has changed."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from fact_board.board.models import Answer, Episode, EpisodeChange, Nomination, Note, Task
from fact_board.coordination.plans.models import Plan
from fact_board.extensions import db
from fact_board.live.models import Event, EventSubject
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient
from fact_board.visits.models import Contact


@dataclass(frozen=True)
class Span:
    """The events of a team from one number to another, both included; `last` None means until now."""

    team_id: uuid.UUID
    first: int
    last: int | None = None


@dataclass
class Told:
    """Everything read for one span: events with the people they are about, and the rows they name."""

    events: list[tuple[Event, uuid.UUID]]
    people: dict[uuid.UUID, Patient]
    rows: dict[uuid.UUID, Any]
    changes: dict[tuple[int, uuid.UUID], EpisodeChange]
    corrections: dict[uuid.UUID, Any]
    last_goals: dict[uuid.UUID, int]

    def latest(self, row: Any) -> Any:
        """The row in its last words."""
        while row.id in self.corrections:
            row = self.corrections[row.id]
        return row


def read(span: Span, names: Collection[str]) -> Told:
    """The events of a span with these names, and all that they are about."""
    query = (
        select(Event, EventSubject.id)
        .join(EventSubject, (EventSubject.stream_id == Event.stream_id) & (EventSubject.seq == Event.seq))
        .where(
            Event.stream_id == span.team_id,
            EventSubject.kind == "patient",
            Event.name.in_(names),
            Event.seq >= span.first,
        )
        .order_by(Event.seq, EventSubject.id)
    )
    if span.last is not None:
        query = query.where(Event.seq <= span.last)
    events = [(event, patient_id) for event, patient_id in db.session.execute(query)]
    ids = {patient_id for _, patient_id in events}
    seqs = {event.seq for event, _ in events}
    rows = _rows_named(event for event, _ in events)
    return Told(
        events,
        people_called(ids),
        rows,
        {(row.seq, row.patient_id): row for row in _changes(seqs, ids)},
        _corrections(rows),
        _last_goals(span.team_id, ids) if any(event.name == "goal_set" for event, _ in events) else {},
    )


def people_called(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Patient]:
    """Those people, with all that decides who sees them."""
    found = db.session.scalars(
        select(Patient)
        .options(joinedload(Patient.known), joinedload(Patient.bases), joinedload(Patient.bars))
        .where(Patient.id.in_(ids))
    ).unique()
    return {person.id: person for person in found}


def _changes(seqs: Collection[int], ids: Collection[uuid.UUID]) -> Iterable[EpisodeChange]:
    some = select(EpisodeChange).where(EpisodeChange.seq.in_(seqs), EpisodeChange.patient_id.in_(ids))
    return db.session.scalars(some) if ids else ()


NAMED = {
    "answer": Answer,
    "contact": Contact,
    "note": Note,
    "task": Task,
    "nomination": Nomination,
    "episode": Episode,
    "plan": Plan,
}


def _rows_named(events: Iterable[Event]) -> dict[uuid.UUID, Any]:
    """The rows whose ids stand in the events' facts; of answers also those given by the same decision."""
    wanted: dict[str, set[uuid.UUID]] = {name: set() for name in NAMED}
    for event in events:
        for name in NAMED:
            if event.facts.get(name):
                wanted[name].add(uuid.UUID(event.facts[name]))
        wanted["task"] |= {uuid.UUID(taken["task"]) for taken in event.facts.get("taken", ())}
    found = {row.id: row for name, model in NAMED.items() for row in _called(model, wanted[name])}
    answers = [row for row in found.values() if isinstance(row, Answer)]
    alike = db.session.scalars(
        select(Answer).where(
            Answer.patient_id.in_({row.patient_id for row in answers}),
            Answer.at.in_({row.at for row in answers}),
        )
    )
    found |= {row.id: row for row in (alike if answers else ())}
    asked = {row.nomination_id for row in found.values() if isinstance(row, Answer)} - found.keys()
    return found | {row.id: row for row in _called(Nomination, asked)}


def _called(model: Any, ids: Collection[uuid.UUID]) -> Iterable[Any]:
    return db.session.scalars(select(model).where(model.id.in_(ids))) if ids else ()


def _corrections(rows: dict[uuid.UUID, Any]) -> dict[uuid.UUID, Any]:
    """By the id of what each superseded, however often."""
    found: dict[uuid.UUID, Any] = {}
    for model in (Note, Answer):
        ids = {row.id for row in rows.values() if isinstance(row, model)}
        while ids:
            later = {row.supersedes_id: row for row in _superseding(model, ids)}
            found |= later
            ids = {row.id for row in later.values()}
    return found


def _superseding(model: Any, ids: Collection[uuid.UUID]) -> Iterable[Any]:
    return db.session.scalars(select(model).where(model.supersedes_id.in_(ids), model.hidden_at.is_(None)))


def _last_goals(team_id: uuid.UUID, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    rows = db.session.execute(
        select(EventSubject.id, func.max(Event.seq).label("seq"))
        .join(Event, (EventSubject.stream_id == Event.stream_id) & (EventSubject.seq == Event.seq))
        .where(Event.stream_id == team_id, Event.name == "goal_set", EventSubject.id.in_(ids))
        .group_by(EventSubject.id)
    )
    return {row.id: row.seq for row in rows}


def span_of(meeting: Meeting) -> Span:
    """The events of a meeting, from its start to its close or until now."""
    return Span(meeting.team_id, meeting.seq_from, meeting.seq_to)
