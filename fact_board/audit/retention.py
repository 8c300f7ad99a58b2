"""Retention: whole sealed days that are older than the law asks for are removed; their seals stay."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from fact_board import clock
from fact_board.audit import keys, seals, trail
from fact_board.audit.models import Seal, TrailRow
from fact_board.database import write_transaction
from fact_board.extensions import db


@dataclass(frozen=True)
class Removed:
    """One day of the log that is no more."""

    day: dt.date
    rows: int


def retain(years: int) -> list[Removed]:
    """Remove the days older than so many years, one at a time, and log that it was done."""
    cutoff = _years_before(clock.today(), years)
    days = db.session.scalars(
        select(Seal.day).where(Seal.day < cutoff, Seal.emptied_at.is_(None)).distinct().order_by(Seal.day)
    ).all()
    removed = [_remove(day) for day in days if not seals.has_unsealed(_start_of(day + dt.timedelta(days=1)))]
    if removed:
        trail.note(
            "log_retained",
            years=years,
            days=len(removed),
            rows=sum(one.rows for one in removed),
            first=removed[0].day,
            last=removed[-1].day,
        )
    return removed


def _remove(day: dt.date) -> Removed:
    with write_transaction():
        now, rows = clock.now(), 0
        for seal in db.session.scalars(select(Seal).where(Seal.day == day, Seal.emptied_at.is_(None))):
            rows += db.session.scalar(select(func.count()).where(TrailRow.seal == seal.number)) or 0
            db.session.execute(delete(TrailRow).where(TrailRow.seal == seal.number))
            seal.emptied_at, seal.emptied_key_id = now, keys.signing_key()
            seal.emptied_mac = keys.mac_of(seal.emptied_key_id, seals.emptying_of(seal))
    return Removed(day, rows)


def _years_before(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)


def _start_of(day: dt.date) -> dt.datetime:
    return clock.instant(day, "00:00")
