"""How things stand now: what is late, what waits on whom, and how fresh the cards are."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fact_board.caseload.metrics.period import middle


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
    expected_on: dt.date | None


@dataclass(frozen=True)
class Waiting:
    """Decisions that wait on one principal: how many, for how many days, how many longer than was said."""

    principal: str | None
    count: int
    median_days: float | None
    late: int


def waiting(requests: Collection[Request], today: dt.date) -> list[Waiting]:
    """By principal, the one with the most first; None: nobody of the team's own."""
    counts = Counter(request.principal for request in requests)
    return [_waiting_on(principal, requests, today) for principal, _ in counts.most_common()]


def _waiting_on(principal: str | None, requests: Collection[Request], today: dt.date) -> Waiting:
    theirs = [request for request in requests if request.principal == principal]
    return Waiting(
        principal,
        len(theirs),
        middle((today - request.asked_on).days for request in theirs),
        sum(request.expected_on is not None and request.expected_on < today for request in theirs),
    )
