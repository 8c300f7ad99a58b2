"""What the team does, in numbers: tables."""

import datetime as dt
from collections.abc import Collection

import pytest

from fact_board.caseload.metrics.firsts import Firsts, firsts
from fact_board.caseload.metrics.flow import Span, Turnover, turnover
from fact_board.caseload.metrics.meetings import Meetings, Sitting, meetings
from fact_board.caseload.metrics.nearness import Met, Missed, Nearness, missed, nearness, seen_lately
from fact_board.caseload.metrics.needs import Unmet, unmet_needs
from fact_board.caseload.metrics.period import Period, middle, week_of, weeks_until
from fact_board.caseload.metrics.replies import Replies, Reply, replies
from fact_board.caseload.metrics.standing import (
    Part,
    Request,
    Waiting,
    covered,
    fresh,
    overdue,
    waiting,
)
from fact_board.caseload.metrics.stays import Stay

TODAY = dt.date(2026, 11, 24)  # a Tuesday
NOON = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def hours(count: float) -> dt.datetime:
    return NOON + dt.timedelta(hours=count)


@pytest.mark.parametrize(
    ("values", "decimals", "found"),
    [([], 0, None), ([3], 0, 3), ([1, 2], 0, 2), ([1, 2], 1, 1.5), ([0.2, 0.4], 1, 0.3), ([7, 1, 3], 0, 3)],
)
def test_the_middle_of_numbers(values: list[float], decimals: int, found: float | None) -> None:
    assert middle(values, decimals) == found


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("2027-01-01", "2026-12-28")],
)
def test_a_week_begins_on_monday(day: str, monday: str) -> None:
    assert week_of(dt.date.fromisoformat(day)) == dt.date.fromisoformat(monday)


def test_thirteen_weeks_are_this_one_and_twelve_before() -> None:
    period = weeks_until(TODAY, 13)
    assert (period.first, period.last) == (dt.date(2026, 8, 31), TODAY)
    assert len(period.weeks()) == 13
    assert TODAY in period
    assert TODAY + dt.timedelta(days=1) not in period


def test_who_comes_and_goes_is_counted_in_the_week_it_happens() -> None:
    stays = [
        Span(dt.date(2026, 11, 16), dt.date(2026, 11, 22)),  # Monday to Sunday of one week
        Span(dt.date(2026, 11, 22), dt.date(2026, 11, 23)),
        Span(TODAY, None),
        Span(dt.date(2026, 11, 1), TODAY),  # came before the period
    ]
    assert turnover(stays, Period(dt.date(2026, 11, 18), TODAY)) == [
        Turnover(dt.date(2026, 11, 16), on=1, off=1),
        Turnover(dt.date(2026, 11, 23), on=1, off=2),
    ]


def test_what_became_of_nominations() -> None:
    asked = [
        Reply(hours(-50), hours(-20), hours(-26), "place", hours(-25), hours(-2)),
        Reply(hours(-50), hours(-30), hours(-20), "not_now", hours(-17), None),
        Reply(hours(-50), hours(-10), hours(-22), "reply", is_proposal=False),
        Reply(hours(-50), hours(-10), None),
        Reply(hours(-5), hours(20), None),
    ]
    assert replies(asked, NOON) == Replies(
        asked=5, count=3, in_time=2, median_hours=28, proposals=2, placed=1, waiting=2, late=1,
        read=2, read_hours=2, results=1, result_days=1,
    )  # fmt: skip
    assert replies([], NOON) == Replies(0, 0, 0, None, 0, 0, 0, 0, 0, None, 0, None)


def sitting(on: dt.date, minutes: float, people: int, *who: str) -> Sitting:
    principals = {"municipality" if one == "housing_support" else "region" for one in who}
    return Sitting(on, minutes, people, people * 40, len(set(who)), len(principals))


def test_meetings_are_held_against_the_days_that_were_planned() -> None:
    held = [
        sitting(ago(1), 18, 20, "doctor", "nurse", "housing_support"),
        sitting(ago(4), 22, 22, "doctor", "nurse"),
        sitting(ago(3), 9, 0, "nurse"),  # an extra one
    ]
    assert meetings(held, [ago(1), ago(4), ago(5)]) == Meetings(
        planned=3, missed=1, held=3, minutes=18, seconds_each=40, disciplines=2, with_both=1
    )
    assert meetings([], []) == Meetings(0, 0, 0, None, None, None, 0)


MET = [
    Met("ulla", "maria", ago(0), "done"),
    Met("ulla", "maria", ago(3), "done"),
    Met("ulla", "boris", ago(13), "done"),
    Met("ulla", "sara", ago(14), "done"),  # a day too long ago
    Met("olof", "boris", ago(2), "missed"),
    Met("olof", "boris", ago(1), "not_home"),
    Met("hanna", "boris", ago(9), "done"),
]


def test_who_met_whom_in_fourteen_days() -> None:
    seen = seen_lately(MET, TODAY)
    assert set(seen) == {"ulla", "hanna"}
    assert (seen["ulla"].contacts, seen["ulla"].by) == (3, {"maria": ago(0), "boris": ago(13)})


def test_the_board_is_read_both_ways() -> None:
    seen = seen_lately(MET, TODAY)
    assert nearness(["ulla", "olof", "hanna"], seen) == Nearness(
        people=3, unmet=1, contacts_a_week=0.5, faces=1, by_faces=(1, 1, 1, 0, 0)
    )
    assert nearness([], seen) == Nearness(0, 0, None, None, (0, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ([("done", 90), ("missed", 7), ("not_home", 3)], Missed(100, 10, 10)),
        ([("done", 9), ("cancelled_by_team", 5), ("missed", 1)], Missed(10, 1, 10)),
        ([("done", 3), ("missed", 1)], Missed(4, 1, None)),  # too few to say
        ([], Missed(0, 0, None)),
    ],
)
def test_visits_in_vain(outcomes: list[tuple[str, int]], found: Missed) -> None:
    assert missed(outcomes) == found


def stay(who: str, start: int, end: int | None = None) -> Stay:
    return Stay(who, "crisis", Span(ago(start), None if end is None else ago(end)))


def test_days_until_something_first_happened() -> None:
    stays = [stay("a", 30, 5), stay("b", 20), stay("c", 10, 2), stay("d", 9), stay("e", 8)]
    days = {"a": [ago(40), ago(26)], "b": [ago(18)], "c": [ago(1)], "d": [ago(9)], "e": [ago(3)]}
    assert firsts(stays, days, TODAY) == Firsts(count=5, reached=4, waiting=0, median_days=4)
    assert firsts(stays, {}, TODAY) == Firsts(count=5, reached=0, waiting=3, median_days=None)


def test_what_was_there_before_may_count_as_day_zero() -> None:
    stays = [stay("a", 30, 5)] * 5
    year = dt.timedelta(days=365)
    assert firsts(stays, {"a": [ago(200)]}, TODAY, counts_before=year).median_days == 0
    assert firsts(stays, {"a": [ago(500)]}, TODAY, counts_before=year).reached == 0


@pytest.mark.parametrize(
    ("due", "found"),
    [([ago(1), ago(0), ago(-3)], Part(1, 3)), ([], Part(0, 0))],
)
def test_a_task_is_late_the_day_after(due: Collection[dt.date], found: Part) -> None:
    assert overdue(due, TODAY) == found


def test_a_card_is_fresh_until_it_should_have_been_gone_through() -> None:
    assert fresh([ago(1), ago(0), None], TODAY) == Part(2, 3)


def test_who_has_what_they_should() -> None:
    assert covered(["a", "b", "b"], {"b", "c"}) == Part(1, 2)


def test_decisions_wait_on_each_principal() -> None:
    asked = [
        Request("municipality", ago(12), ago(2)),
        Request("municipality", ago(4), ago(0)),
        Request("region", ago(30), ago(16)),
        Request(None, ago(1), ago(-13)),
    ]
    assert waiting(asked, TODAY) == [
        Waiting("region", 1, 30, 30, 1),
        Waiting("municipality", 2, 8, 12, 1),
        Waiting(None, 1, 1, 1, 0),
    ]
    assert waiting([], TODAY) == [
        Waiting("region", 0, None, None, 0),
        Waiting("municipality", 0, None, None, 0),
    ]


def test_unmet_needs_count_people_by_kind_and_reason() -> None:
    lacking = [
        ("ulla", "work", "queue"),
        ("ulla", "work", "refused"),  # another party knows another reason
        ("olof", "work", "queue"),
        ("olof", "work", "queue"),
        ("olof", "housing", "no_provider"),
    ]
    assert unmet_needs(lacking) == [
        Unmet("work", 2, {"queue": 2, "refused": 1}),
        Unmet("housing", 1, {"no_provider": 1}),
    ]
    assert unmet_needs([]) == []
