"""A team whose members can sign in, seen through HTTP."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from fact_board import create_app
from fact_board.extensions import db
from fact_board.sign_in.accounts import account_by_name, open_account
from fact_board.sign_in.models import DeviceSession
from tests.conftest import make_config
from tests.kept import kept
from tests.world import World, build_world

PASSWORD = "tolv stora älgar"


@dataclass
class Door:
    """The sign-in of one app: what a browser would do there."""

    app: Flask
    team_id: uuid.UUID
    staff_ids: dict[str, uuid.UUID]
    members: dict[str, uuid.UUID]

    def browser(self) -> FlaskClient:
        return self.app.test_client()

    def knock(self, browser: FlaskClient, name: str, password: str = PASSWORD, **form: str) -> TestResponse:
        """Fill in the form as a browser would, its hidden token included."""
        token = token_in(browser.get("/sign-in").text)
        form = {"csrf": token, "name": name, "password": password} | form
        return browser.post("/sign-in", data=form)

    def enter(self, name: str = "maria") -> FlaskClient:
        """A signed-in browser."""
        browser = self.browser()
        assert self.knock(browser, name).status_code == 303
        return browser

    def session_of(self, name: str) -> DeviceSession:
        """The newest session of an account; inside an application context."""
        account = account_by_name(name)
        assert account is not None
        found = db.session.query(DeviceSession).filter_by(account_id=account.id)
        newest = found.order_by(DeviceSession.started_at.desc(), DeviceSession.id.desc()).first()
        assert newest is not None
        return newest

    def change_session(self, name: str, **values: dt.datetime | uuid.UUID) -> None:
        with self.app.app_context():
            row = self.session_of(name)
            for field, value in values.items():
                setattr(row, field, value)
            db.session.commit()


def token_in(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found, page
    return found[1]


def csrf_of(browser: FlaskClient) -> dict[str, str]:
    """The header that a page sends with every write."""
    return {"X-CSRF-Token": browser.get("/api/session").json["csrf"]}  # type: ignore[index]


@pytest.fixture
def door(app: Flask) -> Door:
    """Team Prov, where Maria and Boris have accounts with a password."""
    with app.app_context():
        world = kept("door", with_accounts)
        return Door(app, world.team_id, dict(world.staff_ids), dict(world.members))


def with_accounts() -> World:
    world = build_world(people=("Ulla Sand",))
    for name in ("maria", "boris"):
        open_account(world.staff_ids[name], name, PASSWORD)
    return world


class Serve(Protocol):
    """The same team, served with other settings."""

    def __call__(self, **settings: Any) -> Door: ...


@pytest.fixture
def serve(door: Door, database_url: str) -> Iterator[Serve]:
    """Make further apps on the same database, and close their connections afterwards."""
    apps: list[Flask] = []

    def serve_with(**settings: Any) -> Door:
        apps.append(create_app(replace(make_config(database_url), **settings)))
        return Door(apps[-1], door.team_id, door.staff_ids, door.members)

    yield serve_with
    for app in apps:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def production_door(serve: Serve) -> Door:
    """As in production: no demo, behind https."""
    return serve(is_demo=False, behind_https=True)
