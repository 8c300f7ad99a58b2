"""What a written course is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from fact_board.cli.story.verbs import (
    Step,
    at,
    contact,
    review,
)

Ago = Callable[[int], int]  # days back, in workdays before today


@dataclass(frozen=True)
class Course:
    """Somebody's written course up to today; who is new to the team is enrolled by it."""

    name: str
    birth_year: int
    primary: str
    support: str | None
    steps: tuple[Step, ...]
    is_new: bool = False


def reviews(since: int, every: int = 1, last: int = -1) -> tuple[Step, ...]:
    """Gone through at the meetings: lately each time the category asks, before that about weekly."""
    recent = range(last, max(since, last - 6 * every), -every)
    before = range(last - 6 * every, since, -5)
    days = {*recent, *before}
    return tuple(at(day, "08:42", review, by="KL") for day in sorted(days) if day > since)


def visits(*days: int, by: str = "primary", kind: str = "visit") -> tuple[Step, ...]:
    return tuple(at(day, "15:40", contact, by=by, kind=kind) for day in days)
