"""A team, its members' browsers, and screens that nobody is signed in on."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import place
from tests.world import World, build_world

LOOK = {"name": "Mötesrummet", "mode": "name", "layout": "columns", "theme": "dark", "language": "sv"}


@pytest.fixture
def team(app: Flask) -> World:
    """Six people, one of them on the board."""
    with app.app_context():
        made = build_world()
        place(made, "Ismail")
        db.session.rollback()
    return made


@pytest.fixture
def maria(app: Flask, team: World) -> Screen:
    """A member, signed in at a desk."""
    return sign_in(app, team, "maria")


@dataclass
class Wall:
    """A screen's browser: nobody is signed in on it."""

    client: FlaskClient
    team: World
    code: str = ""
    id: str = ""

    def asks(self) -> dict[str, Any]:
        """Ask for a code, as its page does."""
        answer = self.client.post("/api/displays/pairings", json={})
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.get_json()
        self.code = shown.get("code", "")
        return shown

    def state(self) -> str:
        told: str = self.client.get("/api/displays/pairing").get_json()["state"]
        return told

    def changes(self, more: str = "") -> TestResponse:
        return self.client.get(f"/api/teams/{self.team.team_id}/changes?wall=paired{more}")

    def labels(self) -> list[str]:
        """Whom it shows, as it calls them."""
        told: Any = self.changes().get_json()
        return [thing["label"] for thing in told["put"] if thing["kind"] == "patient"]


def confirm(by: Screen, code: str, **look: str) -> TestResponse:
    """A member types the code and says how the screen shows."""
    return by.send("/displays", {"id": str(new_id()), "code": code, **LOOK, **look})


def hang(app: Flask, team: World, by: Screen, **look: str) -> Wall:
    """A screen that a member has paired."""
    wall = Wall(app.test_client(), team)
    wall.asks()
    assert confirm(by, wall.code, **look).status_code == 201
    displays: Any = by.get("/displays").get_json()
    name = look.get("name", LOOK["name"])
    wall.id = next(one["id"] for one in displays["displays"] if one["name"] == name)
    return wall


@pytest.fixture
def wall(app: Flask, team: World, maria: Screen) -> Wall:
    """A paired screen."""
    return hang(app, team, maria)
