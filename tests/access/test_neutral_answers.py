"""An answer that may not be told: to wait, and not now, read the same then and for ever after."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.board.actions.answers import read_answer
from fact_board.board.models import Nomination
from fact_board.board.passing import return_nominations
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient
from tests.access.town import Town
from tests.board.conftest import sign_in
from tests.board.team_at_work import answer, in_days, start
from tests.board.team_at_work import nominate as nominate_as
from tests.conftest import empty_database
from tests.live.test_sockets import join, socket_of
from tests.outside.conftest import build_outside
from tests.world import World

pytestmark = pytest.mark.both_databases
OLOF = "Olof Friis"
ASKED = {"kind": "board", "urgency": "amber", "tags": ["sleep"], "text": "Sover inte"}


def told(app: Flask, who: str, decision: str) -> Town:
    """All that someone hears who reports about Olof; the region may read it, and tells nothing back."""
    with app.app_context():
        empty_database()
        world = build_outside()
        if who == "boris":
            facts: dict[str, Any] = {"birth_year": 1965, "contact": world.staff(who), "by": world.member(who)}
            enrol_patient(world.team, id=new_id(), name=OLOF, **facts)
        world.share("Olof", who, to="region")
        start(world)
        db.session.rollback()
    town = Town(app, world, who)
    socket = socket_of(app, town.screen)
    join(socket, world.team_id)
    put_down = nominate(town, "report")
    town.hear(socket, "nothing yet")
    with app.app_context():
        answer(world, db.session.get_one(Nomination, put_down), decision)
    town.hear(socket, "answered")
    version = read_all(town, "answered")
    with app.app_context():
        _a_week_passes(world)
        if decision == "wait":
            answer(world, db.session.get_one(Nomination, put_down), "place")
    town.hear(socket, "time passed, and the region decided again")
    read_all(town, "a week later")
    for each in (version, version + 1000):
        town.send(f"withdraw {each - version}", f"/nominations/{put_down}/withdrawal", version=each)
    nominate(town, "report again")
    read_all(town, "reported again")
    socket.disconnect()
    return town


def nominate(town: Town, name: str) -> uuid.UUID:
    id_, person = new_id(), f"/patients/{town.world.people[OLOF]}"
    with town.app.app_context():
        category = str(town.world.category("avoiding").id)
    town.send(name, f"{person}/nominations", {**ASKED, "id": str(id_), "category": category})
    return id_


def read_all(town: Town, when: str) -> int:
    """The version that the nomination is shown with."""
    person = f"/patients/{town.world.people[OLOF]}"
    if town.who == "samira":
        town.get(f"{when}: mine", "/mine")
        return int(town.screen.get("/mine").json["nominations"][-1]["version"])  # type: ignore[index]
    for path in ("/changes", "/answers", person):
        town.get(f"{when}: {path.rsplit('/')[1]}", path)
    return int(town.screen.get(person).json["nominations"][-1]["version"])  # type: ignore[index]


def _a_week_passes(world: World) -> None:
    with clock.at(clock.now() + dt.timedelta(days=8)):
        return_nominations(world.team, clock.now())
        db.session.rollback()


@pytest.mark.parametrize("who", ["samira", "boris"])
def test_to_wait_and_not_now_read_the_same_without_a_basis(app: Flask, who: str) -> None:
    """Inside the team and outside: lists, frames, nudges, refusals, and what trying again answers."""
    waited, refused = (told(app, who, decision) for decision in ("wait", "not_now"))
    status = {name: kept[0] for name, kept in refused.answers.items() if name[0] in "rw"}
    assert {status[name] for name in ("report", "report again")} == {201}
    assert {code for name, code in status.items() if name.startswith("withdraw")} == {409}
    assert [name for name, kept in refused.answers.items() if waited.answers[name] != kept] == []


def test_the_receipt_is_for_whoever_may_read_the_answer(app: Flask) -> None:
    with app.app_context():
        world = build_outside()
        facts: dict[str, Any] = {
            "birth_year": 1965,
            "contact": world.staff("boris"),
            "by": world.member("boris"),
        }
        enrol_patient(world.team, id=new_id(), name=OLOF, **facts)
        world.share("Olof", "boris", to="region")
        start(world)
        read_answer(answer(world, nominate_as(world, "Olof", by="boris"), "wait"), by=world.member("boris"))
        db.session.rollback()
    told = {who: receipt_for(app, world, who) for who in ("karin", "boris")}
    assert [decision for decision, _ in told.values()] == ["wait", "neutral"]
    assert [read_at is None for _, read_at in told.values()] == [False, True]


def receipt_for(app: Flask, world: World, who: str) -> tuple[str, str | None]:
    panel = sign_in(app, world, who).get(f"/patients/{world.people[OLOF]}").get_json()
    (nomination,) = panel["nominations"]
    return nomination["answer"]["decision"], nomination["answer"]["read_at"]


def test_with_a_basis_waiting_is_told(app: Flask) -> None:
    """The comparison would hold of silence as well."""
    with app.app_context():
        world = build_outside()
        world.share("Olof", "samira", to="region")
        world.share("Olof", "maria", to="social", scopes=("status",))
        start(world)
        put_down = nominate_as(world, "Olof", by="samira")
        answer(world, put_down, "wait")
        db.session.rollback()
    (one,) = sign_in(app, world, "samira").get("/mine").json["nominations"]  # type: ignore[index]
    assert (one["state"], one["returns_on"]) == ("waiting", in_days(7).isoformat())
