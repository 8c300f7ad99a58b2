"""What walls call people: told apart in every mode, and never more of a name than the mode allows."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from fact_board.access.audience import WALL_MODES, Audience
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import changes
from fact_board.live.labels import Person, wall_labels
from fact_board.patients.actions import enrol_patient, leave_team, protect_identity, unprotect_identity
from tests.board.team_at_work import place
from tests.world import World

ONE, TWO, THREE = (uuid.UUID(int=n) for n in (0xABC111, 0xABC222, 0xABC333))


@pytest.mark.parametrize(
    ("labels", "name", "initials"),
    [
        (["Ulla S."], ["Ulla S."], ["US"]),
        (["Ulla Sa.", "Ulla Sv."], ["Ulla Sa.", "Ulla Sv."], ["USa", "USv"]),
        (["Ulla S.", "Olof F."], ["Ulla S.", "Olof F."], ["US", "OF"]),
        (["Ulla S.", "Ulf S."], ["Ulla S.", "Ulf S."], ["US", "US 2"]),
        (["Ulla S.", "Urban S."], ["Ulla S.", "Urban S."], ["UlS", "UrS"]),
        (["Åke B.", "Anna B."], ["Åke B.", "Anna B."], ["ÅkB", "AnB"]),
        (["Hanna Berg", "Hanna Bergm."], ["Hanna B.", "Hanna B. 2"], ["HB", "HB 2"]),
        (["Ulla S.", "Ulla S. 2"], ["Ulla S.", "Ulla S. 2"], ["US", "US2"]),
        (["Svenssonius", "Ulla Svenssonius"], ["Svenssonius", "Ulla S."], ["S", "US"]),
        (["Anna-Karin L.", "?"], ["Anna-Karin L.", "?"], ["AL", "?"]),
    ],
)
def test_people_are_told_apart_by_a_letter_more_or_a_number(
    labels: list[str], name: list[str], initials: list[str]
) -> None:
    people = [Person(id_, label) for id_, label in zip((ONE, TWO, THREE), labels, strict=False)]
    for mode, expected in (("name", name), ("initials", initials)):
        called = wall_labels(people, mode)
        assert sorted(called.values()) == sorted(expected), mode
        assert wall_labels(reversed(people), mode) == called, "whatever order they are read in"


def test_a_code_says_nothing_of_the_name_and_gets_longer_when_two_end_alike() -> None:
    alike = [Person(uuid.UUID(int=n), "Ulla S.") for n in (0xA7F3, 0xB7F3, 0x1234)]
    assert sorted(wall_labels(alike, "code").values()) == ["Kod 234", "Kod A7F3", "Kod B7F3"]


@pytest.mark.parametrize("mode", WALL_MODES)
def test_a_protected_identity_is_a_code_in_every_mode(world: World, mode: str) -> None:
    place(world, "Olof")
    protect_identity(world.known("Olof"), by=world.member("maria"))
    (label,) = seen(world, mode).values()
    assert label == world.patient("Olof").protected_code


def seen(world: World, mode: str) -> dict[str, str]:
    drawn = changes.changes_since(Audience(world.team_id, wall=mode), None)["put"]
    return {thing["id"]: thing["label"] for thing in drawn if thing["kind"] == "patient"}


def test_who_comes_goes_or_becomes_a_code_renames_the_others_in_the_same_frame(world: World) -> None:
    """Else a wall would call somebody otherwise than the next one that is turned on."""
    place(world, "Olof")
    olof, maria = str(world.people["Olof Friis"]), world.member("maria")
    wall = Audience(world.team_id, wall="initials")
    assert seen(world, "initials")[olof] == "OF"
    oskar = new_id()
    facts: dict[str, Any] = {"name": "Oskar Falk", "birth_year": 1980, "contact": world.staff("maria")}
    world.people["Oskar Falk"] = oskar
    verbs: list[tuple[Callable[[], Receipt], str]] = [
        (lambda: enrol_patient(world.team, id=oskar, **facts, by=maria), "OlF"),
        (lambda: protect_identity(world.known("Oskar"), by=maria), "OF"),
        (lambda: unprotect_identity(world.known("Oskar"), by=maria), "OlF"),
        (lambda: leave_team(world.known("Oskar"), reason="died", by=world.member("karin")), "OF"),
    ]
    for verb, expected in verbs:
        change = changes.draw_receipt(verb(), wall)
        framed = {thing["id"]: thing["label"] for thing in change["put"] if thing["kind"] == "patient"}
        assert framed[olof] == expected == seen(world, "initials")[olof]
        db.session.rollback()
