"""The team's days: workdays with Swedish holidays, and when the next meeting is. Pure."""

import datetime as dt
from collections.abc import Collection, Iterator
from functools import cache

import holidays

from fact_board import clock

WORKDAYS = frozenset(range(5))
ONE_DAY = dt.timedelta(days=1)


@cache
def _days_off(year: int) -> frozenset[dt.date]:
    # De facto holidays are the eves on which no Swedish office is open: Midsummer, Christmas, New Year.
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))


def is_workday(day: dt.date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() in WORKDAYS and day not in _days_off(day.year)


def add_weekdays(day: dt.date, count: int) -> dt.date:
    """The date `count` workdays after `day`; 0 is the day itself, or the first workday after it."""
    while not is_workday(day):
        day += ONE_DAY
    for _ in range(count):
        day += ONE_DAY
        while not is_workday(day):
            day += ONE_DAY
    return day


def meeting_days_from(meeting_days: Collection[int], day: dt.date) -> Iterator[dt.date]:
    """The dates with a meeting from `day` on, that day included; weekdays are 0 (Monday) to 6."""
    chosen = frozenset(meeting_days) & frozenset(range(7)) or WORKDAYS
    while True:
        if day.weekday() in chosen and day not in _days_off(day.year):
            yield day
        day += ONE_DAY


def next_meeting(meeting_days: Collection[int], starts: str, after: dt.datetime) -> dt.datetime:
    """The start (UTC) of the first meeting after an instant; `starts` is wall-clock time, "08:30"."""
    days = meeting_days_from(meeting_days, clock.today(after))
    first = clock.instant(next(days), starts)
    return first if first > after else clock.instant(next(days), starts)


def answer_due(meeting_days: Collection[int], starts: str, ends: str, after: dt.datetime) -> dt.datetime:
    """When a nomination made at `after` must be answered: a workday after the next meeting, at its end."""
    meeting_day = clock.today(next_meeting(meeting_days, starts, after))
    return clock.instant(add_weekdays(meeting_day, 1), ends)


def review_day(meeting_days: Collection[int], starts: str, review_days: int, after: dt.datetime) -> dt.date:
    """The day of the meeting that goes through an episode next; 0 `review_days` = each meeting."""
    if review_days == 0:
        return clock.today(next_meeting(meeting_days, starts, after))
    earliest = clock.today(after) + dt.timedelta(days=review_days)
    return next(meeting_days_from(meeting_days, earliest))
