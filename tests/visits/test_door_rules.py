"""What a visitor should know, and how much of it another party is told: truth tables with a clock."""

import datetime as dt
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from fact_board.visits.door.rules import (
    Caution,
    Held,
    cautions_of,
    grouped,
    is_hard_to_reach,
    missed_to_nominate,
    told,
)

CASES = json.loads((Path(__file__).parent / "safety_cases.json").read_text())
REGION, TOWN = uuid.UUID(int=1), uuid.UUID(int=2)
DAY = dt.date(2026, 11, 24)


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_holds_on_a_day(case: dict[str, Any]) -> None:
    """The same table as the card's and the agenda's rules: tests/js/board/safety_cases.test.js."""
    today = dt.date.fromisoformat(case["today"])
    missed = [dt.date.fromisoformat(each) for each in case.get("missed_on", [])]
    held = Held(
        REGION,
        missed_on=missed,
        met_on=day(case.get("met_on")),
        board_threat_on=DAY if case.get("threat") else None,
        medication_stopped_on=day(case.get("medication_stopped_on")),
        two_person_on=DAY if case.get("two_person") else None,
    )
    lines = grouped(cautions_of(held, met_on=None, today=today))
    hard = is_hard_to_reach(missed, is_avoiding=case.get("is_avoiding", False), today=today)
    assert [line.code for line in lines] + ["two_missed"] * hard == case["codes"]
    missed_n = [line.n for line in lines if line.code == "missed_visit"]
    assert missed_n == ([case["missed"]] if "missed" in case else [])


def test_whoever_met_the_person_since_the_reader_is_warned_no_more() -> None:
    held = Held(TOWN, missed_on=[dt.date(2026, 11, 20)])
    assert cautions_of(held, met_on=dt.date(2026, 11, 21), today=DAY) == []


MISSED = Caution("missed_visit", DAY, TOWN, "contacts")
THREAT = Caution("threat", DAY, TOWN, "notes")
STOPPED = Caution("medication_stopped", DAY, TOWN, "medication_stop")
PAIR = Caution("two_person", DAY, TOWN, "status")
ALL = ("status", "contacts", "notes", "plans", "medication_stop")


@pytest.mark.parametrize(
    ("caution", "is_in_books", "scopes", "was_let_in", "is_blocked", "is_concerned", "says"),
    [
        # not in the reader's books: nothing, whatever else holds
        (MISSED, False, ALL, True, False, True, "nothing"),
        (MISSED, False, (), True, False, True, "nothing"),
        # by its scope, to anybody of the party
        (MISSED, True, ("contacts",), True, False, False, "whole"),
        (THREAT, True, ("notes",), True, False, False, "whole"),
        (STOPPED, True, ("medication_stop",), True, False, False, "whole"),
        (PAIR, True, ("status",), True, False, False, "whole"),
        # another scope is not enough: the neutral text, to those it concerns
        (MISSED, True, ("status", "notes"), True, False, True, "neutral"),
        (THREAT, True, ("status", "contacts"), True, False, True, "neutral"),
        (STOPPED, True, ("status", "contacts", "notes"), True, False, True, "neutral"),
        (MISSED, True, ("status",), True, False, False, "nothing"),
        # withdrawn or expired: they still know that the person is known there
        (MISSED, True, (), True, False, True, "neutral"),
        (THREAT, True, (), True, False, True, "neutral"),
        (STOPPED, True, (), True, False, True, "neutral"),
        (MISSED, True, (), True, False, False, "nothing"),
        # never let in: a neutral text would tell that the other side knows the person
        (MISSED, True, (), False, False, True, "nothing"),
        (THREAT, True, (), False, False, True, "nothing"),
        (STOPPED, True, (), False, False, True, "nothing"),
        # blocked: the person said no
        (MISSED, True, (), True, True, True, "nothing"),
        # the warning to go in pairs crosses by its scope or not at all
        (PAIR, True, (), True, False, True, "nothing"),
    ],
)
def test_how_much_another_party_is_told(
    caution: Caution,
    is_in_books: bool,
    scopes: tuple[str, ...],
    was_let_in: bool,
    is_blocked: bool,
    is_concerned: bool,
    says: str,
) -> None:
    found = told(
        caution,
        is_in_books=is_in_books,
        scopes=scopes,
        was_let_in=was_let_in,
        is_blocked=is_blocked,
        is_concerned=is_concerned,
    )
    assert found == says


def test_ten_read_as_three() -> None:
    days = [DAY - dt.timedelta(days=n) for n in range(5)]
    many = [Caution("missed_visit", on, TOWN, "contacts") for on in days]
    many += [Caution("threat", on, REGION, "notes") for on in days[:3]] + [STOPPED, STOPPED]
    lines = grouped(many)
    assert [(line.code, line.n) for line in lines] == [
        ("threat", 1),
        ("medication_stopped", 1),
        ("missed_visit", 5),
    ]
    assert lines[0].since == DAY


@pytest.mark.parametrize(
    ("days_ago", "is_avoiding", "is_nominated", "seen", "drafts"),
    [
        ((), False, False, None, []),
        ((1,), False, False, None, []),
        ((1, 4), False, False, None, [4, 1]),
        ((4, 14), False, False, None, [14, 4]),
        ((4, 15), False, False, None, []),
        ((1, 4), True, False, None, []),
        # a nomination followed, or it was put aside: until another is missed
        ((1, 4), False, True, None, []),
        ((1, 4), False, False, 1, []),
        ((0, 1, 4), False, False, 1, [4, 1, 0]),
        ((-1, 4), False, False, None, []),  # a clock that is wrong
    ],
)
def test_when_missed_visits_draft_a_nomination(
    days_ago: tuple[int, ...], is_avoiding: bool, is_nominated: bool, seen: int | None, drafts: list[int]
) -> None:
    def ago(days: int | None) -> dt.date | None:
        return None if days is None else DAY - dt.timedelta(days=days)

    found = missed_to_nominate(
        [DAY - dt.timedelta(days=each) for each in days_ago],
        is_avoiding=is_avoiding,
        is_nominated=is_nominated,
        seen_since=ago(seen),
        today=DAY,
    )
    assert [(DAY - on).days for on in found] == drafts


def test_which_scope_each_of_them_needs() -> None:
    """What somebody reported is notes; why somebody stands on the board is its status."""
    held = Held(REGION, [DAY], None, DAY, DAY, DAY, DAY)
    found = cautions_of(held, met_on=None, today=DAY)
    assert [(one.code, one.scope) for one in found] == [
        ("threat", "status"),
        ("threat", "notes"),
        ("medication_stopped", "medication_stop"),
        ("two_person", "status"),
        ("missed_visit", "contacts"),
    ]
