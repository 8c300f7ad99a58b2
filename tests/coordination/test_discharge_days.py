"""When somebody who came home is to be met, and what a discharge may be: tables with a clock that moves over
midnight, weekends and holidays.
"""

import datetime as dt
import re
import uuid
from contextlib import AbstractContextManager, nullcontext

import pytest

from fact_board import clock
from fact_board.coordination.discharges.calendar import first_contact_by, is_uncontacted, latest_first_contact
from fact_board.coordination.discharges.rules import (
    check_discharged,
    check_first_contact,
    check_item,
    check_legal,
    check_outside,
)
from fact_board.errors import Invalid


def refused(key: str | None) -> AbstractContextManager[object]:
    """The rule refuses with this key; None: it doesn't."""
    return pytest.raises(Invalid, match=re.escape(key)) if key else nullcontext()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


CONTACT = [
    # home on, first contact by
    ("2026-11-23", "2026-11-30"),  # a Monday
    ("2026-11-21", "2026-11-27"),  # a Saturday: the Friday before
    ("2026-12-17", "2026-12-23"),  # seven days later is Christmas Eve
    ("2026-12-18", "2026-12-23"),  # … Christmas Day
    ("2026-12-24", "2026-12-30"),  # … New Year's Eve
    ("2026-12-30", "2027-01-05"),  # … Epiphany
    ("2026-06-12", "2026-06-18"),  # … Midsummer's Eve
    ("2026-04-23", "2026-04-30"),
    ("2026-04-24", "2026-04-30"),  # … the first of May
]


@pytest.mark.parametrize(("on", "by"), CONTACT)
def test_the_first_contact_is_on_a_workday_within_seven_days(on: str, by: str) -> None:
    assert first_contact_by(day(on)) == day(by)
    assert day(on) < day(by) <= day(on) + dt.timedelta(days=7)


LATEST = [
    # home on, written down on, latest day
    ("2026-11-23", "2026-11-23", "2026-11-30"),
    ("2026-11-23", "2026-11-30", "2026-11-30"),
    ("2026-11-23", "2026-12-01", "2026-12-01"),  # too late for seven days: today
    ("2026-11-23", "2026-12-05", "2026-12-07"),  # … on a Saturday: Monday
]


@pytest.mark.parametrize(("on", "today", "latest"), LATEST)
def test_a_discharge_written_down_late_leaves_the_next_workday(on: str, today: str, latest: str) -> None:
    assert latest_first_contact(day(on), day(today)) == day(latest)


UNCONTACTED = [
    # home on, met on, at which moment (UTC), nobody has met them
    ("2026-11-23", None, "2026-11-29T22:59", False),  # the sixth day
    ("2026-11-23", None, "2026-11-29T23:00", True),  # midnight in Malmö: the seventh
    ("2026-11-23", "2026-11-22", "2026-11-30T12:00", True),  # met on the ward, not since
    ("2026-11-23", "2026-11-23", "2026-11-30T12:00", False),  # the day itself counts
    ("2026-11-23", "2026-11-30", "2026-12-10T12:00", False),
    ("2026-12-18", None, "2026-12-25T12:00", True),  # holidays don't stop the days
    ("2026-06-15", None, "2026-06-21T21:59", False),
    ("2026-06-15", None, "2026-06-21T22:00", True),  # summer time
    ("2026-03-26", None, "2026-04-01T22:00", True),  # the clock went forward in between
    ("2026-10-22", None, "2026-10-28T22:59", False),  # … and back
    ("2026-10-22", None, "2026-10-28T23:00", True),
]


@pytest.mark.parametrize(("on", "met", "moment", "is_alone"), UNCONTACTED)
def test_days_alone_are_counted_from_the_discharge(
    on: str, met: str | None, moment: str, is_alone: bool
) -> None:
    with clock.at(dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)):
        assert is_uncontacted(day(on), day(met) if met else None, clock.today()) is is_alone


@pytest.mark.parametrize(
    ("on", "key"),
    [
        ("2026-11-23", None),
        ("2026-11-20", None),
        ("2026-11-24", "date.in_future"),
        ("2026-11-19", "discharge.before_placing"),
    ],
)
def test_one_goes_home_after_one_came_and_not_tomorrow(on: str, key: str | None) -> None:
    with refused(key):
        check_discharged(day(on), day("2026-11-20"), day("2026-11-23"))


@pytest.mark.parametrize(
    ("due", "key"),
    [
        ("2026-11-23", None),
        ("2026-11-30", None),
        ("2026-12-01", "discharge.first_contact_late"),
        ("2026-11-22", "date.in_past"),
    ],
)
def test_the_first_contact_is_neither_past_nor_late(due: str, key: str | None) -> None:
    with refused(key):
        check_first_contact(day(due), day("2026-11-23"), day("2026-11-23"))


ONE, OTHER = uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize(
    ("open_ones", "answered", "key"),
    [
        ([], [], None),
        ([ONE], [ONE], None),
        ([ONE, OTHER], [OTHER, ONE], None),
        ([ONE], [], "discharge.legal_unsettled"),
        ([ONE, OTHER], [ONE], "discharge.legal_unsettled"),
        ([ONE], [ONE, ONE], "discharge.legal_unknown"),
        ([], [ONE], "discharge.legal_unknown"),
    ],
)
def test_each_legal_status_is_answered_for_once(
    open_ones: list[uuid.UUID], answered: list[uuid.UUID], key: str | None
) -> None:
    with refused(key):
        check_legal(open_ones, answered)


@pytest.mark.parametrize(
    ("status", "becomes", "ends", "key"),
    [
        ("LPT", "ended", None, None),
        ("LPT", "goes_on", None, None),
        ("LPT", "outside", "2027-05-20", None),
        ("LRV", "outside", "2027-05-20", None),
        ("LPT", "outside", None, "discharge.outside_ends"),
        ("LPT", "outside", "2026-11-22", "discharge.outside_ends"),
        ("HSL", "outside", "2027-05-20", "discharge.legal_unknown"),
        ("LPT", "forgotten", None, "discharge.legal_unknown"),
    ],
)
def test_care_outside_the_ward_has_a_last_day(
    status: str, becomes: str, ends: str | None, key: str | None
) -> None:
    ends_on = day(ends) if ends else None
    with refused(key):
        check_outside(status, becomes, ends_on, day("2026-11-23"))


def test_what_is_not_needed_says_why() -> None:
    check_item("done", "")
    check_item("not_needed", "Har redan boendestöd")
    with pytest.raises(Invalid, match=r"discharge\.reason_missing"):
        check_item("not_needed", "")
