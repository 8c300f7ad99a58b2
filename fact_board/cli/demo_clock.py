"""The demo's clock: its morning begins at 08:20 of the told day, whenever the server is started."""

import datetime as dt
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fact_board import clock

BEGINS = "08:20"


@dataclass(frozen=True)
class Told:
    """What is remembered beside the demo's database: the day its story ends with."""

    day: dt.date
    source: str  # fingerprint of what the story was told from

    @property
    def begins(self) -> dt.datetime:
        """The first moment that is not told but lived."""
        return clock.instant(self.day, BEGINS)


def read_told(database: Path) -> Told | None:
    """What the story of this database was; None when there is none."""
    try:
        known = json.loads(_beside(database).read_text())
        return Told(dt.date.fromisoformat(known["day"]), known["source"])
    except (OSError, ValueError, KeyError):
        return None


def write_told(database: Path, told: Told | None) -> None:
    """Remember it; None forgets."""
    if told is None:
        _beside(database).unlink(missing_ok=True)
        return
    _beside(database).write_text(json.dumps({"day": told.day.isoformat(), "source": told.source}))


def start_clock(database: Path) -> None:
    """Let the clock run on from the told morning, or from the last change made in it since."""
    told = read_told(database)
    if told is not None:
        clock.start_at(max(told.begins, last_change(database) or told.begins))


def last_change(database: Path) -> dt.datetime | None:
    """When something last happened in this database."""
    return _latest(database, "SELECT max(at) FROM event")


def is_worked_with(database: Path, told: Told) -> bool:
    """Whether somebody, not time alone, changed something after the story ended."""
    latest = _latest(database, "SELECT max(at) FROM event WHERE actor_id IS NOT NULL")
    return latest is not None and latest > told.begins


def _latest(database: Path, question: str) -> dt.datetime | None:
    with closing(sqlite3.connect(database)) as connection:
        (found,) = connection.execute(question).fetchone()
    return dt.datetime.fromisoformat(found).replace(tzinfo=dt.UTC) if found else None


def _beside(database: Path) -> Path:
    return database.with_name("demo.json")
