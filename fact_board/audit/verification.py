"""Walking the whole log: every altered, missing or foreign row, every altered or missing seal, by name."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select

from fact_board import clock
from fact_board.audit import keys, seals, trail
from fact_board.audit.models import Seal, TrailRow
from fact_board.database import begin_snapshot
from fact_board.extensions import db
from fact_board.live.models import Event

AT_A_TIME = 200  # seals
SEALED_WITHIN = dt.timedelta(minutes=10)


@dataclass
class Findings:
    """What the walk found; the log is whole when there are no faults."""

    rows: int = 0
    seals: int = 0
    events: int = 0
    emptied: int = 0
    last: tuple[int, str] | None = None
    faults: list[str] = field(default_factory=list)


def verify(expected: tuple[int, str] | None = None) -> Findings:
    """Check everything. `expected` is a seal's number and digest, kept outside this database."""
    begin_snapshot()
    found = Findings()
    _walk_seals(found)
    _check_heads(found)
    for row in _rows_without_seal(found):
        _check_row(row, found)
        if row.at < clock.now() - SEALED_WITHIN:
            found.faults.append(f"row {row.id} of {_time(row.at)}: no seal, though it is old enough for one")
    if expected:
        _compare(expected, found)
    db.session.rollback()
    return found


def _walk_seals(found: Findings) -> None:
    before: Seal | None = None
    for seal in _all_seals():
        _name_gap(before.number if before else 0, seal.number, found)
        is_sound = _check_seal(seal, found)
        if before and is_sound and before.number + 1 == seal.number and before.digest != seal.previous:
            found.faults.append(
                f"seal {seal.number} of {_time(seal.minute)}: does not follow seal {before.number}"
            )
        if before is None and is_sound and seal.number == 1 and seal.previous != seals.FIRST:
            found.faults.append("seal 1: does not stand first")
        found.seals += 1
        before = seal
    found.last = (before.number, before.digest) if before else None
    highest = db.session.scalar(select(func.max(TrailRow.seal))) or 0
    _name_gap(before.number if before else 0, highest + 1, found)


def _name_gap(before: int, after: int, found: Findings) -> None:
    for number in range(before + 1, after):
        rows = db.session.scalar(select(func.count()).where(TrailRow.seal == number)) or 0
        found.faults.append(f"seal {number}: missing ({rows} rows stood under it)")


def _all_seals() -> Iterator[Seal]:
    number = 0
    while True:
        some = db.session.scalars(
            select(Seal).where(Seal.number > number).order_by(Seal.number).limit(AT_A_TIME)
        ).all()
        if not some:
            return
        yield from some
        number = some[-1].number
        db.session.expunge_all()


def _check_seal(seal: Seal, found: Findings) -> bool:
    """Whether the seal itself is as it was made; its rows and events are then compared with it."""
    name = f"seal {seal.number} of {_time(seal.minute)}"
    rows = _rows_under(seal.number)
    found.rows += len(rows)
    for row in rows:
        _check_row(row, found)
    try:
        is_sound = seal.digest == seals.digest_of(seal) and keys.fits(seal.key_id, seal.mac, seal.digest)
    except keys.UnknownKey:
        found.faults.append(f"{name}: signed with key {seal.key_id!r}, which is not among the keys given")
        return False
    if not is_sound:
        found.faults.append(f"{name}: altered")
        return False
    if seal.emptied_at:
        _check_emptying(seal, name, found)
    else:
        _compare_rows(seal, rows, name, found)
    _compare_events(seal, name, found)
    return True


def _check_emptying(seal: Seal, name: str, found: Findings) -> None:
    found.emptied += 1
    try:
        is_ours = keys.fits(seal.emptied_key_id or "", seal.emptied_mac or "", seals.emptying_of(seal))
    except keys.UnknownKey:
        is_ours = False
    if not is_ours:
        found.faults.append(f"{name}: its {len(seal.rows)} rows were removed, and not by retention")


def _compare_rows(seal: Seal, rows: list[TrailRow], name: str, found: Findings) -> None:
    there, sealed = {str(row.id) for row in rows}, set(seal.rows)
    found.faults += [f"row {id_}: missing under {name}" for id_ in sorted(sealed - there)]
    found.faults += [f"row {id_}: was put under {name} afterwards" for id_ in sorted(there - sealed)]
    if there == sealed and seals.digest_of_rows([(row.id, row.mac) for row in rows]) != seal.rows_digest:
        found.faults.append(f"{name}: its rows are not the ones that were sealed")


def _compare_events(seal: Seal, name: str, found: Findings) -> None:
    for stream, first, last, digest in seal.events:
        found.events += last - first + 1
        if seals.digest_of_events(uuid.UUID(stream), first, last) != digest:
            found.faults.append(f"events {first}–{last} of stream {stream}: altered or missing since {name}")


def _check_heads(found: Findings) -> None:
    """No seal may have been left out at the end while later events are there: their numbers have no gap."""
    for stream, count, last in db.session.execute(
        select(Event.stream_id, func.count(), func.max(Event.seq)).group_by(Event.stream_id)
    ):
        if count != last:
            found.faults.append(f"events of stream {stream}: {last - count} of {last} missing")


def _check_row(row: TrailRow, found: Findings) -> None:
    name = f"row {row.id} of {_time(row.at)}"
    try:
        if not keys.fits(row.key_id, row.mac, trail.signed_content(row)):
            found.faults.append(f"{name}: altered")
    except keys.UnknownKey:
        found.faults.append(f"{name}: signed with key {row.key_id!r}, which is not among the keys given")


def _rows_under(number: int) -> list[TrailRow]:
    return list(db.session.scalars(select(TrailRow).where(TrailRow.seal == number).order_by(TrailRow.id)))


def _rows_without_seal(found: Findings) -> list[TrailRow]:
    rows = list(db.session.scalars(select(TrailRow).where(TrailRow.seal.is_(None)).order_by(TrailRow.id)))
    found.rows += len(rows)
    return rows


def _compare(expected: tuple[int, str], found: Findings) -> None:
    number, digest = expected
    seal = db.session.get(Seal, number)
    if seal is None or seal.digest != digest:
        found.faults.append(f"seal {number}: not the one you kept")


def _time(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%SZ")
