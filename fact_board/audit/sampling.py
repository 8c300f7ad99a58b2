"""The month's random sample: which rows a seed draws. Pure, so that anyone can draw again."""

import datetime as dt
import hashlib
import math
from collections.abc import Collection


def drawn(seed: str, rows: Collection[str], percent: float) -> list[str]:
    """So many percent of the rows, at least one of any, in an order that only the seed decides."""
    count = math.ceil(len(rows) * percent / 100)
    return sorted(rows, key=lambda id_: hashlib.sha256(f"{seed} {id_}".encode()).digest())[:count]


def month_before(day: dt.date) -> dt.date:
    """The first day of the last whole month."""
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def last_of(month: dt.date) -> dt.date:
    """The month's last day."""
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
