"""A team's board over HTTP: somebody signed in, and a board on which every verb is possible."""

import re
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from fact_board.board.actions.episodes import move_episode
from fact_board.board.actions.handing import hand_over_task
from fact_board.board.actions.notes import write_note
from fact_board.board.actions.step_down import check_item, propose_step_down
from fact_board.board.actions.tasks import tick_task
from fact_board.board.models import Note, Task
from fact_board.board.queries import checklist_of
from fact_board.clock import today
from fact_board.columns import new_id
from fact_board.coordination.discharges.actions import plan_discharge
from fact_board.coordination.discharges.models import DischargeItem
from fact_board.extensions import db
from fact_board.live.models import Stream
from fact_board.meeting.queries import open_meeting_of
from fact_board.visits.actions import log_contact
from tests.board.team_at_work import answer, nominate, place, start, task
from tests.kept import kept
from tests.world import World, build_world


@dataclass
class Screen:
    """One signed-in person's browser."""

    client: FlaskClient
    team_id: uuid.UUID
    csrf: str

    def send(
        self,
        path: str,
        body: Any = None,
        *,
        method: str = "POST",
        version: int | None = None,
        key: uuid.UUID | str | None = None,
        team_id: uuid.UUID | None = None,
        without: str = "",
    ) -> TestResponse:
        """A write as a page sends it, or without one of its headers."""
        headers = {"X-CSRF-Token": self.csrf, "Idempotency-Key": str(key or new_id())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        headers.pop(without, None)
        url = f"/api/teams/{team_id or self.team_id}{path}"
        raw = (
            {"data": body, "content_type": "application/json"}
            if isinstance(body, str)
            else {"json": body or {}}
        )
        return self.client.open(url, method=method, headers=headers, **raw)

    def get(self, path: str) -> TestResponse:
        return self.client.get(f"/api/teams/{self.team_id}{path}")


@dataclass
class Stage:
    """A board of Maria's team where each verb can be done; ids and versions by name."""

    world: World
    ids: dict[str, uuid.UUID] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)

    def keep(self, name: str, row: Any) -> None:
        self.ids[name], self.versions[name] = row.id, getattr(row, "version", 0)


def sign_in(app: Flask, world: World, name: str) -> Screen:
    """One click on the demo's page."""
    client = app.test_client()
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/demo").text)
    assert found
    form = {"csrf": found[1], "staff": str(world.staff_ids[name])}
    assert client.post("/demo/sign-in", data=form).status_code == 303
    session = client.get("/api/session").json
    assert session is not None
    return Screen(client, world.team_id, session["csrf"])


@pytest.fixture
def stage(app: Flask) -> Stage:
    """Six people at every point of the way, told through the real actions."""
    with app.app_context():
        made = kept("stage", told_stage)
        db.session.rollback()
    return made


def told_stage() -> Stage:
    made = Stage(build_world())
    tell(made)
    return made


def tell(made: Stage) -> None:
    world, maria = made.world, made.world.member("maria")
    episode = place(world, "Ismail")
    provisional = place(world, "Petra", into="admitted")
    for name, owner, to in (("offered_task", "karin", "maria"), ("asked_task", "maria", "karin")):
        offered = task(world, text="Ring hyresvärden", owner=owner)
        hand_over_task(offered, world.staff(to), by=world.member("sara"))
        made.keep(name, offered)
    start(world)
    made.keep("meeting", open_meeting_of(world.team_id))
    made.keep("open_nomination", nominate(world, "Hanna", by="maria"))
    made.keep("answer", answer(world, nominate(world, "Olof", by="maria"), "not_now"))
    made.keep("task", task(world))
    done = task(world, text="Ring syster")
    tick_task(done, by=maria)
    made.keep("done_task", done)
    proposed = db.session.scalars(select(Task).where(Task.episode_id == episode.id, Task.state == "proposed"))
    made.keep("proposed_task", proposed.all()[0])
    note_id, visit_id = new_id(), new_id()
    write_note(world.patient("Ismail"), "Sover på dagen", id=note_id, by=maria)
    made.keep("note", db.session.get_one(Note, note_id))
    log_contact(world.patient("Ismail"), id=visit_id, kind="visit", outcome="missed", on=today(), by=maria)
    made.ids["visit"] = visit_id
    moved = place(world, "Ulla Sand", urgency="green")
    move_episode(moved, world.category("crisis"), why="kris", by=maria)
    stepping = place(world, "Ulla Svan", into="admitted", urgency="green")
    plan_discharge(stepping, id=new_id(), by=maria)
    made.keep("discharge_item", db.session.query(DischargeItem).order_by(DischargeItem.code).first())
    propose_step_down(stepping, "stabil", by=maria)
    items = checklist_of(stepping.id)
    for item in items:
        check_item(item, "done", by=maria)
    rows = {
        "episode": episode,
        "provisional": provisional,
        "moved": moved,
        "stepping": stepping,
        "item": items[0],
    }
    for name, row in rows.items():
        made.keep(name, row)
    made.ids |= {first: world.patient(first).id for first in ("Ismail", "Hanna", "Olof")}
    made.ids["Ulla"] = world.patient("Ulla Svan").id  # on her way home from a ward
    made.ids |= {f"staff_{name}": staff_id for name, staff_id in world.staff_ids.items()}
    made.ids |= {code: world.category(code).id for code in ("crisis", "avoiding", "admitted", "legal")}


@pytest.fixture
def maria(app: Flask, stage: Stage) -> Screen:
    """The primary contact of everybody."""
    return sign_in(app, stage.world, "maria")


def head_of(app: Flask, team_id: uuid.UUID) -> int:
    """The team's number now."""
    with app.app_context():
        return db.session.scalar(select(Stream.seq).where(Stream.id == team_id)) or 0
