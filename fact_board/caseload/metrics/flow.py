"""How many are on the board and in the team, and how many come and go, week by week."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fact_board.caseload.metrics.period import Period, week_of


@dataclass(frozen=True)
class Span:
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
    return [
        Week(
            day,
            sum(span.covers(day) for span in on_board),
            sum(count for span, count in enrolled if span.covers(day)),
        )
        for day in period.week_ends()
    ]


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
