"""Sockets: the room follows from who you are, and a frame we can't read harms nobody."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient
from sqlalchemy import update

from fact_board import clock
from fact_board.board.actions.answers import Reply, answer_nomination
from fact_board.board.actions.nominations import Proposal, nominate_patient
from fact_board.board.actions.notes import write_note
from fact_board.board.models import Nomination
from fact_board.columns import new_id
from fact_board.extensions import db, socketio
from fact_board.live import beacon
from fact_board.sign_in.models import DeviceSession
from fact_board.teams.models import Membership
from tests.board.conftest import Screen, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
YESTERDAY = clock.today() - dt.timedelta(days=1)


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        made = build_world()
        db.session.rollback()
    return made


def socket_of(app: Flask, screen: Screen) -> SocketIOTestClient:
    return socketio.test_client(app, flask_test_client=screen.client)


def join(socket: SocketIOTestClient, team_id: uuid.UUID, **more: Any) -> Any:
    return socket.emit("join", {"team": str(team_id), **more}, callback=True)


def heard(socket: SocketIOTestClient, name: str) -> list[Any]:
    return [message["args"][0] for message in socket.get_received() if message["name"] == name]


def write(app: Flask, world: World, text: str = "hej") -> int:
    with app.app_context():
        receipt = write_note(world.patient("Hanna"), text, id=new_id(), by=world.member("maria"))
        db.session.rollback()
    return receipt.seq


def test_whoever_is_signed_out_gets_no_socket(app: Flask, team: World) -> None:
    assert not socketio.test_client(app, flask_test_client=app.test_client()).is_connected()


def test_joining_tells_the_head_and_then_each_change(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    head = join(socket, team.team_id)
    seq = write(app, team)
    (change,) = heard(socket, "change")
    assert (head["seq"] + 1, change["name"]) == (change["seq"], "note_written")
    assert (change["seq"], change["by"]) == (seq, str(team.staff_ids["maria"]))


def test_anothers_team_cannot_be_joined(app: Flask, team: World) -> None:
    with app.app_context():
        other = build_world(people=("Nils Varg",), name="Team Andra")
    socket = socket_of(app, sign_in(app, other, "karin"))
    assert join(socket, team.team_id)["error"]["status"] == 404
    write(app, team)
    assert heard(socket, "change") == []


def test_who_joins_as_a_wall_leaves_the_partys_room(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    join(socket, team.team_id)
    join(socket, team.team_id, wall="code")
    write(app, team)
    (change,) = heard(socket, "change")
    assert (change["name"], change["put"]) == (None, [])


@pytest.mark.parametrize(
    "message",
    [
        None,
        "text",
        7,
        [],
        {"team": "nobody"},
        {"team": None},
        {"team": str(new_id()), "extra": 1},
        {"wall": "x"},
    ],
)
def test_a_malformed_join_is_told_so(app: Flask, team: World, message: Any) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    answer: Any = socket.emit("join", message, callback=True)
    assert answer["error"]["status"] in (404, 422)
    assert socket.is_connected()


def test_looking_before_joining_is_refused(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    answer: Any = socket.emit("look", {"patient": None}, callback=True)
    assert answer["error"]["code"] == "socket.not_joined"


def test_colleagues_see_who_reads_the_same_person(app: Flask, team: World) -> None:
    karin, boris = (socket_of(app, sign_in(app, team, name)) for name in ("karin", "boris"))
    join(karin, team.team_id)
    join(boris, team.team_id)
    person = str(team.people["Hanna Björk"])
    assert boris.emit("look", {"patient": person}, callback=True) == {}
    here = heard(karin, "presence")[-1]["here"]
    assert {"staff": str(team.staff_ids["boris"]), "place": "desk", "patient": person} in here


def test_nobody_can_look_at_a_stranger(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    join(socket, team.team_id)
    answer: Any = socket.emit("look", {"patient": str(new_id())}, callback=True)
    assert answer["error"]["status"] == 404


def test_every_beat_tells_the_head(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    head = join(socket, team.team_id)
    with app.app_context():
        beacon.beat(app)
    told = heard(socket, "head")[-1]
    assert (told["seq"], told["mark"], told["build"]) == (head["seq"], head["mark"], head["build"])


def test_a_beat_closes_the_socket_of_an_ended_session(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "karin"))
    join(socket, team.team_id)
    with app.app_context():
        db.session.execute(update(DeviceSession).values(ended_at=clock.now()))
        db.session.commit()
        beacon.beat(app)
    assert not socket.is_connected()


def test_a_beat_closes_the_socket_of_an_ended_membership(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "lina"))
    join(socket, team.team_id)
    with app.app_context():
        mine = Membership.id == team.members["lina"]
        db.session.execute(update(Membership).where(mine).values(ends_on=YESTERDAY))
        db.session.commit()
        beacon.beat(app)
    assert not socket.is_connected()


def test_an_answer_nudges_its_nominator_alone(app: Flask, team: World) -> None:
    boris, lina = (socket_of(app, sign_in(app, team, name)) for name in ("boris", "lina"))
    for socket in (boris, lina):
        attended: Any = socket.emit("attend", {}, callback=True)
        assert attended["build"]
    with app.app_context():
        question = Proposal(new_id(), kind="consult", text="Vem håller i det?")
        nominate_patient(team.patient("Hanna"), question, by=team.member("boris"))
        nomination = db.session.get_one(Nomination, question.id)
        answer_nomination(nomination, Reply(new_id(), "reply", "Maria."), by=team.member("maria"))
        db.session.rollback()
    assert boris.get_received() == [{"name": "nudge", "args": [{}], "namespace": "/"}]
    assert lina.get_received() == []
