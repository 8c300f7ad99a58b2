"""Labels and look-alikes: tables."""

import datetime as dt
import uuid

import pytest

from fact_board.errors import Invalid
from fact_board.patients.rules import (
    Named,
    check_birth_year,
    check_departure,
    check_legal_status,
    check_two_person,
    is_similar,
    labels_for,
    protected_code,
)
from fact_board.teams.rules import folded

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["Ulla Sand"], ["Ulla S."]),
        (["Ulla Sand", "Ulla Svan"], ["Ulla Sa.", "Ulla Sv."]),
        (["Ulla Sand", "Ulla Svan", "Bo Gran"], ["Ulla Sa.", "Ulla Sv.", "Bo G."]),
        (["Ulla Sand", "Ulla Sand"], ["Ulla S.", "Ulla S. 2"]),
        (["Ulla Sand", "Ulla Svan", "Ulla Sand"], ["Ulla Sa.", "Ulla Sv.", "Ulla Sa. 2"]),
        (["Ulla Sand", "Ulla Sandberg"], ["Ulla Sand", "Ulla Sandb."]),
        (["Åsa Öst", "Asa Ost"], ["Åsa Ö.", "Asa O. 2"]),
        (["Åke Åberg", "Ake Alm"], ["Åke Åb.", "Ake Al."]),
        (["Prince", "Prince"], ["Prince", "Prince 2"]),
        (["Anna-Lena af Klint"], ["Anna-Lena K."]),
        (["Bo Å"], ["Bo Å."]),
        (["?"], ["?"]),
    ],
)
def test_labels_take_as_many_letters_as_it_needs_else_a_number(names: list[str], labels: list[str]) -> None:
    people = [Named(uuid.UUID(int=i), name) for i, name in enumerate(names)]
    assert list(labels_for(people).values()) == labels


def test_no_two_labels_read_the_same_whatever_the_names() -> None:
    firsts, lasts = (
        ("Ulla", "ulla", "Åsa", "Asa"),
        ("Sand", "Sånd", "Svan", "Sandberg", "S", "Öst", "Ost", ""),
    )
    people = [
        Named(uuid.uuid4(), f"{first} {last}".strip()) for first in firsts for last in lasts for _ in range(3)
    ]
    labels = [folded(label) for label in labels_for(people).values()]
    assert len(labels) == len(set(labels)) == len(people)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ulla Sand", "Ulla Svan", True),
        ("Maria Andersson", "Marie Andersson", True),
        ("Erik Andersson", "Erik Anderson", True),
        ("Ali Hassan", "Hassan Ali", True),
        ("Åsa Öst", "Asa Ost", True),
        ("Ulla Sand", "Bo Sand", False),
        ("Ulla Sand", "Ulla Berg", False),
        ("Anna Lind", "Anna Berg", False),
        ("Petra Dahl", "Petra Carls", False),
        ("Erik Lindgren", "Erik Holmgren", False),
    ],
)
def test_look_alikes_are_those_a_hurried_reader_confuses(one: str, other: str, alike: bool) -> None:
    assert is_similar(one, other) is alike
    assert is_similar(other, one) is alike


def test_a_protected_code_is_free_and_owes_nothing_to_the_name() -> None:
    first = protected_code([], [5])
    assert first.startswith("Kod ")
    assert protected_code([first], [5, 6]) != first
    assert len({protected_code([], [n]) for n in range(8 * 24)}) == 8 * 24


@pytest.mark.parametrize("year", [1899, 2027, -1])
def test_a_birth_year_nobody_in_care_has_is_refused(year: int) -> None:
    with pytest.raises(Invalid, match=r"patient\.birth_year"):
        check_birth_year(year, TODAY)
    check_birth_year(None, TODAY)
    check_birth_year(1960, TODAY)


@pytest.mark.parametrize(
    ("reason", "successor", "is_fine"),
    [
        ("moved", "Psykiatrin Lund", True),
        ("other_provider", "Vårdcentralen", True),
        ("own_wish", "Ingen än", True),
        ("died", None, True),
        ("moved", None, False),
        ("own_wish", "  ", False),
        ("vanished", "Lund", False),
    ],
)
def test_who_leaves_alive_goes_to_a_named_successor(
    reason: str, successor: str | None, is_fine: bool
) -> None:
    if is_fine:
        check_departure(reason, successor)
    else:
        with pytest.raises(Invalid):
            check_departure(reason, successor)


def test_going_in_pairs_needs_a_reason_and_a_review_within_30_days() -> None:
    check_two_person("Hot mot personal", TODAY + dt.timedelta(days=30), TODAY)
    for reason, review_on in (
        ("", TODAY),
        ("Hot", TODAY + dt.timedelta(days=31)),
        ("Hot", TODAY - dt.timedelta(days=1)),
    ):
        with pytest.raises(Invalid):
            check_two_person(reason, review_on, TODAY)


def test_a_legal_status_is_a_known_one_that_ends_after_it_starts() -> None:
    check_legal_status("LPT", TODAY, TODAY)
    for status, ends_on in (("XYZ", TODAY), ("LPT", TODAY - dt.timedelta(days=1))):
        with pytest.raises(Invalid):
            check_legal_status(status, TODAY, ends_on)
