"""When an answer is due, when to remind, when to take it higher, and how long a legal status lasts: tables
with a clock that moves over midnight, weekends and holidays.
"""

import datetime as dt

import pytest

from fact_board import clock
from fact_board.coordination.decisions.calendar import due_on, escalate_on, remind_on, standing
from fact_board.patients.calendar import apply_by, stage_of


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


DUE = [
    # asked, expected, due
    ("2026-11-02", "2026-11-12", "2026-11-12"),  # a Thursday
    ("2026-11-02", "2026-11-14", "2026-11-16"),  # a Saturday: Monday
    ("2026-11-02", "2026-11-15", "2026-11-16"),  # a Sunday: Monday
    ("2026-12-01", "2026-12-24", "2026-12-28"),  # Christmas Eve, a Thursday: past both days and the weekend
    ("2026-12-01", "2026-12-31", "2027-01-04"),  # New Year's Eve: over the year
    ("2026-04-20", "2026-05-01", "2026-05-04"),  # the first of May, a Friday
    ("2026-06-01", "2026-06-19", "2026-06-22"),  # Midsummer's Eve
    ("2026-11-02", None, "2026-11-16"),  # nothing promised: 14 days
    ("2026-11-07", None, "2026-11-23"),  # 14 days end on a Saturday
    ("2026-12-10", None, "2026-12-28"),  # 14 days end on Christmas Eve
    ("2026-11-16", "2026-11-16", "2026-11-16"),  # the same day
]


@pytest.mark.parametrize(("asked", "expected", "due"), DUE)
def test_an_answer_is_due_on_a_day_when_offices_are_open(asked: str, expected: str | None, due: str) -> None:
    assert due_on(day(asked), day(expected) if expected else None) == day(due)


STANDING = [
    # due, at which moment (UTC; Sweden is an hour ahead in winter, two in summer), standing
    ("2026-11-12", "2026-11-11T22:59", "waiting"),
    ("2026-11-12", "2026-11-11T23:00", "due"),  # midnight in Malmö
    ("2026-11-12", "2026-11-12T22:59", "due"),
    ("2026-11-12", "2026-11-12T23:00", "late"),
    ("2026-06-22", "2026-06-21T21:59", "waiting"),
    ("2026-06-22", "2026-06-21T22:00", "due"),
    ("2026-06-22", "2026-06-22T22:00", "late"),
    ("2026-11-16", "2026-11-14T12:00", "waiting"),  # the Saturday it was promised for
    ("2027-01-04", "2027-01-01T12:00", "waiting"),
    ("2027-01-04", "2027-01-05T12:00", "late"),
]


@pytest.mark.parametrize(("due", "moment", "stands"), STANDING)
def test_it_is_late_when_its_day_has_passed_in_sweden(due: str, moment: str, stands: str) -> None:
    with clock.at(dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)):
        assert standing(day(due), clock.today()) == stands


REMIND = [
    # due, reminded last, remind on
    ("2026-11-12", None, "2026-11-13"),
    ("2026-11-13", None, "2026-11-16"),  # due on a Friday: Monday
    ("2026-12-23", None, "2026-12-28"),  # the day before Christmas Eve
    ("2026-12-30", None, "2027-01-04"),  # the day before New Year's Eve: Monday, before Twelfth Night
    ("2027-01-05", None, "2027-01-07"),  # Epiphany is off
    ("2026-04-02", None, "2026-04-07"),  # Maundy Thursday: the Tuesday after Easter
    ("2026-11-12", "2026-11-13", "2026-11-20"),  # a week later
    ("2026-11-12", "2026-12-17", "2026-12-28"),  # a week later is Christmas Eve
    ("2026-11-12", "2026-11-03", "2026-11-13"),  # reminded long before it was due: not yet another
    ("2026-11-12", "2026-11-11", "2026-11-18"),  # reminded the day before: it has its week
]


@pytest.mark.parametrize(("due", "reminded", "remind"), REMIND)
def test_one_is_reminded_after_its_day_and_then_weekly(due: str, reminded: str | None, remind: str) -> None:
    assert remind_on(day(due), day(reminded) if reminded else None) == day(remind)


ESCALATE = [
    # due, reminded on, offered on
    ("2026-11-12", (), "2026-11-26"),  # two weeks past due
    ("2026-11-12", ("2026-11-13",), "2026-11-26"),
    ("2026-11-12", ("2026-11-13", "2026-11-16"), "2026-11-23"),  # the second had its week
    ("2026-11-12", ("2026-11-16", "2026-11-13"), "2026-11-23"),  # in whatever order
    ("2026-11-12", ("2026-11-13", "2026-11-23"), "2026-11-26"),  # not later than without
    ("2026-11-12", ("2026-11-02", "2026-11-03"), "2026-11-13"),  # never before it is late
    ("2026-12-10", (), "2026-12-28"),  # two weeks past due is Christmas Eve
    ("2026-11-12", ("2026-11-13", "2026-11-14", "2026-11-25"), "2026-11-23"),  # a third gives no more time
]


@pytest.mark.parametrize(("due", "reminded", "offered"), ESCALATE)
def test_taking_it_higher_is_offered_when_reminding_did_not_help(
    due: str, reminded: tuple[str, ...], offered: str
) -> None:
    assert escalate_on(day(due), [day(one) for one in reminded]) == day(offered)


APPLY = [
    # status, ends, chosen, apply by
    ("LPT", "2026-12-01", None, "2026-11-24"),
    ("ÖPT", "2026-11-28", None, "2026-11-20"),  # a week before is a Saturday: Friday
    ("LRV", "2026-12-31", None, "2026-12-23"),  # a week before is Christmas Eve
    ("ÖRV", "2027-01-13", None, "2027-01-05"),  # … is Epiphany
    ("LPT", "2026-12-01", "2026-12-01", "2026-12-01"),  # chosen
    ("LPT", "2026-05-08", "2026-05-01", "2026-05-01"),  # chosen stands, on a holiday too
    ("LPT", None, None, None),
    ("HSL", "2026-12-01", None, None),  # nobody applies for it
    ("HSL", "2026-12-01", "2026-11-01", None),
]


@pytest.mark.parametrize(("status", "ends", "chosen", "by"), APPLY)
def test_the_next_period_is_applied_for_a_week_before_on_a_workday(
    status: str, ends: str | None, chosen: str | None, by: str | None
) -> None:
    found = apply_by(status, day(ends) if ends else None, day(chosen) if chosen else None)
    assert found == (day(by) if by else None)


STAGES = [(43, None), (42, 42), (22, 42), (21, 21), (8, 21), (7, 7), (0, 7), (-1, 7), (None, None)]


@pytest.mark.parametrize(("days", "stage"), STAGES)
def test_the_end_is_told_of_at_42_21_and_7_days(days: int | None, stage: int | None) -> None:
    assert stage_of(days) == stage


def test_the_countdown_moves_at_midnight_in_sweden() -> None:
    ends = day("2026-12-01")
    for moment, left in (("2026-11-23T22:59", 8), ("2026-11-23T23:00", 7)):
        with clock.at(dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)):
            assert stage_of((ends - clock.today()).days) == (21 if left == 8 else 7)
