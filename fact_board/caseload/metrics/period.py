"""Days that are counted together."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from fact_board.errors import Invalid

WEEK = dt.timedelta(weeks=1)
ONE_DAY = dt.timedelta(days=1)
LONGEST = WEEK * 53 * 5


def week_of(day: dt.date) -> dt.date:
    """The Monday of that day's week."""
    return day - dt.timedelta(days=day.weekday())


@dataclass(frozen=True)
class Period:
    """From a day to another, both included."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def weeks(self) -> list[dt.date]:
        """The Monday of every week that has a day in it."""
        start, count = week_of(self.first), (week_of(self.last) - week_of(self.first)).days // 7
        return [start + WEEK * number for number in range(count + 1)]

    def week_ends(self) -> list[dt.date]:
        """The last day of every week, as far as the period goes."""
        return [min(monday + WEEK - ONE_DAY, self.last) for monday in self.weeks()]


def weeks_until(today: dt.date, count: int) -> Period:
    """The current week and those before it: `count` weeks in all."""
    return Period(week_of(today) - WEEK * (count - 1), today)


def asked_period(weeks: int, first: dt.date | None, last: dt.date | None, *, today: dt.date) -> Period:
    """The days somebody wants to look at: from one to another, or as many weeks until today."""
    last = last or today
    if last > today:
        raise Invalid("date.in_future", field="last")
    if first is None:
        return weeks_until(last, weeks)
    if last < first:
        raise Invalid("span.ends_before_start", field="last")
    if last - first > LONGEST:
        raise Invalid("caseload.too_long", field="first")
    return Period(first, last)


def middle(values: Iterable[float], decimals: int = 0) -> float | None:
    """The median, halves rounded up; None of nothing."""
    found = sorted(values)
    if not found:
        return None
    scale = 10.0**decimals
    return math.floor(median(found) * scale + 0.5) / scale
