"""A note or a task for the writer's own party alone: whomever the person is shared with, it never crosses."""

from typing import Any

import pytest
from flask import Flask

from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import in_days
from tests.live.test_sockets import heard, join, socket_of
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
HANNA = "Hanna Björk"


@pytest.fixture
def shared(app: Flask) -> World:
    """Both parties tell each other everything about everybody."""
    with app.app_context():
        world = build_world()
        db.session.rollback()
    return world


def drawn(screen: Screen, world: World) -> dict[str, Any]:
    change: Any = screen.get("/changes").json
    return next(dict(thing) for thing in change["put"] if thing["id"] == str(world.people[HANNA]))


def write(screen: Screen, world: World, **task: Any) -> None:
    """A note and a task, both kept inside."""
    person = f"/patients/{world.people[HANNA]}"
    note = {"id": str(new_id()), "text": "Inre angelägenhet", "is_own": True}
    assert screen.send(f"{person}/notes", note).status_code == 201
    todo = {"id": str(new_id()), "text": "Inre uppgift", "is_own": True, "due_on": in_days(1).isoformat()}
    answer = screen.send(f"{person}/tasks", {**todo, "owner": str(world.staff_ids["maria"]), **task})
    assert answer.status_code == 201, answer.text


def test_what_is_kept_inside_a_party_never_crosses(app: Flask, shared: World) -> None:
    maria, sara, boris = (sign_in(app, shared, name) for name in ("maria", "sara", "boris"))
    before, panel = drawn(boris, shared), f"/patients/{shared.people[HANNA]}"
    told_before = boris.get(panel).json
    socket = socket_of(app, boris)
    head = join(socket, shared.team_id)
    write(maria, shared)
    (task,) = drawn(sara, shared)["tasks"]
    assert (task["is_own"], task["text"]) == (True, "Inre uppgift")
    assert [note["is_own"] for note in sara.get(panel).json["notes"]] == [True]  # type: ignore[index]
    assert maria.send(f"/tasks/{task['id']}/tick", version=task["version"]).status_code == 200
    assert [(frame["name"], frame["put"], frame["remove"]) for frame in heard(socket, "change")] == [
        (None, [], [])
    ] * 3
    caught: Any = boris.get(f"/changes?since={head['seq']}&mark={head['mark']}").json
    assert (caught["put"], caught["remove"]) == ([], [])
    assert drawn(boris, shared) == before
    assert boris.get(panel).json == told_before
    socket.disconnect()


def test_a_correction_stays_inside_as_well(app: Flask, shared: World) -> None:
    maria, panel = sign_in(app, shared, "maria"), f"/patients/{shared.people[HANNA]}"
    write(maria, shared)
    note = maria.get(panel).json["notes"][0]["id"]  # type: ignore[index]
    correction = {"id": str(new_id()), "text": "Inre korrigering"}
    assert maria.send(f"/notes/{note}/corrections", correction).status_code == 201
    assert "Inre korrigering" in maria.get(panel).text
    assert "Inre" not in sign_in(app, shared, "boris").get(panel).text


def test_a_task_kept_inside_is_done_there(app: Flask, shared: World) -> None:
    maria = sign_in(app, shared, "maria")
    body = {"id": str(new_id()), "text": "Inre", "is_own": True, "due_on": in_days(1).isoformat()}
    person, boris = f"/patients/{shared.people[HANNA]}/tasks", str(shared.staff_ids["boris"])
    refused = maria.send(person, {**body, "owner": boris})
    assert (refused.status_code, list(refused.get_json()["fields"])) == (422, ["owner"])
    write(maria, shared)
    (task,) = drawn(maria, shared)["tasks"]
    handed = maria.send(f"/tasks/{task['id']}/handover", {"owner": boris}, version=task["version"])
    assert (handed.status_code, list(handed.get_json()["fields"])) == (422, ["owner"])


def test_what_is_not_kept_crosses_as_before(app: Flask, shared: World) -> None:
    note = {"id": str(new_id()), "text": "Till alla"}
    person = f"/patients/{shared.people[HANNA]}"
    assert sign_in(app, shared, "maria").send(f"{person}/notes", note).status_code == 201
    assert "Till alla" in sign_in(app, shared, "boris").get(person).text
