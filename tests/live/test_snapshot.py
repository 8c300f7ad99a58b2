"""The whole board in one answer: few questions to the database, few bytes on the wire."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.json.provider import DefaultJSONProvider
from sqlalchemy import event

from fact_board.access.audience import Audience
from fact_board.extensions import db
from fact_board.live.changes import changes_since
from tests.board.team_at_work import in_days, nominate, place, start, task
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases

PEOPLE = tuple(
    f"{first} {last}"
    for first in (
        "Amina",
        "Birgitta",
        "Dragana",
        "Elisabeth",
        "Fatima",
        "Göran",
        "Hanna",
        "Jan-Erik",
        "Lena",
        "Olga",
        "Åsa",
    )
    for last in (
        "Andersson",
        "Björklund",
        "Demir",
        "Ekström",
        "Friis",
        "Holmqvist",
        "Haddad",
        "Johansson",
        "Kuznetsova",
        "Lindström",
        "Magnusson",
        "Nyberg",
        "Olofsson",
        "Petrović",
        "Rahimi",
        "Sand",
        "Svan",
        "Voss",
        "Warsame",
        "Yilmaz",
    )
)
ON_BOARD = 36
MOST_QUERIES = 8
MOST_BYTES = 60_000  # compressed


@pytest.fixture
def full_world(app: Flask) -> Iterator[World]:
    """220 people, 36 of them on the board with tasks, three nominated."""
    with app.app_context():
        world = build_world(PEOPLE)
        start(world)
        columns = ("crisis", "short_term", "avoiding", "admitted", "discharged", "new")
        for at, name in enumerate(PEOPLE[:ON_BOARD]):
            place(world, name, into=columns[at % 6], urgency=("red", "amber", "green")[at % 3], ticked=1)
            task(world, name, due_on=in_days(at % 3))
        for name in PEOPLE[-3:]:
            nominate(world, name)
        yield world
        db.session.rollback()


@contextmanager
def queries() -> Iterator[list[str]]:
    """What the database is asked; BEGIN and SQLite's settings are not questions."""
    asked: list[str] = []

    def note(*args: object) -> None:
        statement = str(args[2])
        if not statement.startswith(("BEGIN", "PRAGMA", "SET ")):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_220_people_are_eight_queries_and_60_kb(app: Flask, full_world: World) -> None:
    audience = Audience(full_world.team_id, party_id=full_world.parties["region"])
    changes_since(audience, None)  # what is asked once in a process does not count
    db.session.rollback()
    db.session.expunge_all()
    with queries() as asked:
        change = changes_since(audience, None)
    assert len(asked) <= MOST_QUERIES, asked
    patients = [row for row in change["put"] if row["kind"] == "patient"]
    assert len(patients) == len(PEOPLE) == 220
    assert sum(row["episode"] is not None for row in patients) == ON_BOARD
    size = len(gzip.compress(DefaultJSONProvider(app).dumps(change).encode(), 6))
    print(f"{len(asked)} queries, {size} bytes")
    assert size <= MOST_BYTES
