"""When a phone may be told: truth tables with a clock of their own."""

import datetime as dt

import pytest

from fact_board import clock
from fact_board.push import rules
from fact_board.push.rules import Moment, Quiet

FRIDAY = dt.datetime(2026, 11, 20, tzinfo=clock.ZONE)
MONDAY = dt.datetime(2026, 11, 23, 13, 0, tzinfo=clock.ZONE)
USUAL, LUNCH, NEVER = (
    Quiet(),
    Quiet("11:00", "13:00", days_off=False),
    Quiet("08:00", "08:00", days_off=False),
)
NIGHTS = Quiet("17:00", "07:00", days_off=False)


@pytest.mark.parametrize(
    ("quiet", "at", "expected"),
    [
        (USUAL, "2026-11-20 06:59", True),  # a Friday
        (USUAL, "2026-11-20 07:00", False),
        (USUAL, "2026-11-20 16:59", False),
        (USUAL, "2026-11-20 17:00", True),
        (USUAL, "2026-11-20 23:59", True),
        (USUAL, "2026-11-21 00:00", True),  # into the weekend
        (USUAL, "2026-11-21 12:00", True),
        (USUAL, "2026-11-22 12:00", True),
        (USUAL, "2026-11-23 06:59", True),  # and out of it
        (USUAL, "2026-11-23 07:00", False),
        (USUAL, "2026-12-24 12:00", True),  # Christmas Eve, a Thursday
        (USUAL, "2026-06-19 12:00", True),  # Midsummer's Eve
        (NIGHTS, "2026-11-21 12:00", False),
        (NIGHTS, "2026-11-21 17:00", True),
        (NIGHTS, "2026-11-22 03:00", True),
        (LUNCH, "2026-11-23 10:59", False),
        (LUNCH, "2026-11-23 11:00", True),
        (LUNCH, "2026-11-23 12:59", True),
        (LUNCH, "2026-11-23 13:00", False),
        (NEVER, "2026-11-21 08:00", False),
        (NEVER, "2026-11-21 03:00", False),
        (USUAL, "2026-03-29 03:30", True),  # the night the clocks go forward
        (NIGHTS, "2026-10-25 02:30", True),  # and back
    ],
)
def test_quiet_hours(quiet: Quiet, at: str, expected: bool) -> None:
    local = dt.datetime.fromisoformat(at).replace(tzinfo=clock.ZONE)
    assert rules.is_quiet(quiet, local.astimezone(dt.UTC)) is expected


def test_a_night_and_a_weekend_hour_by_hour() -> None:
    """From Friday noon to Tuesday noon: told in the two working days' hours and no others."""
    hours = [FRIDAY + dt.timedelta(hours=12 + each) for each in range(96)]
    loud = [f"{hour:%a %H}" for hour in hours if not rules.is_quiet(USUAL, hour)]
    assert loud == [
        *(f"Fri {hour:02}" for hour in range(12, 17)),
        *(f"Mon {hour:02}" for hour in range(7, 17)),
        *(f"Tue {hour:02}" for hour in range(7, 12)),
    ]


@pytest.mark.parametrize(
    ("waited", "since_told", "is_meeting", "is_here", "is_night", "expected"),
    [
        (15, None, False, False, False, True),
        (14.9, None, False, False, False, False),
        (15, 60, False, False, False, True),
        (15, 59, False, False, False, False),
        (15, None, True, False, False, False),
        (15, None, False, True, False, False),
        (15, None, False, False, True, False),
        (900, 900, True, False, False, False),
    ],
)
def test_when_a_bundle_is_told(
    waited: float,
    since_told: float | None,
    is_meeting: bool,
    is_here: bool,
    is_night: bool,
    expected: bool,
) -> None:
    now = MONDAY + dt.timedelta(hours=9 if is_night else 0)
    told_at = None if since_told is None else now - dt.timedelta(minutes=since_told)
    moment = Moment(now, told_at=told_at, is_meeting=is_meeting, is_here=is_here)
    assert rules.may_tell_bundle(now - dt.timedelta(minutes=waited), moment) is expected


@pytest.mark.parametrize(
    ("reason", "is_night", "duty_always", "expected"),
    [
        ("duty", False, False, True),
        ("duty", True, False, False),
        ("duty", True, True, True),
        ("test", True, False, True),
    ],
)
def test_what_is_told_at_once(reason: str, is_night: bool, duty_always: bool, expected: bool) -> None:
    """A meeting, an open page and the hour since the last do not hold it back."""
    now = MONDAY + dt.timedelta(hours=9 if is_night else 0)
    moment = Moment(now, duty_always=duty_always, told_at=now, is_meeting=True, is_here=True)
    assert rules.may_tell_at_once(reason, moment) is expected


@pytest.mark.parametrize(
    ("reason", "is_urgent", "is_seen"),
    [
        ("answer", False, False),
        ("task", False, True),
        ("request", False, True),
        ("duty", True, False),
        ("test", True, False),
    ],
)
def test_what_kind_of_thing_it_is(reason: str, is_urgent: bool, is_seen: bool) -> None:
    assert rules.is_urgent(reason) is is_urgent
    assert rules.is_seen_by_being_here(reason) is is_seen


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (5000, 60)])
def test_how_long_a_failure_waits(tries: int, minutes: int) -> None:
    assert rules.retry_after(tries) == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("status", "expected"),
    [(404, True), (410, True), (None, False), (201, False), (403, False), (429, False), (500, False)],
)
def test_which_answers_end_it(status: int | None, expected: bool) -> None:
    assert rules.is_gone(status) is expected


@pytest.mark.parametrize(("hours", "expected"), [(23.9, False), (24, False), (24.1, True)])
def test_when_it_is_too_old(hours: float, expected: bool) -> None:
    assert rules.is_given_up(MONDAY - dt.timedelta(hours=hours), MONDAY) is expected
