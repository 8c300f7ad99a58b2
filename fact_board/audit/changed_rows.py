"""The board's events as lines of the log: what was changed, and by whom."""

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, or_, select

from fact_board.audit import words
from fact_board.audit.asked import AT_A_TIME, EVENT, Asked, Cursor, Line, span
from fact_board.audit.books import Books
from fact_board.extensions import db
from fact_board.live.models import Event, EventSubject


def event_lines(books: Books, asked: Asked, after: Cursor | None) -> Iterator[Line]:
    """What was changed, newest first, as far as it is the reviewer's to see."""
    if asked.basis or asked.device or asked.group not in ("", "permission", "written", "emergency"):
        return
    place = after
    while True:
        events = db.session.scalars(_event_query(books, asked, place).limit(AT_A_TIME)).all()
        for event in events:
            line = _event_line(event, books)
            if line and _is_asked_for(event, line, asked):
                yield line
        if len(events) < AT_A_TIME:
            return
        place = Cursor(events[-1].at, _event_key(events[-1]))


def _event_query(books: Books, asked: Asked, place: Cursor | None) -> Any:
    query = select(Event).where(Event.stream_id == books.team_id, Event.actor_id.in_(books.actors))
    query = query.where(*span(Event.at, asked)).order_by(Event.at.desc(), Event.seq.desc())
    if place and place.is_event:
        same = and_(Event.at == place.at, Event.seq < int(place.key[1:]))
        query = query.where(or_(Event.at < place.at, same))
    elif place:
        query = query.where(Event.at <= place.at)
    if asked.staff_id:
        query = query.where(Event.actor_id == asked.staff_id)
    if asked.patient_id:
        query = query.where(Event.seq.in_(_seqs_about(books, asked.patient_id)))
    return query


def _seqs_about(books: Books, patient_id: uuid.UUID) -> Any:
    return select(EventSubject.seq).where(
        EventSubject.stream_id == books.team_id, EventSubject.kind == "patient", EventSubject.id == patient_id
    )


def _event_key(event: Event) -> str:
    return f"{EVENT}{event.seq:012d}"


def _event_line(event: Event, books: Books) -> Line | None:
    of_event = and_(EventSubject.stream_id == event.stream_id, EventSubject.seq == event.seq)
    subjects = db.session.scalars(
        select(EventSubject.id).where(of_event, EventSubject.kind == "patient")
    ).all()
    is_own = books.is_of_own_party(event)
    known = [id_ for id_ in subjects if id_ in books.people]
    is_shown = is_own and known if subjects else is_own or _is_permission(event.name)
    if not is_shown:
        return None
    return Line(
        at=event.at,
        key=_event_key(event),
        who=books.name_of(event.actor_id),
        role=books.profession_of(event.actor_id, None),
        party=books.party_of_staff(event.actor_id),
        what=str(words.event_text(event.name, is_about_somebody=bool(subjects))),
        person=books.people[known[0]] if len(known) == 1 else "",
        people=tuple(sorted(books.people[id_] for id_ in known)) if len(known) > 1 else (),
        is_emergency=event.name.startswith("emergency"),
        staff_id=event.actor_id,
        ids=tuple(known),
    )


def _is_permission(name: str) -> bool:
    return name.split("_")[0] in words.PERMISSIONS


def _is_asked_for(event: Event, line: Line, asked: Asked) -> bool:
    if asked.is_emergency or asked.group == "emergency":
        return line.is_emergency
    if asked.group:
        return _is_permission(event.name) == (asked.group == "permission")
    return True
