"""The only place that reads the time."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")

_offset = dt.timedelta(0)
_frozen: dt.datetime | None = None


def now() -> dt.datetime:
    """This instant, in UTC."""
    return (_frozen or dt.datetime.now(dt.UTC)) + _offset


def today(at: dt.datetime | None = None) -> dt.date:
    """The date in the teams' zone, now or at another instant."""
    return (at or now()).astimezone(ZONE).date()


def instant(day: dt.date, time: str) -> dt.datetime:
    """The UTC instant of a wall-clock time (`"08:30"`) in the teams' zone."""
    return dt.datetime.combine(day, dt.time.fromisoformat(time), ZONE).astimezone(dt.UTC)


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Let the clock stand still at `moment`: for the demo's history and for tests."""
    global _frozen
    was, _frozen = _frozen, moment
    try:
        yield
    finally:
        _frozen = was


def start_at(moment: dt.datetime) -> None:
    """Let the clock run on from `moment`: the demo's morning is always a weekday at 08:20."""
    global _offset
    _offset = moment - dt.datetime.now(dt.UTC)
