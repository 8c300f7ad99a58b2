"""An earlier board equals the snapshot that was recorded then, at random moments of random work."""

import datetime as dt
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from marshmallow import Schema, fields
from sqlalchemy import select

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.policy import SCOPES
from fact_board.action import Receipt
from fact_board.board.actions import episodes, tasks
from fact_board.board.models import Episode, Task
from fact_board.caseload.replay.board import board_at
from fact_board.caseload.replay.schemas import PatientThen
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import changes
from fact_board.live.schemas import PatientShape
from tests.live.storyteller import Storyteller, unseen
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases

START = dt.datetime(2026, 11, 19, 7, 0, tzinfo=dt.UTC)
SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
SEEDS = range(5 * SIZE)
STEPS = 160
MOMENTS = 10

# Whatever the live board tells of a person and an earlier one does not, each with its reason.
LEFT_OUT = {
    "version": "for taps: nothing is changed in the past",
    "is_similar": "who is alike changes with the team's people; names are today's",
    "protected_kind": "today's",
    "primary": "the books keep the present contact alone",
    "contacts": "the books keep the present contact alone",
    "medication_stopped_on": "the books keep the present day alone",
    "two_person": "the books keep the present warning alone",
    "legal": "when one was written down is not kept",
    "decisions": "a correction takes the place of what was written, and days move",
    "plans": "the present state alone is kept",
    "changed_at": "follows from rows that are left out",
    "meeting": "whose turn it was is overwritten at each turn",
    "draft": "overwritten at each letter, and gone when decided",
    "alerts_seen": "no alert is told of an earlier day",
    "signals": "they wait to be answered, and nothing of an earlier day is",
    "bases": "policy is today's",
    "asked_at": "policy is today's",
    "episode.version": "for taps",
    "episode.review_on": "overwritten when gone through",
    "episode.reviewed_on": "the last time alone is kept",
    "episode.lowered_at": "taken away at the next meeting",
    "episode.goal": "overwritten",
    "episode.ward": "overwritten",
    "episode.discharged_on": "belongs to the ward's facts",
    "episode.step_down.why": "overwritten when proposed anew",
    "episode.step_down.checklist": "overwritten item by item",
    "episode.undo": "for taps",
    "nominations.version": "for taps",
    "nominations.answer_due_at": "counted anew when it comes back",
    "nominations.returns_on": "gone when it has come back",
    "nominations.promise": "overwritten",
    "tasks.version": "for taps",
    "tasks.offered_to": "gone when answered",
    "tasks.declined_by": "gone when it changes hands",
    "tasks.declined_because": "gone when it changes hands",
    "tasks.due_time": "overwritten",
}
# Told, but as today: what somebody is called, in the books of those who look.
OF_TODAY = {"label", "name", "birth_year", "is_protected"}
# What changes who sees what: after it, today's policy rightly draws another board than that of then.
SIGHT_CHANGING = {"give", "withdraw_basis", "leave", "hide", "bar", "lift_bar"}

BACKDATED = {"unlog_visit", "undo_plan_step"}  # told as of an earlier moment, as nothing real can be


@dataclass
class Moment:
    """What each audience was shown at an instant."""

    at: dt.datetime
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)


class Chronicler(Storyteller):
    """A storyteller whose undoing happens at its time, and who never changes who sees what."""

    def verbs(self) -> list[Any]:
        told = [verb for verb in super().verbs() if verb.__name__ not in SIGHT_CHANGING | BACKDATED]
        return [*told, *([self.place, self.undo, self.untick, self.ratify, self.propose_down] * 3)]

    def undo(self) -> Receipt:
        moved = self.move()
        self.receipts.append(moved)
        self.now += dt.timedelta(seconds=3)
        with clock.at(self.now):
            return episodes.undo_change(self.moved(), by=self.actor)

    def moved(self) -> Episode:
        """The time on the board that has just been changed."""
        latest = select(Episode).where(Episode.team_id == self.world.team_id).order_by(Episode.version.desc())
        return db.session.scalars(latest.limit(1)).one()

    def untick(self) -> Receipt:
        task: Task = self.task("open")
        self.receipts.append(tasks.tick_task(task, by=self.actor))
        self.now += dt.timedelta(seconds=3)
        with clock.at(self.now):
            return tasks.untick_task(task, by=self.actor)


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    """A team founded the morning the stories begin, in which nobody has agreed to anything yet."""
    with app.app_context(), clock.at(START):
        founded = build_world(is_shared=False)
    with unseen(app):
        yield founded


def share_some(world: World, rng: random.Random) -> None:
    """Everybody is known to both parties; what one tells the other is each time something else."""
    for name in world.people:
        for by, to in (("maria", "municipality"), ("boris", "region")):
            scopes = rng.sample(SCOPES, rng.randrange(len(SCOPES) + 1))
            if scopes:
                world.share(name, by, to=to, scopes=scopes, id=new_id())


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_an_earlier_board_equals_the_snapshot_of_then(world: World, seed: int) -> None:
    print(f"seed {seed}")
    rng = random.Random(seed)
    with clock.at(START):
        share_some(world, rng)
    story = Chronicler(world, seed, START)
    moments = recorded(story, world, set(rng.sample(range(20, STEPS), MOMENTS)))
    with clock.at(story.now):
        for moment in moments:
            for name, snapshot in moment.shown.items():
                board = board_at(audiences(world)[name], moment.at)
                assert unlike(told(board), snapshot) == [], f"seed {seed}, {name} at {moment.at}"
    assert len(moments) == MOMENTS
    assert any(moment.shown["region"]["people"] for moment in moments)


def recorded(story: Chronicler, world: World, at_steps: set[int]) -> list[Moment]:
    moments = []
    for step in range(STEPS):
        story.step()
        if step % 10 == 0 or step in at_steps:
            story.pass_time()  # as each beacon does
        if step in at_steps:
            with clock.at(story.now):
                moments.append(Moment(story.now, {n: seen_by(a) for n, a in audiences(world).items()}))
            db.session.rollback()
            story.now += dt.timedelta(seconds=1)
    return moments


def audiences(world: World) -> dict[str, Audience]:
    return {name: Audience(world.team_id, party_id=party) for name, party in world.parties.items()}


def seen_by(audience: Audience) -> dict[str, Any]:
    """The live snapshot's part of what an earlier board promises."""
    put = changes.changes_since(audience, None)["put"]
    team = next(thing for thing in put if thing["kind"] == "team")
    people = [thing for thing in put if thing["kind"] == "patient"]
    return {
        "on_board": team["totals"]["on_board"],
        "duty_officer": team["duty_officer"],
        "duty_deputy": team["duty_deputy"],
        "meeting_since": team["meeting"] and team["meeting"]["started_at"],
        "people": {each["id"]: kept(each) for each in people if is_on_board(each)},
    }


def is_on_board(person: dict[str, Any]) -> bool:
    """In one of the columns, that of the nominations included."""
    return bool(person["episode"]) or any(each["state"] == "open" for each in person["nominations"])


def told(board: dict[str, Any]) -> dict[str, Any]:
    """The same of an earlier board."""
    since = board["meeting_since"]
    return {
        "on_board": board["on_board"],
        "duty_officer": plain(board["duty_officer"]),
        "duty_deputy": plain(board["duty_deputy"]),
        "meeting_since": since and since.isoformat(),
        "people": {each["id"]: kept(each) for each in board["people"]},
    }


def test_an_earlier_board_tells_all_but_what_is_left_out() -> None:
    """The table names no field that is told, and every field that isn't."""
    live = names(PatientShape())
    left_out = {name for name in live if any(f"{name}.".startswith(f"{left}.") for left in LEFT_OUT)}
    assert live - left_out == names(PatientThen())
    assert set(LEFT_OUT) <= live


def names(shape: Schema, prefix: str = "") -> set[str]:
    """Every field of a shape as it stands on the wire: "episode.why.text"."""
    found: set[str] = set()
    for name, each in shape.fields.items():
        on_wire = prefix + (each.data_key or name)
        inner = each.inner if isinstance(each, fields.List) else each
        found.add(on_wire)
        if isinstance(inner, fields.Nested):
            found |= names(inner.schema, f"{on_wire}.")
    return found


def unlike(replayed: Any, recorded: Any, at: str = "") -> list[str]:
    """Where the two differ, and how."""
    if isinstance(replayed, dict) and isinstance(recorded, dict):
        names = replayed.keys() | recorded.keys()
        return [
            line
            for each in sorted(names)
            for line in unlike(replayed.get(each), recorded.get(each), f"{at}.{each}")
        ]
    return [] if replayed == recorded else [f"{at}: {replayed!r}, not {recorded!r}"]


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


def kept(person: dict[str, Any]) -> dict[str, Any]:
    """A person without what is left out, or is of today; the day of what nobody has taken is not kept."""
    rest: dict[str, Any] = without(plain(person), LEFT_OUT.keys() | OF_TODAY)
    for task in rest["tasks"]:
        if task["state"] == "proposed":
            del task["due_on"]
    rest["tasks"].sort(key=lambda task: task["id"])
    return rest


def without(value: Any, names: set[str], prefix: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: without(inner, names, f"{prefix}{name}.")
            for name, inner in value.items()
            if prefix + name not in names
        }
    return [without(inner, names, prefix) for inner in value] if isinstance(value, list) else value
