"""Plans as truth tables with a clock that moves: steps, days, the SIP radar, what people thought."""

import datetime as dt
import uuid
from dataclasses import dataclass

import pytest

from fact_board.coordination.plans.calendar import late_from
from fact_board.coordination.plans.evaluation import sum_up
from fact_board.coordination.plans.models import STATES
from fact_board.coordination.plans.principals import In, principals_in
from fact_board.coordination.plans.rules import (
    NEW,
    STEPS,
    Named,
    Standing,
    Step,
    guard_evaluation,
    guard_named,
    guard_step,
    link_in,
    radar,
)
from fact_board.errors import DomainError

A, B = uuid.UUID(int=1), uuid.UUID(int=2)
BOTH, REGION, TOWN = ("region", "municipality"), ("region",), ("municipality",)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


TODAY = day("2026-11-23")  # a Monday


def refusal(check: object, *args: object, **named: object) -> str:
    try:
        check(*args, **named)  # type: ignore[operator]
    except DomainError as error:
        return error.key
    return ""


@pytest.mark.parametrize(
    ("state", "stepped_on", "next_on", "late"),
    [
        # offered: nobody called within fourteen days, weekends and holidays among them
        ("offered", "2026-11-23", None, "2026-12-08"),
        ("offered", "2026-12-18", None, "2027-01-02"),
        # a meeting or follow-up: two weekdays of grace
        ("called", "2026-11-16", "2026-11-23", "2026-11-26"),  # Mon: Tue, Wed
        ("made", "2026-05-04", "2026-11-19", "2026-11-24"),  # Thu: Fri, Mon
        ("made", "2026-05-04", "2026-11-20", "2026-11-25"),  # Fri: Mon, Tue
        ("followed_up", "2026-05-04", "2026-11-21", "2026-11-26"),  # Sat counts as Mon: Tue, Wed
        ("made", "2026-05-04", "2026-12-23", "2026-12-30"),  # Christmas and its eve are no weekdays: Mon, Tue
        ("made", "2026-01-02", "2026-04-02", "2026-04-09"),  # Good Friday, Easter Monday: Tue, Wed
        ("made", "2026-01-02", "2026-06-18", "2026-06-24"),  # Midsummer's Eve: Mon, Tue
        ("made", "2026-12-01", "2027-01-05", "2027-01-09"),  # Epiphany on a Wednesday: Thu, Fri
        # after a no: the day to ask again, no later
        ("declined", "2026-11-02", "2026-11-21", "2026-11-21"),
        # nothing waits
        ("ended", "2026-11-02", None, None),
    ],
)
def test_when_what_comes_next_is_late(
    state: str, stepped_on: str, next_on: str | None, late: str | None
) -> None:
    assert late_from(state, day(stepped_on), day(next_on) if next_on else None) == (
        day(late) if late else None
    )


def sip(state: str, stepped_on: str, next_on: str | None = None, kind: str = "sip") -> Standing:
    return Standing(kind, state, day(stepped_on), day(next_on) if next_on else None)


@pytest.mark.parametrize(
    ("principals", "plans", "today", "signs"),
    [
        # who gives support decides whether one is missing
        ((), (), "2026-11-23", []),
        (REGION, (), "2026-11-23", []),
        (TOWN, (), "2026-11-23", []),
        (BOTH, (), "2026-11-23", ["no_sip"]),
        (BOTH, (sip("ended", "2026-11-20"),), "2026-11-23", ["no_sip"]),
        # another kind of plan is no SIP, and is not on its radar
        (BOTH, (sip("made", "2026-05-04", "2026-10-01", "care"),), "2026-11-23", ["no_sip"]),
        (REGION, (sip("made", "2026-05-04", "2026-10-01", "crisis"),), "2026-11-23", []),
        # offered: day 14 is within, day 15 is not
        (BOTH, (sip("offered", "2026-11-09"),), "2026-11-23", []),
        (BOTH, (sip("offered", "2026-11-09"),), "2026-11-24", ["not_called"]),
        # followed up in time, with two weekdays' grace over a weekend; midnight turns it
        (BOTH, (sip("made", "2026-05-04", "2026-11-20"),), "2026-11-24", []),
        (BOTH, (sip("made", "2026-05-04", "2026-11-20"),), "2026-11-25", ["follow_up"]),
        # over Christmas: Wed 23, then Mon 28 and Tue 29
        (BOTH, (sip("followed_up", "2026-05-04", "2026-12-23"),), "2026-12-29", []),
        (BOTH, (sip("followed_up", "2026-05-04", "2026-12-23"),), "2026-12-30", ["follow_up"]),
        # a follow-up that passed counts whoever gives support now
        (REGION, (sip("made", "2026-05-04", "2026-10-01"),), "2026-11-23", ["follow_up"]),
        # the meeting was, and nobody wrote down a plan
        (BOTH, (sip("called", "2026-11-02", "2026-11-17"),), "2026-11-19", []),
        (BOTH, (sip("called", "2026-11-02", "2026-11-17"),), "2026-11-20", ["not_made"]),
        # a no is respected until the day to ask again
        (BOTH, (sip("declined", "2026-11-02", "2027-02-01"),), "2027-01-31", []),
        (BOTH, (sip("declined", "2026-11-02", "2027-02-01"),), "2027-02-01", ["ask_again"]),
        # two parties may each have one: the heaviest first
        (
            BOTH,
            (sip("offered", "2026-11-01"), sip("made", "2026-05-04", "2026-10-01")),
            "2026-11-23",
            ["follow_up", "not_called"],
        ),
    ],
)
def test_what_the_radar_sees(
    principals: tuple[str, ...], plans: tuple[Standing, ...], today: str, signs: list[str]
) -> None:
    assert radar(principals, plans, day(today)) == signs


REGION_CONTACT, TOWN_CONTACT = (In(each, A, "contacts") for each in BOTH)
REGION_RUNS, TOWN_RUNS = (In(each, A, "plans", True) for each in BOTH)
TOWN_ENDED = In("municipality", A, "plans", False)


@pytest.mark.parametrize(
    ("known", "principals"),
    [
        ((), set()),
        ((REGION_RUNS, TOWN_RUNS), set(BOTH)),
        ((REGION_RUNS,), set(REGION)),
        # of whom no service is written down, a named contact is sign enough
        ((REGION_CONTACT, TOWN_CONTACT), set(BOTH)),
        ((REGION_CONTACT, TOWN_RUNS), set(BOTH)),
        # a service that ended, or has not begun, says more than a contact that stays
        ((REGION_CONTACT, TOWN_CONTACT, TOWN_ENDED), set(REGION)),
        ((REGION_CONTACT, TOWN_ENDED, TOWN_RUNS), set(BOTH)),
    ],
)
def test_which_principals_are_in(known: tuple[In, ...], principals: set[str]) -> None:
    assert principals_in(known) == principals


ALLOWED = {
    (NEW, "offered"), (NEW, "made"),
    ("offered", "declined"), ("offered", "called"), ("offered", "made"), ("offered", "ended"),
    ("declined", "offered"), ("declined", "ended"),
    ("called", "declined"), ("called", "called"), ("called", "made"), ("called", "ended"),
    ("made", "followed_up"), ("made", "ended"),
    ("followed_up", "followed_up"), ("followed_up", "ended"),
}  # fmt: skip
NEXT = {"declined", "called", "made", "followed_up"}
MADE = {"made", "followed_up"}


def step(state: str, on: str = "2026-11-20", next_on: str | None = "", took_part: str | None = "") -> Step:
    """A step that is right, but for what is said."""
    after = ("2026-12-20" if state in NEXT else None) if next_on == "" else next_on
    part = ("yes" if state in MADE else None) if took_part == "" else took_part
    return Step(state, day(on), day(after) if after else None, part)


@pytest.mark.parametrize("was", STEPS)
@pytest.mark.parametrize("state", STATES)
def test_which_step_follows_which(was: str, state: str) -> None:
    refused = refusal(guard_step, was, day("2026-11-02"), step(state), TODAY)
    if (was, state) in ALLOWED:
        assert refused == ""
    else:
        assert refused == ("plan.ended" if was == "ended" else "plan.not_that_step")


@pytest.mark.parametrize(
    ("taken", "refused"),
    [
        (step("called", on="2026-11-23"), ""),
        (step("called", on="2026-11-24"), "date.in_future"),
        (step("called", on="2026-11-02"), ""),
        (step("called", on="2026-11-01"), "plan.before_last_step"),
        (step("called", next_on=None), "plan.next_called"),
        (step("called", on="2026-11-20", next_on="2026-11-20"), ""),  # the meeting is the same day
        (step("called", next_on="2026-11-19"), "plan.next_before_step"),
        (step("called", took_part="yes"), "plan.took_part"),
        (step("declined", next_on=None), "plan.next_declined"),
        (step("declined", next_on="2026-11-20"), "plan.next_before_step"),
        (step("made", next_on=None), "plan.next_made"),
        (step("made", next_on="2026-11-20"), "plan.next_before_step"),
        (step("made", next_on="2026-11-21"), ""),  # written down late: it may have passed
        (step("made", next_on="2028-11-22"), ""),
        (step("made", next_on="2028-11-23"), "date.too_far"),
        (step("made", took_part=None), "plan.took_part"),
        (step("made", took_part="not_asked"), ""),
        (step("ended", next_on="2026-12-20"), "plan.no_next"),
        (step("ended", took_part="no"), "plan.took_part"),
    ],
)
def test_what_a_step_says(taken: Step, refused: str) -> None:
    assert refusal(guard_step, "offered", day("2026-11-02"), taken, TODAY) == refused


def test_a_plan_of_long_ago_is_not_written_down() -> None:
    assert refusal(guard_step, NEW, None, step("made", on="2024-11-23"), TODAY) == ""
    assert refusal(guard_step, NEW, None, step("made", on="2024-11-22"), TODAY) == "plan.too_long_ago"


@pytest.mark.parametrize(
    ("named", "refused"),
    [
        (Named(caller_id=A), ""),
        (Named(caller_name="Eva på LSS"), ""),
        (Named(), "plan.caller_needed"),
        (Named(leader_id=A), "plan.caller_needed"),
        (Named(caller_id=A, caller_name="Eva"), "plan.caller_needed"),
        (Named(caller_id=A, leader_id=B), ""),
        (Named(caller_id=A, leader_party_id=B), ""),
        (Named(caller_id=A, leader_name="Eva"), ""),
        (Named(caller_id=A, leader_id=B, leader_party_id=B), "plan.one_leader"),
        (Named(caller_id=A, leader_id=B, leader_name="Eva"), "plan.one_leader"),
        (Named(caller_id=A, place="Cosmic/SIP"), ""),
        (Named(caller_id=A, place="https://plan.example.se/sip/1"), ""),
        (Named(caller_id=A, place="http://plan.example.se/sip/1"), "plan.link"),
        (Named(caller_id=A, place="javascript:alert(1)"), "plan.link"),
    ],
)
def test_whom_a_plan_names(named: Named, refused: str) -> None:
    assert refusal(guard_named, named) == refused


@pytest.mark.parametrize(
    ("place", "is_link"),
    [
        ("https://plan.example.se/sip/1?v=2#top", True),
        ("https://plan.example.se:8443/sip", True),
        ("https://plan.example.se:port/sip", False),
        ("http://plan.example.se", False),
        ("HTTPS://plan.example.se", True),
        ("https://", False),
        ("https://intern", False),  # a name without a dot: no address of anybody's
        ("https://anna:hemligt@plan.example.se", False),
        ("https://plan.example.se/ sip", False),
        ('https://plan.example.se/"onclick="x', False),
        ("//plan.example.se", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,hej", False),
        ("Cosmic/SIP", False),
        ("", False),
    ],
)
def test_what_is_an_address_to_follow(place: str, is_link: bool) -> None:
    assert (link_in(place) is not None) == is_link


@pytest.mark.parametrize(
    "place", ["//a.se", "ftp://a.se", " https://a b.se", "data:x", "x+y://a.se", "mailto:a"]
)
def test_what_looks_like_an_address_and_is_none_is_refused(place: str) -> None:
    assert refusal(guard_named, Named(caller_id=A, place=place)) == "plan.link"


@pytest.mark.parametrize(
    ("kind", "made_on", "on", "answers", "is_declined", "refused"),
    [
        ("sip", "2026-11-02", "2026-11-23", (4, 3, 2), False, ""),
        ("sip", "2026-11-02", "2026-11-02", (None, None, 1), False, ""),
        ("sip", "2026-11-02", "2026-11-23", (None, None, None), True, ""),
        ("sip", "2026-11-02", "2026-11-23", (None, None, None), False, "plan.answer_or_declined"),
        ("sip", "2026-11-02", "2026-11-23", (1, None, None), True, "plan.answer_or_declined"),
        ("sip", None, "2026-11-23", (4, 3, 2), False, "plan.not_to_evaluate"),
        ("care", "2026-11-02", "2026-11-23", (4, 3, 2), False, "plan.not_to_evaluate"),
        ("sip", "2026-11-02", "2026-11-24", (4, 3, 2), False, "date.in_future"),
        ("sip", "2026-11-02", "2026-11-01", (4, 3, 2), False, "plan.before_last_step"),
    ],
)
def test_what_an_evaluation_says(
    kind: str,
    made_on: str | None,
    on: str,
    answers: tuple[int | None, ...],
    is_declined: bool,
    refused: str,
) -> None:
    made = day(made_on) if made_on else None
    found = refusal(guard_evaluation, kind, made, day(on), answers, is_declined=is_declined, today=TODAY)
    assert found == refused


@dataclass(frozen=True)
class Told:
    said: int | None = None
    knows: int | None = None
    better: int | None = None
    is_declined: bool = False


def test_of_fewer_than_five_answers_only_their_number_is_told() -> None:
    four = [Told(4, 3), Told(4, 3), Told(1, 3), Told(2, 3, 1), Told(is_declined=True)]
    few = sum_up(four)
    assert (few.asked, few.declined) == (5, 1)
    assert [(one.question, one.n, one.counts) for one in few.questions] == [
        ("said", 4, None), ("knows", 4, None), ("better", 1, None),
    ]  # fmt: skip
    enough = sum_up([*four, Told(3, None, 4)])
    assert [(one.n, one.counts, one.good) for one in enough.questions] == [
        (5, (1, 1, 1, 2), 3), (4, None, 0), (2, None, 0),
    ]  # fmt: skip
