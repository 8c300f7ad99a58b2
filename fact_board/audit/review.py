"""Reading the log as a reviewer: one's own party's information, whoever read it; never any content.

A row is shown when somebody of the reviewer's party did it, or when it touched what that party holds about
a person it knows. Others' sign-ins, and others' readings of what is theirs, are not.
"""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, false, or_, select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit import words
from fact_board.audit.books import Books, books_of
from fact_board.audit.models import TrailRow
from fact_board.extensions import db
from fact_board.live.models import Event, EventSubject

AT_A_TIME = 500
NOTHING_SHOWN = "[]"
EVENT = "!"  # sorts before every id


@dataclass(frozen=True)
class Cursor:
    """Where a page of the log ended: strictly before this comes next."""

    at: dt.datetime
    key: str

    def __str__(self) -> str:
        return f"{self.at.astimezone(dt.UTC).isoformat()}~{self.key}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """Written in an address; nonsense is no place."""
        at, _, key = text.partition("~")
        try:
            uuid.UUID(int=int(key[1:])) if key.startswith(EVENT) else uuid.UUID(key)
            return cls(dt.datetime.fromisoformat(at).astimezone(dt.UTC), key)
        except ValueError:
            return None

    @property
    def is_event(self) -> bool:
        return self.key.startswith(EVENT)


@dataclass(frozen=True)
class Asked:
    """What a reviewer asked for; None and "" ask for all."""

    from_on: dt.date | None = None
    to_on: dt.date | None = None
    staff_id: uuid.UUID | None = None
    patient_id: uuid.UUID | None = None
    group: str = ""
    basis: str = ""
    device: str = ""
    is_emergency: bool = False


@dataclass(frozen=True)
class Line:
    """One row of the log, as a reviewer reads it."""

    at: dt.datetime
    key: str
    who: str
    role: str
    party: str
    what: str
    person: str = ""
    people: tuple[str, ...] = ()
    basis: str = ""
    device: str = ""
    detail: str = ""
    is_emergency: bool = False
    staff_id: uuid.UUID | None = None
    ids: tuple[uuid.UUID, ...] = field(default=(), repr=False)  # of everybody it names


def page_of(
    viewer: Viewer, asked: Asked, after: Cursor | None, limit: int
) -> tuple[list[Line], Cursor | None]:
    """A page of the log, newest first, and where the next begins."""
    books = books_of(viewer)
    found = merge(
        _trail(_of_team(books), books, asked, after),
        _trail(_of_no_team(books), books, asked, after),
        _events(books, asked, after),
        key=lambda line: (line.at, line.key),
        reverse=True,
    )
    lines = list(islice(found, limit + 1))
    more = len(lines) > limit
    return lines[:limit], Cursor(lines[limit - 1].at, lines[limit - 1].key) if more else None


def _trail(whose: ColumnElement[bool], books: Books, asked: Asked, after: Cursor | None) -> Iterator[Line]:
    for row in rows_before(and_(whose, *_conditions(asked)), after):
        if (line := line_of(row, books)) and (asked.patient_id is None or asked.patient_id in line.ids):
            yield line


def rows_before(wanted: ColumnElement[bool], after: Cursor | None) -> Iterator[TrailRow]:
    """The rows, newest first, read a batch at a time."""
    place = after
    while True:
        query = select(TrailRow).where(wanted).order_by(TrailRow.at.desc(), TrailRow.id.desc())
        if place:
            query = query.where(_is_before(place))
        some = db.session.scalars(query.limit(AT_A_TIME)).all()
        yield from some
        if len(some) < AT_A_TIME:
            return
        place = Cursor(some[-1].at, str(some[-1].id))


def readings_in(books: Books, asked: Asked, also: ColumnElement[bool] | None = None) -> Iterator[TrailRow]:
    """Looks at people alone, of everybody whose looks may be this reviewer's to see."""
    not_readings = [*words.AT_THE_DOOR, *words.OF_THE_LOG]
    wanted = and_(_of_team(books), TrailRow.kind.not_in(not_readings), *_conditions(asked))
    return rows_before(wanted if also is None else and_(wanted, also), None)


def _is_before(place: Cursor) -> ColumnElement[bool]:
    if place.is_event:
        return TrailRow.at < place.at  # the rows of an instant stand before its events
    # Said so that an index on `at` leads right to the place.
    return and_(TrailRow.at <= place.at, or_(TrailRow.at < place.at, TrailRow.id < uuid.UUID(place.key)))


def _of_team(books: Books) -> ColumnElement[bool]:
    """What may concern the reviewer's party; whether it does is looked at row by row."""
    by_others = or_(TrailRow.patient_id.in_(books.people), cast(TrailRow.shown, String) != NOTHING_SHOWN)
    return and_(TrailRow.team_id == books.team_id, or_(TrailRow.party_id == books.party_id, by_others))


def _of_no_team(books: Books) -> ColumnElement[bool]:
    """What happened at the door, outside any assignment: to colleagues, or to nobody known."""
    who = or_(TrailRow.staff_id.in_(books.own_staff), TrailRow.staff_id.is_(None))
    return and_(TrailRow.team_id.is_(None), who)


def _conditions(asked: Asked) -> Iterator[ColumnElement[bool]]:
    yield from _span(TrailRow.at, asked)
    if asked.staff_id:
        yield TrailRow.staff_id == asked.staff_id
    if asked.patient_id:
        yield about(asked.patient_id)
    if asked.basis:
        yield TrailRow.basis == asked.basis
    if asked.device:
        yield TrailRow.device == asked.device
    if asked.is_emergency or asked.group == "emergency":
        yield or_(TrailRow.basis.in_(words.EMERGENCIES), TrailRow.kind.in_(words.EMERGENCIES))
    elif asked.group:
        yield _in_group(asked.group)


def _span(at: Any, asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.from_on:
        yield at >= clock.instant(asked.from_on, "00:00")
    if asked.to_on:
        yield at < clock.instant(asked.to_on + dt.timedelta(days=1), "00:00")


def about(patient_id: uuid.UUID) -> ColumnElement[bool]:
    """Rows that opened the person, or showed them in a list."""
    return or_(TrailRow.patient_id == patient_id, cast(TrailRow.shown, String).contains(str(patient_id)))


def _in_group(group: str) -> ColumnElement[bool]:
    named = {"taken_out": words.TAKEN_OUT, "sign_in": words.AT_THE_DOOR, "log": words.OF_THE_LOG}
    if group in named:
        return TrailRow.kind.in_(named[group])
    is_reading = TrailRow.kind.not_in([kind for kinds in named.values() for kind in kinds])
    if group == "opened":
        return and_(is_reading, TrailRow.patient_id.is_not(None))
    if group == "list":
        return and_(is_reading, TrailRow.patient_id.is_(None))
    return false()  # changes are events


def line_of(row: TrailRow, books: Books) -> Line | None:
    """The row in words, naming those people alone whom the reviewer's party knows; or None."""
    is_own = row.party_id == books.party_id or row.party_id is None
    if row.patient_id and row.patient_id in books.barred:
        return None
    shown = tuple(id_ for id_ in map(uuid.UUID, row.shown) if books.may_name(id_, row))
    person = row.patient_id if row.patient_id and books.may_name(row.patient_id, row) else None
    if not is_own and not person and not shown:
        return None
    return Line(
        at=row.at,
        key=str(row.id),
        who=books.name_of(row.staff_id),
        role=books.profession_of(row.staff_id, row.membership_id),
        party=books.party_name(row.party_id),
        what=str(words.kind_text(row.kind, is_opening=row.patient_id is not None)),
        person=books.label_of(person, row.patient_id),
        people=tuple(sorted(books.people[id_] for id_ in shown)),
        basis=words.basis_text(row.basis),
        device=words.device_text(row.device),
        detail=_detail(row),
        is_emergency=not {row.basis, row.kind}.isdisjoint(words.EMERGENCIES),
        staff_id=row.staff_id,
        ids=(*shown, *([person] if person else ())),
    )


def _detail(row: TrailRow) -> str:
    """Enough to tell one unknown caller from another; it leads to no name and no address."""
    address = row.facts.get("address_hash")
    return str(address)[:8] if address else ""


def _events(books: Books, asked: Asked, after: Cursor | None) -> Iterator[Line]:
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
    query = query.where(*_span(Event.at, asked)).order_by(Event.at.desc(), Event.seq.desc())
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


def last_days(days: int) -> Asked:
    """What the page shows before anything was asked for."""
    today = clock.today()
    return replace(Asked(), from_on=today - dt.timedelta(days=days - 1), to_on=today)
