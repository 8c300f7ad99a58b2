"""What a reviewer of the log may ask for, and a line of the answer."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement

from fact_board import clock

AT_A_TIME = 500
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


def span(at: Any, asked: Asked) -> Iterator[ColumnElement[bool]]:
    """The days asked for, as conditions on a column of instants."""
    if asked.from_on:
        yield at >= clock.instant(asked.from_on, "00:00")
    if asked.to_on:
        yield at < clock.instant(asked.to_on + dt.timedelta(days=1), "00:00")


def last_days(days: int) -> Asked:
    """What the page shows before anything was asked for."""
    today = clock.today()
    return replace(Asked(), from_on=today - dt.timedelta(days=days - 1), to_on=today)
