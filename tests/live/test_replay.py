"""I2: an old snapshot and the changes since give the new snapshot, through the reducer that browsers run."""

import ast
import datetime as dt
import json
import os
import random
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from fact_board import action, clock
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.action import Receipt
from fact_board.extensions import db
from fact_board.live import changes, publish
from fact_board.live.changes import Position
from tests.live.storyteller import Storyteller
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases

START = dt.datetime(2026, 11, 19, 21, 0, tzinfo=dt.UTC)
SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
SEEDS = range(2 * SIZE)
STEPS = 150
FOUNDING = {"found_team", "add_party"}
OF_THE_LOG = {"draw_sample", "give_verdict"}  # of the house, and on no screen: tests/audit tells them
OF_TIME = {  # told by `pass_time`
    "return_nomination",
    "pass_on_call",
    "return_offer",
    "end_forgotten_meeting",
    "end_forgotten_part",
    "turn_day",
    "run_out",
    "expire_basis",
}


class Screens:
    """Lines for the browser's reducer: what each screen is told, and what it should then show."""

    def __init__(self, world: World, rng: random.Random) -> None:
        self.audiences = {
            "region": Audience(world.team_id, party_id=world.parties["region"]),
            "municipality": Audience(world.team_id, party_id=world.parties["municipality"]),
            **{f"wall-{mode}": Audience(world.team_id, wall=mode) for mode in WALL_MODES},
            "wall of one": Audience(world.team_id, wall="name", party_id=world.parties["region"]),
            "wall of the region": Audience(world.team_id, wall="name", party_id=world.parties["region"]),
        }
        self.rng = rng
        self.lines: list[dict[str, Any]] = []
        self.at: dict[str, Position] = {}

    def load(self) -> None:
        for screen, audience in self.audiences.items():
            for kind in ("framed", "caught up"):
                self.tell(f"{screen} {kind}", changes.changes_since(audience, None))

    def tell(self, screen: str, message: dict[str, Any]) -> None:
        self.lines.append({"screen": screen, "message": plain(message)})
        self.at[screen] = Position(message["seq"], uuid.UUID(message["mark"]))

    def frame(self, receipt: Receipt) -> None:
        if receipt.event is None:
            return
        for screen, audience in self.audiences.items():
            self.tell(f"{screen} framed", changes.draw_receipt(receipt, audience))

    def check(self, *, everywhere: bool = False) -> None:
        for screen, audience in self.audiences.items():
            late = f"{screen} caught up"
            if everywhere or self.rng.random() < 0.3:
                self.tell(late, changes.changes_since(audience, self.at[late]))
                self.expect(late, audience)
            self.expect(f"{screen} framed", audience)

    def expect(self, screen: str, audience: Audience) -> None:
        snapshot = changes.changes_since(audience, None)
        self.lines.append({"screen": screen, "expect": plain(snapshot)})


def plain(message: dict[str, Any]) -> Any:
    return json.loads(json.dumps(message, default=str))


def run_reducer(root: Path, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the shipped reducer answers."""
    done = subprocess.run(
        [str(root / ".venv/bin/node"), "tests/js/live/replay.mjs"],
        cwd=root,
        input="\n".join(json.dumps(line) for line in lines) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    """A team founded the evening the stories begin."""
    with app.app_context(), clock.at(START):
        founded = build_world()
    with app.app_context():
        yield founded
        db.session.rollback()
        action.publish_with(publish.publish)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_changes_lead_every_audience_to_the_new_snapshot(world: World, root: Path, seed: int) -> None:
    story = Storyteller(world, seed, START)
    screens = Screens(world, random.Random(seed))
    told: list[Receipt] = []
    action.publish_with(told.append)
    with clock.at(START):
        screens.load()
    for index in range(STEPS):
        if index % 20 == 19:
            story.now += dt.timedelta(hours=7)
        story.step()
        story.pass_time()
        with clock.at(story.now):
            for receipt in told:
                screens.frame(receipt)
            told.clear()
            if index % 10 == 9:
                screens.check(everywhere=index + 1 == STEPS)
    answers = run_reducer(root, screens.lines)
    wrong = [answer for answer in answers if not answer["equal"]]
    assert len(answers) > 60
    assert wrong == [], f"seed {seed}: {wrong[0]}"


def test_the_storyteller_tells_every_action(root: Path) -> None:
    """A verb nobody tells of would never be checked above."""
    told = (root / "tests/live/storyteller.py").read_text()
    verbs = {
        node.name
        for path in sorted((root / "fact_board").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(mark, ast.Name) and mark.id == "action" for mark in node.decorator_list)
    }
    assert {verb for verb in verbs if f".{verb}(" not in told} == FOUNDING | OF_TIME | OF_THE_LOG
