"""The product as people meet it: our server, a real Chromium, and a team of its own for each test."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from fact_board.clock import today
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.planned.actions import Plan, plan_visit
from tests.board.conftest import Stage, tell
from tests.browser.people import Person, enter
from tests.live_server import LiveServer, Serve
from tests.world import build_world

PATIENCE_MS = 15_000  # two cores, and others use them too
DESK = {"width": 1600, "height": 900}
PHONE = {"width": 390, "height": 844}

Entering = Callable[..., Person]


@pytest.fixture(scope="module")
def served(start_server: Serve) -> LiveServer:
    return start_server()


expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture
def stage(served: LiveServer, migrated_app: Flask) -> Stage:
    """A new team whose board has everything on it; see `tell`. A meeting is on."""
    with migrated_app.app_context():
        made = Stage(build_world(name=f"Team {uuid.uuid4().hex[:6]}"))
        tell(made)
        db.session.rollback()
        db.session.remove()
    return made


@pytest.fixture
def enters(served: LiveServer, browser: Browser, stage: Stage) -> Iterator[Entering]:
    """Somebody of the team sits down at a browser of their own, at the board or at another page."""
    people: list[Person] = []

    def sit_down(name: str, path: str | None = None, **context: object) -> Person:
        settings = {"viewport": DESK, "locale": "en-GB", "base_url": served.url, **context}
        made = browser.new_context(**settings)  # type: ignore[arg-type]
        made.set_default_timeout(PATIENCE_MS)
        person = enter(made, stage, name, path)
        people.append(person)
        return person

    yield sit_down
    for person in people:
        person.page.context.close()
    for person in people:
        assert person.errors == [], f"the page of {person.name} complained"


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The script that looks for what not everyone can use."""
    return (root / "node_modules/axe-core/axe.min.js").read_text()


def visits_olof(stage: Stage, app: Flask, name: str) -> Stage:
    """Somebody visits Olof today at half past ten."""
    with app.app_context():
        world = stage.world
        plan = Plan(today(), world.staff(name), "10:30")
        plan_visit(world.patient("Olof"), plan, id=new_id(), by=world.member(name))
        db.session.rollback()
        db.session.remove()
    return stage
