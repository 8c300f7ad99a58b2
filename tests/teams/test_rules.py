"""What a team starts with, and initials: tables."""

import datetime as dt

import pytest

from fact_board.errors import Conflict, Invalid
from fact_board.teams.rules import (
    DEFAULT_CATEGORIES,
    MOST_PRETICKED,
    WornInitials,
    check_initials,
    check_meeting_times,
    folded,
    initials_for,
)

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "sv", "en", "review_days", "stay", "is_active"),
    [
        ("crisis", "Krisförebyggande", "Crisis prevention", 0, (14, 42), True),
        ("short_term", "Kort intensiv period", "Short intensive period", 0, (None, 90), True),
        ("long_term", "Lång intensiv period", "Long intensive period", 7, (90, None), True),
        ("avoiding", "Svår att nå", "Hard to reach", 3, (None, None), True),
        ("admitted", "Inlagd", "Admitted", 7, (None, None), True),
        ("discharged", "Nyutskriven", "Recently discharged", 3, (None, 28), True),
        ("detained", "Häkte eller institution", "Custody or institution", 14, (None, None), True),
        ("new", "Ny i teamet", "New to the team", 7, (21, 42), True),
        ("legal", "Tvångsvård utanför sjukhus", "Compulsory outpatient care", 14, (None, None), False),
    ],
)
def test_a_new_team_has_these_categories(
    code: str,
    sv: str,
    en: str,
    review_days: int,
    stay: tuple[int | None, int | None],
    is_active: bool,
) -> None:
    seed = next(each for each in DEFAULT_CATEGORIES if each.code == code)
    assert (seed.sv, seed.en, seed.review_days) == (sv, en, review_days)
    assert ((seed.stay_low_days, seed.stay_high_days), seed.is_active) == (stay, is_active)


def test_every_category_proposes_two_or_three_tasks_and_preticks_at_most_three() -> None:
    for seed in DEFAULT_CATEGORIES:
        assert 2 <= len(seed.templates) <= 3
        assert sum(template.is_preticked for template in seed.templates) <= MOST_PRETICKED


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("Åsa Öst", "asa ost", True),
        ("Ulla  Sand", "ulla sand", True),
        ("José", "Jose", True),
        ("Sørensen", "Sorensen", True),
        ("Ulla Sand", "Ulla Svan", False),
    ],
)
def test_accents_case_and_spaces_tell_nobody_apart(one: str, other: str, are_same: bool) -> None:
    assert (folded(one) == folded(other)) is are_same


@pytest.mark.parametrize(
    ("name", "worn", "expected"),
    [
        ("Karin Lund", [], "KL"),
        ("Karin Lund", [("KL", None)], "KLU"),
        ("Åsa Öst", [("AO", None)], "ÅÖS"),
        ("Karin Lund", [("KL", TODAY - dt.timedelta(days=90))], "KLU"),
        ("Karin Lund", [("KL", TODAY - dt.timedelta(days=91))], "KL"),
        ("Karin Lund", [("KL", TODAY + dt.timedelta(days=5))], "KLU"),
        ("Bo", [], "BO"),
        ("Bo Ek", [("BE", None), ("BEK", None)], "BOE"),
        ("Bo Ek", [("BE", None), ("BEK", None), ("BOE", None)], "BE2"),
    ],
)
def test_initials_are_unique_in_a_team_and_rest_for_90_days(
    name: str, worn: list[tuple[str, dt.date | None]], expected: str
) -> None:
    assert initials_for(name, [WornInitials(*each) for each in worn], TODAY) == expected


def test_chosen_initials_are_refused_when_somebody_has_them_with_other_accents() -> None:
    with pytest.raises(Conflict, match=r"membership\.initials_taken"):
        check_initials("AO", [WornInitials("ÅÖ", None)], TODAY)
    with pytest.raises(Invalid, match=r"membership\.initials_length"):
        check_initials("KARIN", [], TODAY)
    check_initials("AO", [WornInitials("ÅÖ", TODAY - dt.timedelta(days=91))], TODAY)


@pytest.mark.parametrize(
    ("days", "starts", "ends"),
    [([], "08:30", "08:50"), ([0, 0], "08:30", "08:50"), ([7], "08:30", "08:50"), ([0], "08:30", "08:30")],
)
def test_impossible_meeting_times_are_refused(days: list[int], starts: str, ends: str) -> None:
    with pytest.raises(Invalid):
        check_meeting_times(days, starts, ends)
