"""The numbers beside the model: tables."""

import datetime as dt
from decimal import Decimal

import pytest

from fact_board.caseload.metrics.flow import Span, weeks
from fact_board.caseload.metrics.model import PATIENTS, PER_FTE, SHARE, Gauge, gauge, per_fte, share
from fact_board.caseload.metrics.period import weeks_until
from fact_board.caseload.metrics.replies import Reply, replies
from fact_board.caseload.metrics.stays import Stay, stays_by_category, survival_quantile
from fact_board.caseload.metrics.strength import Member, loads, per_case_manager, staffing

TODAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("value", "span", "decimals", "shown", "verdict"),
    [
        (212, PATIENTS, 0, 212, "within"),
        (200, PATIENTS, 0, 200, "within"),
        (220, PATIENTS, 0, 220, "within"),
        (367, PATIENTS, 0, 367, "over"),
        (180, PATIENTS, 0, 180, "under"),
        (212 / 11.4, PER_FTE, 1, 18.6, "within"),
        (20.04, PER_FTE, 1, 20.0, "within"),
        (20.06, PER_FTE, 1, 20.1, "over"),
        (16.64, PER_FTE, 1, 16.6, "under"),
        (100 * 25 / 212, SHARE, 0, 12, "within"),
        (9.4, SHARE, 0, 9, "under"),
        (None, SHARE, 0, None, None),
    ],
)
def test_the_verdict_is_about_the_number_as_it_is_shown(
    value: float | None, span: tuple[float, float], decimals: int, shown: float | None, verdict: str | None
) -> None:
    found = gauge(value, span, decimals)
    assert (found.value, found.verdict) == (shown, verdict)
    assert (found.low, found.high) == span


def test_nobody_at_work_and_nobody_enrolled_give_no_number() -> None:
    assert per_fte(212, 0) is None
    assert share(0, 0) is None
    assert gauge(None, PER_FTE) == Gauge(None, *PER_FTE, None)


def member(name: str, profession: str, fte: str = "1.0") -> Member:
    return Member(name, name, profession, "region", Decimal(fte))


def test_staffing_has_every_function_of_the_model_and_the_rest_only_when_filled() -> None:
    posts = staffing(
        [
            member("Sara", "doctor", "0.6"),
            member("Karin", "nurse"),
            member("Emre", "assistant_nurse", "0.8"),
            member("Boris", "housing_support", "0.9"),
        ]
    )
    assert [(post.function, post.now, post.model, post.verdict) for post in posts] == [
        ("doctor", 0.6, 1.0, "under"),
        ("team_leader", 0.0, 0.5, "under"),
        ("case_managers", 1.8, 7.0, "under"),
        ("psychologist", 0.0, 0.8, "under"),
        ("peer_specialist", 0.0, 0.6, "under"),
        ("ips_specialist", 0.0, 0.5, "under"),
        ("housing_support", 0.9, None, None),
    ]


def test_as_many_posts_as_the_model_is_within_it() -> None:
    posts = staffing([member("A", "doctor", "0.4"), member("B", "doctor", "0.6")])
    assert posts[0].verdict == "within"


def test_a_load_is_people_for_a_full_time_post_the_heaviest_first() -> None:
    members = [member("Karin", "nurse"), member("Maria", "nurse", "0.5"), member("Tove", "nurse")]
    found = loads([*members, member("Sara", "doctor")], {"Karin": 30, "Maria": 20, "Sara": 1}, {"Maria": 4})
    assert [
        (load.member.name, load.patients, load.per_fte, load.weighted, load.verdict) for load in found
    ] == [
        ("Maria", 20, 40.0, 48.0, "over"),
        ("Karin", 30, 30.0, 30.0, "within"),
        ("Sara", 1, 1.0, 1.0, None),
        ("Tove", 0, 0.0, 0.0, "under"),
    ]


def test_the_teams_people_are_shared_by_its_case_managers() -> None:
    members = [member("Karin", "nurse"), member("Emre", "social_worker", "0.8"), member("Sara", "doctor")]
    found = per_case_manager(54, members)
    assert (found.value, found.verdict) == (30.0, "within")
    assert per_case_manager(54, []).value is None


def test_a_doctor_has_a_bar_only_as_somebodys_contact_and_no_posts_give_no_number() -> None:
    found = loads([member("Sara", "doctor", "0")], {"Sara": 2}, {})
    assert [(load.patients, load.per_fte, load.weighted) for load in found] == [(2, None, None)]


def test_weeks_end_on_sunday_or_today_and_count_those_who_were_there_that_evening() -> None:
    on_board = [Span(ago(14), ago(7)), Span(ago(3), None)]
    enrolled = [(Span(ago(400), None), 10), (Span(ago(400), ago(7)), 1), (Span(ago(7), None), 2)]
    found = weeks(on_board, enrolled, weeks_until(TODAY, 3))
    assert [week.day for week in found] == [dt.date(2026, 11, 15), dt.date(2026, 11, 22), TODAY]
    assert [(week.on_board, week.patients) for week in found] == [(1, 11), (1, 12), (1, 12)]


@pytest.mark.parametrize(
    ("lengths", "quantile", "expected"),
    [
        ([(10, True), (20, True), (30, True), (40, True), (50, True)], 0.5, 30),
        ([(n, True) for n in range(1, 11)], 0.9, 9),
        ([(10, True), (20, False), (30, True), (40, True), (50, True)], 0.5, 40),
        ([(10, True), (20, False), (30, False), (40, False), (50, False)], 0.5, None),
        ([(10, True), (10, True), (10, True), (10, True)], 0.5, None),
    ],
)
def test_open_stays_count_as_at_least_that_long_and_few_say_nothing(
    lengths: list[tuple[int, bool]], quantile: float, expected: int | None
) -> None:
    assert survival_quantile(lengths, quantile) == expected


def test_stays_are_of_the_last_year_and_a_re_entry_is_within_90_days() -> None:
    stays = [
        Stay("Hanna", "crisis", Span(ago(200), ago(180))),
        Stay("Hanna", "crisis", Span(ago(90), ago(60))),  # 90 days later: back
        Stay("Hanna", "new", Span(ago(10), None)),  # 50 days later: back
        Stay("Olof", "crisis", Span(ago(300), ago(250))),
        Stay("Olof", "crisis", Span(ago(100), None)),  # 150 days later: not
        Stay("Petra", "crisis", Span(ago(500), ago(400))),  # too long ago
    ]
    crisis = stays_by_category(stays, TODAY)["crisis"]
    assert (crisis.now, crisis.count, crisis.closed, crisis.back, crisis.back_soon) == (1, 4, 3, 2, 0)
    assert (crisis.median_days, crisis.nine_of_ten_days) == (None, None)  # four are too few to say
    assert stays_by_category(stays, TODAY)["new"].now == 1


@pytest.mark.parametrize(
    ("days", "back", "soon"), [(0, 1, 1), (30, 1, 1), (31, 1, 0), (90, 1, 0), (91, 0, 0)]
)
def test_who_comes_back_within_thirty_days_comes_back_soon(days: int, back: int, soon: int) -> None:
    stays = [
        Stay("Hanna", "crisis", Span(ago(200), ago(150))),
        Stay("Hanna", "new", Span(ago(150 - days), None)),
    ]
    crisis = stays_by_category(stays, TODAY)["crisis"]
    assert (crisis.back, crisis.back_soon) == (back, soon)


def test_replies_are_counted_in_hours_and_in_time_until_they_are_due() -> None:
    def reply(hours: float, due: float) -> Reply:
        asked = NOON - dt.timedelta(days=3)
        return Reply(asked, asked + dt.timedelta(hours=due), asked + dt.timedelta(hours=hours))

    found = replies([reply(4, 24), reply(24, 24), reply(70.5, 24)], NOON)
    assert (found.count, found.in_time, found.median_hours) == (3, 2, 24)
    assert replies([reply(9.5, 24)], NOON).median_hours == 10
    assert replies([], NOON).median_hours is None
