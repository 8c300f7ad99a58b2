"""When something happens in the story."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fact_board import clock
from fact_board.teams.calendar import add_weekdays

Verb = Callable[..., None]


@dataclass(frozen=True)
class Step:
    """One thing that happens: so many workdays from the course's beginning, at a time of day."""

    day: int
    time: str
    verb: Verb
    facts: dict[str, Any]


def at(day: int, time: str, verb: Verb, by: str = "primary", **facts: Any) -> Step:
    """`at(-3, "14:10", note, by="KL", text="…")`."""
    return Step(day, time, verb, {"by": by, **facts})


def in_workdays(count: int) -> dt.date:
    """The date `count` workdays after the story's today."""
    return add_weekdays(clock.today(), count)
