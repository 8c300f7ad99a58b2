"""A team at work on real servers, and the screens that follow it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest
from flask import Flask

from fact_board.extensions import db
from tests.board.team_at_work import place, start
from tests.faults.hands import Hand, Shift
from tests.faults.screens import Screens, screens
from tests.live_server import LiveServer, Nursery, live_server
from tests.world import PEOPLE, World, build_world


@dataclass
class Town:
    """A team in a meeting, with six people on its board, in a database of its own."""

    app: Flask
    world: World
    database_url: str
    serve: Callable[..., AbstractContextManager[LiveServer]]

    def hand(self, server: LiveServer, name: str) -> Hand:
        """Somebody of the team, signed in there."""
        made = Hand(server, self.world.team_id, self.world.staff_ids[name])
        made.sign_in()
        return made

    def shifts(self, hands: list[Hand], seed: int) -> list[Shift]:
        """The people on the board, shared out to these hands."""
        everybody = [str(id_) for id_ in self.world.people.values()]
        made = [
            Shift(hand, Random(f"{seed}-{index}"), everybody[index :: len(hands)])
            for index, hand in enumerate(hands)
        ]
        for shift in made:
            shift.begin()
        return made


@pytest.fixture
def town(app: Flask, database_url: str, servers_from: Nursery, tmp_path: Path) -> Iterator[Town]:
    with app.app_context():
        world = build_world()
        for index, person in enumerate(PEOPLE):
            place(world, person, into=("crisis", "short_term")[index % 2], urgency="amber")
        start(world)
        db.session.rollback()
        db.session.remove()
    yield Town(app, world, database_url, partial(live_server, servers_from, tmp_path, database_url))
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def shown() -> Iterator[Screens]:
    """Screens, none of them open yet."""
    with screens() as made:
        yield made
