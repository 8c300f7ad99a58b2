"""The team's days, with Swedish holidays. Pure."""

import datetime as dt

import pytest

from fact_board import clock
from fact_board.teams import calendar

EVERY_WEEKDAY = [0, 1, 2, 3, 4]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    """A wall-clock moment of the team, "2026-11-23 08:20"."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=clock.ZONE).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("date", "is_workday"),
    [
        ("2026-11-23", True),  # a Monday
        ("2026-11-22", False),  # a Sunday
        ("2026-06-19", False),  # Midsummer Eve
        ("2026-06-22", True),
        ("2026-12-24", False),  # Christmas Eve
        ("2026-12-31", False),  # New Year's Eve
        ("2027-01-06", False),  # Epiphany
        ("2026-05-14", False),  # Ascension Day
        ("2026-05-15", True),  # the bridge day is a workday
    ],
)
def test_swedish_holidays_and_their_eves_are_no_workdays(date: str, is_workday: bool) -> None:
    assert calendar.is_workday(day(date)) is is_workday


@pytest.mark.parametrize(
    ("start", "count", "then"),
    [
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-23", 1, "2026-11-24"),
        ("2026-11-20", 1, "2026-11-23"),  # over a weekend
        ("2026-11-21", 0, "2026-11-23"),  # a Saturday is not a day to do things
        ("2026-11-21", 1, "2026-11-24"),
        ("2026-12-23", 1, "2026-12-28"),  # over Christmas and the weekend after it
        ("2026-12-23", 4, "2027-01-04"),  # over New Year as well
        ("2026-04-02", 2, "2026-04-08"),  # over Easter
    ],
)
def test_deadlines_are_counted_in_workdays(start: str, count: int, then: str) -> None:
    assert calendar.add_weekdays(day(start), count) == day(then)


@pytest.mark.parametrize(
    ("after", "days", "then"),
    [
        ("2026-11-23 08:20", EVERY_WEEKDAY, "2026-11-23 08:30"),
        ("2026-11-23 08:30", EVERY_WEEKDAY, "2026-11-24 08:30"),  # it has begun
        ("2026-11-20 16:00", EVERY_WEEKDAY, "2026-11-23 08:30"),
        ("2026-11-23 16:00", [0, 3], "2026-11-26 08:30"),
        ("2026-12-23 16:00", EVERY_WEEKDAY, "2026-12-28 08:30"),
        ("2026-10-23 16:00", EVERY_WEEKDAY, "2026-10-26 08:30"),  # the clock went back that weekend
        ("2026-11-23 16:00", [], "2026-11-24 08:30"),  # a team without days meets on workdays
    ],
)
def test_the_next_meeting_is_the_first_start_after_now(after: str, days: list[int], then: str) -> None:
    assert calendar.next_meeting(days, "08:30", moment(after)) == moment(then)


def test_an_answer_is_due_a_workday_after_the_next_meeting_at_its_end() -> None:
    due = calendar.answer_due(EVERY_WEEKDAY, "08:30", "08:50", moment("2026-11-20 14:00"))
    assert due == moment("2026-11-24 08:50")


def test_an_answer_due_over_a_holiday_waits_for_the_next_workday() -> None:
    due = calendar.answer_due(EVERY_WEEKDAY, "08:30", "08:50", moment("2026-12-22 14:00"))
    assert due == moment("2026-12-28 08:50")


@pytest.mark.parametrize(
    ("interval", "after", "then"),
    [
        (0, "2026-11-23 08:20", "2026-11-23"),  # each meeting: the one today
        (0, "2026-11-23 08:40", "2026-11-24"),
        (7, "2026-11-23 08:40", "2026-11-30"),
        (14, "2026-12-11 08:40", "2026-12-28"),  # Christmas Day is no meeting day
    ],
)
def test_the_next_review_is_at_a_meeting(interval: int, after: str, then: str) -> None:
    assert calendar.review_day(EVERY_WEEKDAY, "08:30", interval, moment(after)) == day(then)
