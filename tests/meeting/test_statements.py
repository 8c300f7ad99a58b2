"""The chair's next is the meeting's hottest path: it asks the database little more than a move does."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event

from fact_board.columns import new_id
from fact_board.extensions import db, socketio
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import place
from tests.world import build_world

MORE_THAN_A_MOVE = 2


@contextmanager
def statements() -> Iterator[list[str]]:
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


def asked_for(app: Flask, send: Any) -> list[str]:
    with app.app_context(), statements() as asked:
        answer = send()
    assert answer.status_code == 200, answer.json
    return asked


def join(app: Flask, screen: Screen, team_id: uuid.UUID, **more: Any) -> None:
    socket = socketio.test_client(app, flask_test_client=screen.client)
    answer: Any = socket.emit("join", {"team": str(team_id), **more}, callback=True)
    assert "seq" in answer


def test_next_costs_little_more_than_a_move(app: Flask) -> None:
    people = ("Ismail", "Petra", "Hanna", "Olof")
    with app.app_context():
        world = build_world()
        episodes = [place(world, person, into="avoiding") for person in people]
        moving, version = episodes[0].id, episodes[0].version
        crisis = str(world.category("crisis").id)
        ids = [str(world.patient(person).id) for person in people]
        db.session.rollback()
    karin, boris = sign_in(app, world, "karin"), sign_in(app, world, "boris")
    join(app, karin, world.team_id)
    join(app, boris, world.team_id)
    join(app, karin, world.team_id, wall="name")
    meeting = new_id()
    karin.send("/meetings", {"id": str(meeting)})

    def go_on(patient: str) -> Any:
        return karin.send(f"/meetings/{meeting}/current", {"patient": patient}, method="PUT")

    go_on(ids[1])
    go_on(ids[2])
    move = asked_for(
        app,
        lambda: karin.send(
            f"/episodes/{moving}/moves", {"category": crisis, "why": "värre"}, version=version
        ),
    )
    turn = asked_for(app, lambda: go_on(ids[3]))
    assert len(turn) <= len(move) + MORE_THAN_A_MOVE, turn
