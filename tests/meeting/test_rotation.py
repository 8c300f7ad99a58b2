"""Whose turn it is to lead, and which planned meetings never were: truth tables."""

import datetime as dt
import uuid

import pytest

from fact_board.meeting.rotation import Candidate, in_turn, last_day_over, not_held

WEEKDAYS = (0, 1, 2, 3, 4)
MONDAY = dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def somebody(
    name: str, chaired_at: dt.datetime | None, *, may_chair: bool = True, is_present: bool = True
) -> Candidate:
    return Candidate(uuid.uuid5(uuid.NAMESPACE_DNS, name), name, may_chair, is_present, chaired_at)


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([], []),
        ([somebody("Anna", MONDAY), somebody("Bo", MONDAY - DAY)], ["Bo", "Anna"]),
        ([somebody("Anna", MONDAY), somebody("Bo", None)], ["Bo", "Anna"]),  # never yet
        ([somebody("Bo", None), somebody("Anna", None)], ["Anna", "Bo"]),
        ([somebody("Anna", None, may_chair=False), somebody("Bo", MONDAY)], ["Bo"]),  # not trained
        ([somebody("Anna", None, is_present=False), somebody("Bo", MONDAY)], ["Bo"]),  # away today
    ],
)
def test_the_trained_lead_in_turn(candidates: list[Candidate], expected: list[str]) -> None:
    assert [one.name for one in in_turn(candidates)] == expected


@pytest.mark.parametrize(
    ("first", "last", "held", "expected"),
    [
        ("2026-11-24", "2026-11-27", ["2026-11-24", "2026-11-26"], ["2026-11-25", "2026-11-27"]),
        ("2026-11-21", "2026-11-22", [], []),  # a weekend
        ("2026-12-23", "2026-12-28", ["2026-12-23"], ["2026-12-28"]),  # Christmas is no meeting missed
        ("2026-11-23", "2026-11-22", [], []),
        ("2026-11-23", "2026-11-23", [], ["2026-11-23"]),
    ],
)  # fmt: skip
def test_a_planned_meeting_that_never_was(
    first: str, last: str, held: list[str], expected: list[str]
) -> None:
    days = [dt.date.fromisoformat(day) for day in held]
    found = not_held(WEEKDAYS, dt.date.fromisoformat(first), dt.date.fromisoformat(last), days)
    assert [day.isoformat() for day in found] == expected


def test_a_team_that_meets_twice_a_week_misses_nothing_on_the_other_days() -> None:
    found = not_held((0, 3), dt.date(2026, 11, 23), dt.date(2026, 11, 29), [dt.date(2026, 11, 23)])
    assert list(found) == [dt.date(2026, 11, 26)]


@pytest.mark.parametrize(("minutes", "is_over"), [(-1, False), (0, True), (60, True)])
def test_todays_meeting_is_missed_once_its_time_has_passed(minutes: int, is_over: bool) -> None:
    today = MONDAY.date()
    over = last_day_over(today, MONDAY, MONDAY + dt.timedelta(minutes=minutes))
    assert over == (today if is_over else today - DAY)
