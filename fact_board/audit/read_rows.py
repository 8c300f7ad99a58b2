"""The log's own rows: who looked at whom, who came through the door."""

import uuid
from collections.abc import Iterator

from sqlalchemy import ColumnElement, String, and_, cast, false, or_, select

from fact_board.audit import words
from fact_board.audit.asked import AT_A_TIME, Asked, Cursor, Line, span
from fact_board.audit.books import Books
from fact_board.audit.models import TrailRow
from fact_board.extensions import db

NOTHING_SHOWN = "[]"


def trail_lines(books: Books, asked: Asked, after: Cursor | None) -> tuple[Iterator[Line], Iterator[Line]]:
    """What concerns the reviewer's team, and what happened outside any: each newest first."""
    return _lines(_of_team(books), books, asked, after), _lines(_of_no_team(books), books, asked, after)


def _lines(whose: ColumnElement[bool], books: Books, asked: Asked, after: Cursor | None) -> Iterator[Line]:
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
    yield from span(TrailRow.at, asked)
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
        who=books.who_of(row),
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
