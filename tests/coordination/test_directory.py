"""The directory of units and services: kept true by somebody, and marked when it is not."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.columns import new_id
from fact_board.coordination.ways_in import rules
from fact_board.extensions import db
from fact_board.teams.actions import end_membership
from tests.board.conftest import Screen, sign_in
from tests.world import World, build_world

DAY = dt.date(2026, 3, 2)
UNIT = {"name": "Beroendecentrum", "principal": "region", "phone": "040-628 04 12", "hours": "8–10"}


@pytest.mark.parametrize(
    ("days", "has_owner", "said"),
    [
        (0, True, "fresh"),
        (180, True, "fresh"),
        (181, True, "stale"),
        (None, True, "stale"),
        (0, False, "ownerless"),
        (181, False, "ownerless"),
        (None, False, "ownerless"),
    ],
)
def test_an_entry_is_stale_after_180_days_and_without_an_owner_nobody_is_asked(
    days: int | None, has_owner: bool, said: str
) -> None:
    checked_on = None if days is None else DAY - dt.timedelta(days=days)
    assert rules.state_of(checked_on=checked_on, has_owner=has_owner, today=DAY) == said


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        made = build_world(people=("Hanna Björk",))
        db.session.rollback()
    return made


def listed(screen: Screen) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = screen.get("/directory").get_json()["entries"]
    return entries


def add(screen: Screen, owner: object, **values: str) -> str:
    id_ = str(new_id())
    answer = screen.send("/directory", {"id": id_, "owner": str(owner), **UNIT, **values})
    assert answer.status_code == 201, answer.text
    return id_


def test_who_writes_an_entry_down_has_checked_it(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    add(maria, team.staff_ids["boris"])
    (entry,) = listed(sign_in(app, team, "boris"))
    assert (entry["owner_name"], entry["checked_by_name"]) == ("Boris Alm", "Maria Berg")
    assert (entry["checked_on"], entry["state"]) == (clock.today().isoformat(), "fresh")


def test_a_stale_entry_is_fresh_again_when_somebody_says_that_it_still_holds(app: Flask, team: World) -> None:
    with clock.at(clock.now() - dt.timedelta(days=200)):
        id_ = add(sign_in(app, team, "maria"), team.staff_ids["maria"])
    boris = sign_in(app, team, "boris")
    assert [entry["state"] for entry in listed(boris)] == ["stale"]
    assert boris.send(f"/directory/{id_}/check").status_code == 200
    assert [(entry["state"], entry["checked_by_name"]) for entry in listed(boris)] == [("fresh", "Boris Alm")]


def test_of_two_changes_one_is_told_that_the_other_came_first(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    id_ = add(maria, team.staff_ids["maria"])
    version, body = listed(maria)[0]["version"], {**UNIT, "owner": str(team.staff_ids["maria"])}
    first = maria.send(f"/directory/{id_}", {**body, "phone": "1"}, method="PUT", version=version)
    second = maria.send(f"/directory/{id_}", {**body, "phone": "2"}, method="PUT", version=version)
    assert (first.status_code, second.status_code) == (200, 412)
    assert listed(maria)[0]["phone"] == "1"


def test_changing_a_word_does_not_say_that_the_rest_was_checked(app: Flask, team: World) -> None:
    with clock.at(clock.now() - dt.timedelta(days=200)):
        id_ = add(sign_in(app, team, "maria"), team.staff_ids["maria"])
    maria = sign_in(app, team, "maria")
    for is_checked, state in ((False, "stale"), (True, "fresh")):
        body = {**UNIT, "hours": "9–11", "owner": str(team.staff_ids["maria"]), "is_checked": is_checked}
        version = listed(maria)[0]["version"]
        assert maria.send(f"/directory/{id_}", body, method="PUT", version=version).status_code == 200
        assert listed(maria)[0]["state"] == state


def test_when_its_owner_leaves_the_team_an_entry_is_marked_and_still_names_them(
    app: Flask, team: World
) -> None:
    add(sign_in(app, team, "maria"), team.staff_ids["lina"])
    with app.app_context():
        karin, today = team.member("karin"), clock.today()
        with clock.at(clock.now() - dt.timedelta(days=1)):
            end_membership(team.member("lina"), last_on=today - dt.timedelta(days=1), by=None)
        assert karin.team_id == team.team_id
    (entry,) = listed(sign_in(app, team, "maria"))
    assert (entry["state"], entry["owner"], entry["owner_name"]) == ("ownerless", None, "Lina Ek")


def test_what_is_removed_is_gone_and_can_not_be_changed(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    id_ = add(maria, team.staff_ids["maria"])
    version = listed(maria)[0]["version"]
    assert maria.send(f"/directory/{id_}", method="DELETE", version=version).status_code == 200
    assert listed(maria) == []
    assert maria.send(f"/directory/{id_}/check").get_json()["code"] == "directory.removed"


def test_an_entry_is_given_to_a_colleague_of_the_team_alone(app: Flask, team: World) -> None:
    answer = sign_in(app, team, "maria").send(
        "/directory", {"id": str(new_id()), "owner": str(new_id()), **UNIT}
    )
    assert answer.status_code == 404
