"""I10: whatever a team writes in a random story is searched in every byte that each party and wall is sent.

Each text that the storyteller writes is a word of its own. Where it stands says whose it is and about whom;
the oracle says who may read it now.
"""

import datetime as dt
import json
import os
import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Table, select

from fact_board import action, clock
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.action import Receipt
from fact_board.extensions import db
from fact_board.live import changes, publish
from tests.access.oracle import Everything, Oracle
from tests.access.sights import TYPED, WHO_IT_IS
from tests.access.table import TABLE
from tests.access.walking import Asker, bare
from tests.access.words import NOT_TYPED, typed_columns
from tests.board.conftest import sign_in
from tests.live.storyteller import Storyteller
from tests.live.test_replay import START
from tests.world import World, build_world

WORD = re.compile(r"hemligt\d+x")
STEPS = 60
ENOUGH = 150  # words that were found in frames, and looked up
SEEDS = range(int(os.environ.get("FACT_TEST_SOAK", "1")))


class Planter(Storyteller):
    """Never writes the same word twice."""

    planted = 0

    def words(self) -> str:
        self.planted += 1
        return f"hemligt{self.planted}x"


class Places:
    """Where each word stands now; `ever` keeps those that stood anywhere about a person."""

    def __init__(self, world: World, now: dt.datetime, ever: set[str]) -> None:
        self.has, self.now, self.ever = Everything(world.team_id), now, ever
        self.of: dict[str, list[tuple[str, Any]]] = {}
        self.of_nobody: set[str] = set()  # names of colleagues, proposed tasks
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(select(table)) if table.name not in NOT_TYPED else ():
                for column in typed_columns(table):
                    self._find(table, column.name, row)
        ever.update(self.of)

    def _find(self, table: Table, column: str, row: Any) -> None:
        for word in WORD.findall(getattr(row, column) or ""):
            if {"party_id", "patient_id"} <= set(table.c.keys()):
                self.of.setdefault(word, []).append((f"{table.name}.{column}", row))
            else:
                self.of_nobody.add(word)

    def forbidden(self, text: str, audience: Audience) -> Iterator[str]:
        """The words in a text that no place allows for its audience."""
        oracle = Oracle(self.has, self.now, party=audience.party_id, wall=audience.wall)
        for word in self.ever & set(WORD.findall(text)) - self.of_nobody:
            places = self.of.get(word, [])
            if not any(self._may(oracle, where, row) for where, row in places):
                yield f"{word}: {[where for where, _ in places]} told to {audience.room}"

    def _may(self, oracle: Oracle, where: str, row: Any) -> bool:
        scope = TYPED[where]
        if scope == WHO_IT_IS or getattr(row, "hidden_at", None) is not None:
            return False
        if oracle.wall or scope not in ("status", "contacts", "notes", "plans", "medication_stop"):
            return bool(row.party_id == oracle.party)
        is_kept = getattr(row, "is_own", False) and row.party_id != oracle.party
        return not is_kept and bool(oracle.may_see(row, scope))


def shared_in_part() -> World:
    """Both parties know everybody and tell each other how it stands, and no more."""
    world = build_world(is_shared=False)
    for person in world.people:
        world.share(person, "maria", to="municipality", scopes=("status",))
        world.share(person, "boris", to="region", scopes=("status", "contacts"))
    return world


def audiences(world: World) -> list[Audience]:
    parties = [Audience(world.team_id, party_id=party) for party in world.parties.values()]
    return [*parties, *(Audience(world.team_id, wall=mode) for mode in WALL_MODES)]


def drawn(audience: Audience, receipts: Iterable[Receipt]) -> str:
    """What an audience is sent of these actions, frame by frame."""
    sent = [changes.draw_receipt(receipt, audience) for receipt in receipts if receipt.event]
    return json.dumps(sent, default=str)


@pytest.fixture
def told() -> Iterator[list[Receipt]]:
    """The receipt of each action, in place of telling the screens."""
    receipts: list[Receipt] = []
    action.publish_with(receipts.append)
    yield receipts
    action.publish_with(publish.publish)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_no_frame_holds_a_word_that_its_audience_may_not_read(
    app: Flask, told: list[Receipt], seed: int
) -> None:
    ever: set[str] = set()
    with app.app_context():
        with clock.at(START):
            world = shared_in_part()
        story, searched = Planter(world, seed, START), 0
        told.clear()
        while searched < ENOUGH:
            story.step()
            story.pass_time()
            with clock.at(story.now):
                places = Places(world, story.now, ever)
                for audience in audiences(world) if told else ():
                    text = drawn(audience, told)
                    searched += len(WORD.findall(text))
                    assert list(places.forbidden(text, audience)) == [], f"seed {seed}"
            told.clear()
        db.session.rollback()


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_no_page_or_answer_holds_a_word_that_its_reader_may_not_read(app: Flask, seed: int) -> None:
    """Everything that can be got, by a leader of each party, at the end of a story."""
    with app.app_context():
        with clock.at(START):
            world = shared_in_part()
        story = Planter(world, seed + 100, START)
        for _ in range(STEPS):
            story.step()
        db.session.rollback()
    ever: set[str] = set()
    for name, party in (("maria", "region"), ("boris", "municipality")):
        with clock.at(story.now):
            text = "\n".join(everything_got(app, world, name, random.Random(seed)))
            with app.app_context():
                audience = Audience(world.team_id, party_id=world.parties[party])
                places = Places(world, story.now, ever)
                wrong = list(places.forbidden(text, audience))
        assert WORD.search(text)
        assert wrong == [], f"seed {seed}, {name}"


def everything_got(app: Flask, world: World, name: str, rng: random.Random) -> Iterator[str]:
    screen = sign_in(app, world, name)
    with app.app_context():
        meetings = list(db.session.scalars(select(db.metadata.tables["meeting"].c.id)))
    for person in list(world.people.values())[:3]:
        ids = {"party": world.parties["region"], "meeting": rng.choice(meetings or [person])}
        ids |= dict.fromkeys(("Ismail", "Ulla", "membership", "lina", "display"), person) | {"Hanna": person}
        asker = Asker(screen.client, world.team_id, ids, screen.csrf, name)
        for route, line in TABLE.items():
            if bare(route).startswith("GET ") and line.is_asked:
                asker.ask(route)
        yield from asker.told
