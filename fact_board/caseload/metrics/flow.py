"""How many are on the board and in the team, and how many come and go, week by week."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from fact_board.caseload.metrics.period import Period, week_of

_Running = tuple[list[dt.date], list[int]]


class Span(NamedTuple):
    """A time that begins on a day, and has ended on another or goes on."""

    start: dt.date
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether it goes on at the end of that day."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Week:
    """How it stood at the end of a day."""

    day: dt.date
    on_board: int
    patients: int


def weeks(on_board: Sequence[Span], enrolled: Sequence[tuple[Span, int]], period: Period) -> list[Week]:
    """People on the board and in the team on each week's last day in the period; `enrolled` counts people."""
    there, in_team = Going((span, 1) for span in on_board), Going(enrolled)
    return [Week(day, there.at_end_of(day), in_team.at_end_of(day)) for day in period.week_ends()]


class Going:
    """How many spans go on at the end of a day: those begun less those ended; a span may count several."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        counted = list(spans)
        self._begun = _running((span.start, count) for span, count in counted)
        self._ended = _running((max(span.start, span.end), count) for span, count in counted if span.end)

    def at_end_of(self, day: dt.date) -> int:
        return sum(sign * sums[bisect_right(days, day)] for sign, (days, sums) in self._both)

    @property
    def _both(self) -> tuple[tuple[int, _Running], tuple[int, _Running]]:
        return (1, self._begun), (-1, self._ended)


def _running(counts: Iterable[tuple[dt.date, int]]) -> _Running:
    """The days in order, and how many there are before each and after the last."""
    found = sorted(counts)
    return [day for day, _ in found], [0, *accumulate(count for _, count in found)]


@dataclass(frozen=True)
class Turnover:
    """How many came onto the board, and left it, in the week from that Monday."""

    week: dt.date
    on: int
    off: int


def turnover(stays: Iterable[Span], period: Period) -> list[Turnover]:
    """Times on the board that began and ended, in each week of the period."""
    spans = list(stays)
    on = Counter(week_of(span.start) for span in spans if span.start in period)
    off = Counter(week_of(span.end) for span in spans if span.end and span.end in period)
    return [Turnover(week, on[week], off[week]) for week in period.weeks()]
