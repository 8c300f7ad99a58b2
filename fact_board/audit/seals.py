"""Seals: once a minute the log's new rows and the streams' new events come under one that can't be changed.

A row belongs to the seal whose number it carries, not to a span of time: a transaction that commits late
simply comes under the next one. A seal never holds rows of two days, so that whole days can be removed.
"""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

import structlog
from sqlalchemy import and_, exists, func, select, update
from sqlalchemy.exc import IntegrityError

from fact_board import clock
from fact_board.audit import keys, trail
from fact_board.audit.models import Seal, TrailRow
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.live.models import Event, Stream

log = structlog.get_logger(__name__)

FIRST = "0" * 64  # what the first seal follows
UNSIGNED = ""
# How much one seal takes: a long backlog comes under several, so that no writer waits long for one.
MOST_ROWS = 5_000
MOST_EVENTS = 1_000  # of a stream


def seal_minute() -> Seal | None:
    """Seal what has come since the last seal, at most once a minute; None when that is done, or nothing has.

    Another process may do the same at the same moment: the minute and the number are unique, one wins.
    """
    minute = clock.now().replace(second=0, microsecond=0)
    is_due = _is_due(_last(), minute)
    db.session.rollback()
    if not is_due:
        return None
    try:
        with write_transaction():
            seal = _seal(minute)
    except IntegrityError:
        return None  # another process has just done it
    if seal:
        # The application's log is kept elsewhere: with this line nobody can cut off the end of ours unseen.
        log.info("log_sealed", number=seal.number, digest=seal.digest)
    return seal


def _last() -> Seal | None:
    return db.session.scalars(select(Seal).order_by(Seal.number.desc()).limit(1)).first()


def _is_due(last: Seal | None, minute: dt.datetime) -> bool:
    if last and last.minute >= minute:
        return False
    return has_unsealed() or bool(_spans(last.heads if last else {}))


def _seal(minute: dt.datetime) -> Seal | None:
    last = _last()
    if not _is_due(last, minute):
        return None
    if last is None:
        _sign_what_was_before()
    number = last.number + 1 if last else 1
    day = _earliest_day() or clock.today(minute)
    rows = _take_rows(number, day)
    spans = _spans(last.heads if last else {})
    seal = Seal(
        number=number,
        minute=minute,
        day=day,
        rows=[str(id_) for id_, _ in rows],
        rows_digest=digest_of_rows(rows),
        events=[
            [str(stream), first, until, digest_of_events(stream, first, until)]
            for stream, first, until in spans
        ],
        heads=(last.heads if last else {}) | {str(stream): until for stream, _, until in spans},
        previous=last.digest if last else FIRST,
        key_id=keys.signing_key(),
    )
    seal.digest = digest_of(seal)
    seal.mac = keys.mac_of(seal.key_id, seal.digest)
    db.session.add(seal)
    db.session.flush()
    db.session.expunge(seal)
    return seal


def _spans(heads: dict[str, int]) -> list[tuple[uuid.UUID, int, int]]:
    """(stream, first, last) of the events that no seal covers yet."""
    streams = db.session.execute(select(Stream.id, Stream.seq).order_by(Stream.id))
    sealed = [(id_, heads.get(str(id_), 0), seq) for id_, seq in streams]
    return [(id_, head + 1, min(seq, head + MOST_EVENTS)) for id_, head, seq in sealed if seq > head]


def _sign_what_was_before() -> None:
    """Rows from before the log was signed are signed by its first seal, and never again."""
    for row in db.session.scalars(select(TrailRow).where(TrailRow.key_id == UNSIGNED)):
        row.key_id = keys.signing_key()
        row.mac = keys.mac_of(row.key_id, trail.signed_content(row))
    db.session.flush()


def _earliest_day() -> dt.date | None:
    earliest = db.session.scalar(select(func.min(TrailRow.at)).where(TrailRow.seal.is_(None)))
    return clock.today(earliest) if earliest else None


def _take_rows(number: int, day: dt.date) -> list[tuple[uuid.UUID, str]]:
    """Put the number on the rows of that day that have none, the earliest first, and say which those were."""
    of_day = and_(TrailRow.seal.is_(None), TrailRow.at < clock.instant(day + dt.timedelta(days=1), "00:00"))
    some = select(TrailRow.id).where(of_day).order_by(TrailRow.at, TrailRow.id).limit(MOST_ROWS)
    taken = db.session.execute(
        update(TrailRow)
        .where(TrailRow.seal.is_(None), TrailRow.id.in_(some))
        .values(seal=number)
        .returning(TrailRow.id, TrailRow.mac)
        .execution_options(synchronize_session=False)
    )
    return sorted((id_, mac) for id_, mac in taken)


def digest_of_events(stream_id: uuid.UUID, first: int, last: int) -> str:
    """Over what happened; marks are left out, since an erasure sets new ones."""
    digest = hashlib.sha256()
    span = select(Event).where(Event.stream_id == stream_id, Event.seq.between(first, last))
    for event in db.session.scalars(span.order_by(Event.seq)):
        at, actor = event.at.astimezone(dt.UTC).isoformat(), str(event.actor_id)
        digest.update(keys.canonical([event.seq, event.name, at, actor, event.facts]) + b"\n")
    return digest.hexdigest()


def digest_of_rows(rows: Iterable[tuple[uuid.UUID, str]]) -> str:
    """Over the keyed hashes, in the order of the ids."""
    digest = hashlib.sha256()
    for id_, mac in rows:
        digest.update(f"{id_} {mac}\n".encode())
    return digest.hexdigest()


def digest_of(seal: Seal) -> str:
    """Over everything a seal says, the digest of the one before it included."""
    said = [
        seal.number,
        seal.minute.astimezone(dt.UTC).isoformat(),
        seal.day.isoformat(),
        seal.rows,
        seal.rows_digest,
        seal.events,
        seal.heads,
        seal.previous,
        seal.key_id,
    ]
    return hashlib.sha256(keys.canonical(said)).hexdigest()


def emptying_of(seal: Seal) -> list[Any]:
    """What is signed when retention takes a seal's rows away."""
    emptied = seal.emptied_at.astimezone(dt.UTC).isoformat() if seal.emptied_at else None
    return ["emptied", seal.number, seal.digest, emptied]


def has_unsealed(before: dt.datetime | None = None) -> bool:
    """Whether some row (of before then) has not come under a seal."""
    waiting = exists().where(TrailRow.seal.is_(None))
    if before:
        waiting = waiting.where(TrailRow.at < before)
    return bool(db.session.scalar(select(waiting)))
