"""Who has met whom in 14 days: the rule, what is shared of it, and that the list is logged."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.audit.models import TrailRow
from fact_board.board.actions.episodes import place_patient
from fact_board.board.actions.placing import Placing, Why
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import protect_identity
from fact_board.visits.actions import log_contact
from tests.signed_in import SignedIn
from tests.world import World, build_world

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def team(app: Flask) -> Iterator[World]:
    """Hanna and Ismail are on the board; nobody has met anybody."""
    with app.app_context(), clock.at(NOW - dt.timedelta(days=30)):
        world = build_world()
    with app.app_context():
        with clock.at(NOW - dt.timedelta(days=20)):
            for name in ("Hanna", "Ismail"):
                placing = Placing(world.category("crisis"), "red", Why("orolig"), id=new_id())
                place_patient(world.patient(name), placing, by=world.member("maria"))
        yield world
        db.session.rollback()


def meets(world: World, name: str, person: str, days_ago: int, outcome: str = "done") -> None:
    with clock.at(NOW - dt.timedelta(days=days_ago)):
        log_contact(
            world.patient(person),
            id=new_id(),
            kind="visit",
            outcome=outcome,
            on=clock.today(),
            by=world.member(name),
        )


def faces(app: Flask, world: World, name: str = "maria") -> dict[str, Any]:
    with clock.at(NOW):
        answer = SignedIn(app, world.team_id, world.staff_ids[name]).get("/caseload/faces")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def met(told: dict[str, Any], label: str) -> dict[str, str]:
    """Whom the person has met, by initials, and when last."""
    initials = {each["id"]: each["initials"] for each in told["staff"]}
    person = next(each for each in told["people"] if each["label"].startswith(label))
    return {initials[each["staff"]]: each["on"] for each in person["met"]}


@pytest.mark.parametrize(
    ("days_ago", "outcome", "is_met"),
    [
        (0, "done", True),
        (13, "done", True),
        (14, "done", False),
        (1, "missed", False),
        (1, "not_home", False),
        (1, "cancelled_by_person", False),
    ],
)
def test_only_a_contact_of_the_last_fourteen_days_is_a_meeting(
    app: Flask, team: World, days_ago: int, outcome: str, is_met: bool
) -> None:
    meets(team, "maria", "Hanna", days_ago, outcome)
    assert bool(met(faces(app, team), "Hanna")) == is_met


def test_each_colleague_counts_once_with_the_last_day(app: Flask, team: World) -> None:
    for name, days_ago in (("maria", 9), ("maria", 2), ("sara", 4), ("boris", 1)):
        meets(team, name, "Hanna", days_ago)
    assert met(faces(app, team), "Hanna") == {
        "MB": str(TODAY - dt.timedelta(days=2)),
        "SÖ": str(TODAY - dt.timedelta(days=4)),
        "BA": str(TODAY - dt.timedelta(days=1)),
    }


def test_who_has_met_fewest_stands_first(app: Flask, team: World) -> None:
    meets(team, "maria", "Hanna", 1)
    assert [each["label"] for each in faces(app, team)["people"]] == ["Ismail K.", "Hanna B."]


def test_everybody_of_the_team_has_a_column_the_own_party_first(app: Flask, team: World) -> None:
    told = faces(app, team, "boris")
    assert [each["initials"] for each in told["staff"][:2]] == ["BA", "LE"]
    assert [each["initials"] for each in told["staff"] if each["is_me"]] == ["BA"]
    assert len(told["staff"]) == 5


def end(world: World, *, scopes: tuple[str, ...] | None = None) -> None:
    """The region's basis for telling of Hanna ends; another takes its place with these scopes."""
    of_region = (LegalBasis.party_id == world.parties["region"], LegalBasis.ended_at.is_(None))
    with clock.at(NOW - dt.timedelta(hours=1)):
        basis = db.session.scalars(
            select(LegalBasis).where(*of_region, LegalBasis.patient_id == world.patient("Hanna").id)
        ).one()
        withdraw_basis(basis, by=world.member("maria"))
        if scopes:
            world.share("Hanna", "maria", to="municipality", scopes=scopes, id=new_id())


def test_what_is_not_shared_is_told_as_that_whoever_met_whom(app: Flask, team: World) -> None:
    end(team, scopes=("status",))
    for name in ("maria", "boris"):
        meets(team, name, "Hanna", 1)
    told = faces(app, team, "boris")
    person = next(each for each in told["people"] if each["label"].startswith("Hanna"))
    assert list(met(told, "Hanna")) == ["BA"]
    assert person["told_of"] == [str(team.parties["municipality"])]


def test_who_is_not_shared_is_counted_and_not_named(app: Flask, team: World) -> None:
    end(team)
    told = faces(app, team, "boris")
    assert [each["label"] for each in told["people"]] == ["Ismail K."]
    assert told["not_shared"] == 1
    assert faces(app, team, "maria")["not_shared"] == 0


def test_a_protected_person_is_a_code(app: Flask, team: World) -> None:
    with clock.at(NOW - dt.timedelta(hours=1)):
        protect_identity(team.known("Hanna"), by=team.member("maria"))
    assert "Hanna" not in str(faces(app, team))


def test_the_list_is_logged_with_whom_it_showed(app: Flask, team: World) -> None:
    told = faces(app, team)
    row = db.session.scalars(select(TrailRow).where(TrailRow.kind == "faces")).one()
    assert row.shown == sorted(each["id"] for each in told["people"])
