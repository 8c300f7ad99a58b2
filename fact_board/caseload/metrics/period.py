"""Days that are counted together."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

WEEK = dt.timedelta(weeks=1)
ONE_DAY = dt.timedelta(days=1)


def week_of(day: dt.date) -> dt.date:
    """The Monday of that day's week."""
    return day - dt.timedelta(days=day.weekday())


@dataclass(frozen=True)
class Period:
    """From a day to another, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def weeks(self) -> list[dt.date]:
        """The Monday of every week that has a day in it."""
        start, count = week_of(self.first), (week_of(self.last) - week_of(self.first)).days // 7
        return [start + WEEK * number for number in range(count + 1)]


def weeks_until(today: dt.date, count: int) -> Period:
    """The current week and those before it: `count` weeks in all."""
    return Period(week_of(today) - WEEK * (count - 1), today)


def middle(values: Iterable[float], decimals: int = 0) -> float | None:
    """The median, halves rounded up; None of nothing."""
    found = sorted(values)
    if not found:
        return None
    scale = 10.0**decimals
    return math.floor(median(found) * scale + 0.5) / scale
