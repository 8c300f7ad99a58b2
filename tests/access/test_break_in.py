"""Trying to get in where one does not belong: each test is an attack that once worked, or must never."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.models import Membership
from tests.board.conftest import Screen, Stage, sign_in

Body = dict[str, Any]
SECRET = "s" * 43


@pytest.fixture
def karin(app: Flask, stage: Stage) -> Screen:
    """The leader, of the region's side."""
    return sign_in(app, stage.world, "karin")


def newcomer(stage: Stage, **changes: Any) -> Body:
    return {
        "id": str(new_id()),
        "staff_id": str(new_id()),
        "name": "Nora Ny",
        "secret": SECRET,
        "party": str(stage.world.parties["region"]),
        "profession": "nurse",
        "role": "member",
        "fte": "1.00",
        "initials": "",
        "starts_on": clock.today().isoformat(),
        "ends_on": None,
        "is_stand_in": False,
    } | changes


def post_of(role: str) -> Body:
    return {
        "profession": "nurse",
        "role": role,
        "fte": "1.00",
        "initials": "",
        "starts_on": (clock.today() - dt.timedelta(days=400)).isoformat(),
        "ends_on": None,
        "is_stand_in": False,
    }


def version_of(app: Flask, stage: Stage, name: str) -> int:
    with app.app_context():
        return db.session.get_one(Membership, stage.world.members[name]).version


def test_a_leader_can_invite_within_the_own_party(karin: Screen, stage: Stage) -> None:
    answer = karin.send("/memberships", newcomer(stage))
    assert answer.status_code == 201, answer.json


@pytest.mark.parametrize("role", ["administrator", "log_reviewer"])
def test_a_leader_makes_nobody_more_than_a_leader(app: Flask, karin: Screen, stage: Stage, role: str) -> None:
    """A made-up colleague's link would open the whole house, or the log of one's own readings."""
    refused = karin.send("/memberships", newcomer(stage, role=role))
    assert (refused.status_code, list(refused.json["fields"])) == (422, ["role"])  # type: ignore[index]
    for name in ("maria", "karin"):
        path = f"/memberships/{stage.world.members[name]}"
        version = version_of(app, stage, name)
        refused = karin.send(path, post_of(role), method="PUT", version=version)
        assert (refused.status_code, list(refused.json["fields"])) == (422, ["role"])  # type: ignore[index]


def test_a_leader_takes_no_role_that_is_not_theirs_to_give(app: Flask, karin: Screen, stage: Stage) -> None:
    with app.app_context():
        of_maria = Membership.id == stage.world.members["maria"]
        db.session.execute(update(Membership).where(of_maria).values(role="log_reviewer"))
        db.session.commit()
    path = f"/memberships/{stage.world.members['maria']}"
    version = version_of(app, stage, "maria")
    assert karin.send(path, post_of("member"), method="PUT", version=version).status_code == 422


def test_a_leader_lets_nobody_in_on_the_other_partys_side(app: Flask, karin: Screen, stage: Stage) -> None:
    """A made-up colleague there would read all that is secret between the two."""
    there = str(stage.world.parties["municipality"])
    refused = karin.send("/memberships", newcomer(stage, party=there))
    assert (refused.status_code, list(refused.json["fields"])) == (422, ["party"])  # type: ignore[index]
    maria = {**newcomer(stage, party=there), "staff": str(stage.world.staff_ids["maria"])}
    assert karin.send("/memberships", maria | {"staff_id": None, "name": ""}).status_code in (409, 422)
    boris = f"/memberships/{stage.world.members['boris']}"
    version = version_of(app, stage, "boris")
    assert karin.send(boris, post_of("leader"), method="PUT", version=version).status_code == 422
    link = f"/staff/{stage.world.staff_ids['lina']}/invitations"
    assert karin.send(link, {"secret": SECRET}).status_code == 422, "Lina's link would be Karin's to use"


def test_another_teams_rows_are_nobodys_under_ones_own_address(
    app: Flask, karin: Screen, stage: Stage
) -> None:
    """Ids of rows that exist elsewhere, below my own team's address."""
    for path in ("memberships", "categories"):
        assert karin.send(f"/{path}/{uuid.uuid4()}", {}, method="PUT", version=0).status_code in (404, 422)
