"""How things stand now: what is late, what waits on whom, and how fresh the cards are."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fact_board.caseload.metrics.period import middle

PRINCIPALS = ("region", "municipality")


@dataclass(frozen=True)
class Part:
    """Some of a whole."""

    part: int
    whole: int


def overdue(due: Collection[dt.date], today: dt.date) -> Part:
    """Open tasks that were due before today, of all that are open."""
    return Part(sum(day < today for day in due), len(due))


def fresh(fresh_until: Collection[dt.date | None], today: dt.date) -> Part:
    """Cards that were gone through in time, of all; without a review day nothing can be late."""
    return Part(sum(day is None or today <= day for day in fresh_until), len(fresh_until))


def covered(people: Iterable[object], with_it: Collection[object]) -> Part:
    """How many of these people have it."""
    asked = set(people)
    return Part(len(asked & set(with_it)), len(asked))


@dataclass(frozen=True)
class Request:
    """A decision that is waited for, and on which principal."""

    principal: str | None
    asked_on: dt.date
    due_on: dt.date


@dataclass(frozen=True)
class Waiting:
    """Decisions that wait on one principal: how many, for how many days, how many longer than expected."""

    principal: str | None
    count: int
    median_days: float | None
    longest_days: int | None
    late: int


def waiting(requests: Collection[Request], today: dt.date) -> list[Waiting]:
    """On each principal, nothing too; on others (None) when there is something."""
    others = {request.principal for request in requests} - set(PRINCIPALS)
    return [_waiting_on(principal, requests, today) for principal in (*PRINCIPALS, *others)]


def _waiting_on(principal: str | None, requests: Collection[Request], today: dt.date) -> Waiting:
    theirs = [request for request in requests if request.principal == principal]
    days = [(today - request.asked_on).days for request in theirs]
    return Waiting(
        principal,
        len(theirs),
        middle(days),
        max(days, default=None),
        sum(request.due_on < today for request in theirs),
    )
