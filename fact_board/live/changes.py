"""What happened since a position, drawn for one audience from what is true now."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.action import Receipt
from fact_board.columns import Subject
from fact_board.database import begin_snapshot
from fact_board.extensions import db
from fact_board.live import views
from fact_board.live.loading import load_head
from fact_board.live.models import START, Event, EventSubject
from fact_board.live.views import Canvas

VERSION = 1
MOST_SUBJECTS = 500

Change = dict[str, Any]


@dataclass(frozen=True)
class Position:
    """How far a screen has come: the number, and the random id of the event that had it."""

    seq: int
    mark: uuid.UUID


def changes_since(audience: Audience, since: Position | None) -> Change:
    """Everything a screen at `since` lacks; the whole roster from nothing, from a position that this
    database never had, or when more than 500 subjects were touched.
    """
    begin_snapshot()
    if since is None:
        return _snapshot(audience)
    head = Position(*load_head(audience.team_id))
    subjects = _touched(audience.team_id, since, head)
    if subjects is None:
        return _snapshot(audience)
    canvas = views.load_subjects(audience.team_id, subjects)
    may_remove = _has_sight_changing(audience.team_id, since.seq, head.seq)
    put, hidden = _draw_subjects(canvas, subjects, audience)
    return _change(head, canvas.now, snapshot=False, put=put, remove=_removals(hidden) if may_remove else [])


def _snapshot(audience: Audience) -> Change:
    canvas = views.load_everything(audience.team_id)
    head = Position(canvas.team.seq, canvas.team.mark)
    return _change(head, canvas.now, snapshot=True, put=views.draw_all(canvas, audience))


def _touched(team_id: uuid.UUID, since: Position, head: Position) -> set[Subject] | None:
    if since == head:
        return set()
    if since.seq >= head.seq or since.mark != _mark_at(team_id, since.seq):
        return None
    rows = db.session.execute(
        select(EventSubject.kind, EventSubject.id)
        .where(EventSubject.stream_id == team_id, EventSubject.seq > since.seq, EventSubject.seq <= head.seq)
        .distinct()
        .limit(MOST_SUBJECTS + 1)
    ).all()
    return None if len(rows) > MOST_SUBJECTS else {(kind, id_) for kind, id_ in rows}


def _mark_at(team_id: uuid.UUID, seq: int) -> uuid.UUID | None:
    if seq == 0:
        return START
    return db.session.scalar(select(Event.mark).where(Event.stream_id == team_id, Event.seq == seq))


def _has_sight_changing(team_id: uuid.UUID, after: int, until: int) -> bool:
    count = db.session.scalar(
        select(func.count())
        .select_from(Event)
        .where(
            Event.stream_id == team_id,
            Event.seq > after,
            Event.seq <= until,
            Event.is_sight_changing.is_(True),
        )
    )
    return bool(count)


def load_receipt(receipt: Receipt) -> Canvas:
    """The rows an event touched, as they are now."""
    begin_snapshot()
    return views.load_subjects(receipt.stream_id, receipt.subjects)


def draw_receipt(receipt: Receipt, audience: Audience, canvas: Canvas | None = None) -> Change:
    """One event for one audience. Someone hidden keeps the event's name, time and actor hidden as well."""
    canvas = canvas or load_receipt(receipt)
    event = receipt.event
    put, hidden = _draw_subjects(canvas, receipt.subjects, audience)
    told = event if event and not hidden else None
    may_remove = event is not None and event.is_sight_changing
    return _change(
        Position(receipt.seq, receipt.mark),
        canvas.now,
        name=told.name if told else None,
        at=iso(told.at) if told else None,
        by=str(told.actor_id) if told and told.actor_id else None,
        put=put,
        remove=_removals(hidden) if may_remove else [],
    )


def answer_receipt(receipt: Receipt, audience: Audience | None) -> Change:
    """What this audience was sent a moment ago; drawn now if nobody was there to be told.

    Who belongs to no audience learns that it is done, and nothing else.
    """
    if audience is None:
        position = Position(receipt.seq, receipt.mark)
        return _change(position, clock.now(), name=None, at=None, by=None, put=[])
    return receipt.drawn.get(audience) or draw_receipt(receipt, audience)


def _draw_subjects(
    canvas: Canvas, subjects: Collection[Subject], audience: Audience
) -> tuple[list[Change], list[Subject]]:
    """(what is visible now, the subjects that are not)."""
    put = views.draw_all(canvas, audience)
    wanted = {(kind, str(id_)) for kind, id_ in subjects}
    people = {"team", "staff", "party"} & {kind for kind, _ in subjects}
    put = [thing for thing in put if (thing["kind"], thing["id"]) in wanted or thing["kind"] in people]
    seen = {(thing["kind"], thing["id"]) for thing in put}
    return put, sorted(s for s in subjects if (s[0], str(s[1])) not in seen)


def _removals(hidden: list[Subject]) -> list[Change]:
    return [{"kind": kind, "id": str(id_)} for kind, id_ in hidden]


def _change(position: Position, now: dt.datetime, **rest: Any) -> Change:
    return {
        "v": VERSION,
        "seq": position.seq,
        "mark": str(position.mark),
        "now": iso(now),
        "remove": [],
        **rest,
    }


def iso(moment: dt.datetime) -> str:
    """An instant on the wire."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def server_time() -> str:
    """This instant on the wire."""
    return iso(clock.now())
