"""Socket rooms: which each role of each party may enter, what a bar does to those who are inside."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient
from sqlalchemy import update

from fact_board import clock
from fact_board.access.actions import bar_staff, lift_bar
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.access.models import Bar
from fact_board.columns import new_id
from fact_board.extensions import db, socketio
from fact_board.live import beacon
from fact_board.live.publish import occupied_rooms
from fact_board.teams.models import Membership
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import place
from tests.live.test_sockets import join, socket_of
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases

ROLES = ("member", "leader", "nominator", "administrator", "log_reviewer")
PARTY = uuid.UUID(int=2)
WALLS = tuple(f"wall-{mode}" for mode in WALL_MODES)
# By role: (the own party's room, walls).
ENTERS = {
    "member": (True, True),
    "leader": (True, True),
    "nominator": (False, False),
    "administrator": (False, False),
    "log_reviewer": (False, False),
}


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        made = build_world()
        place(made, "Ismail")
        db.session.rollback()
    return made


def be(app: Flask, team: World, name: str, **values: Any) -> None:
    with app.app_context():
        db.session.execute(update(Membership).where(Membership.id == team.members[name]).values(**values))
        db.session.commit()


@pytest.mark.parametrize("wall", [None, *WALL_MODES])
@pytest.mark.parametrize("name", ["maria", "boris"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_enters_just_its_rooms(
    app: Flask, team: World, role: str, name: str, wall: str | None
) -> None:
    be(app, team, name, role=role)
    socket = socket_of(app, sign_in(app, team, name))
    may = ENTERS[role][1 if wall else 0]
    answer = join(socket, team.team_id, **({"wall": wall} if wall else {}))
    assert ("seq" in answer, answer.get("error", {}).get("status")) == ((True, None) if may else (False, 404))
    party = team.parties["region" if name == "maria" else "municipality"]
    own = Audience(team.team_id, party_id=party, wall=wall).room if wall is None else None
    room = own or Audience(team.team_id, wall=wall).room
    rooms = {each for each in occupied_rooms() if each.startswith("team:")}
    assert rooms == ({room} if may else set())
    socket.disconnect()


@pytest.mark.parametrize("wall", [None, *WALL_MODES])
@pytest.mark.parametrize("which", ["another", "nobody"])
def test_no_other_teams_room_is_entered(app: Flask, team: World, which: str, wall: str | None) -> None:
    with app.app_context():
        other = build_world(people=("Nils Varg",), name="Team Andra")
    there = other.team_id if which == "another" else uuid.uuid4()
    socket = socket_of(app, sign_in(app, team, "karin"))
    answer = join(socket, there, **({"wall": wall} if wall else {}))
    assert answer["error"]["status"] == 404
    assert [room for room in occupied_rooms() if room.startswith("team:")] == []
    socket.disconnect()


@pytest.mark.parametrize("more", [{"party": "x"}, {"staff": "x"}, {"room": "x"}, {"wall": "party"}])
def test_nobody_names_a_room_for_themselves(app: Flask, team: World, more: dict[str, str]) -> None:
    more = {name: str(team.parties["region"]) if value == "x" else value for name, value in more.items()}
    socket = socket_of(app, sign_in(app, team, "boris"))
    assert join(socket, team.team_id, **more)["error"]["status"] == 422
    assert [room for room in occupied_rooms() if room.startswith("team:")] == []
    socket.disconnect()


def test_an_ended_membership_enters_no_room(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "lina"))
    be(app, team, "lina", ends_on=clock.today() - dt.timedelta(days=1))
    assert join(socket, team.team_id)["error"]["status"] in (401, 404)
    assert [room for room in occupied_rooms() if room.startswith("team:")] == []


def bar(app: Flask, team: World, name: str, person: str = "Ismail") -> None:
    by = "karin" if name == "maria" else "boris"
    with app.app_context():
        bar_staff(team.patient(person), team.staff(name), id=new_id(), by=team.member(by))
        db.session.rollback()


def lift(app: Flask, team: World, by: str = "karin") -> None:
    with app.app_context():
        lift_bar(db.session.query(Bar).one(), by=team.member(by))
        db.session.rollback()


def shown(screen: Screen, wall: str = "") -> set[str]:
    change: Any = screen.get(f"/changes{wall}").json
    return {thing["id"] for thing in change["put"] if thing["kind"] == "patient"}


def catch_up(screen: Screen, head: dict[str, Any]) -> dict[str, Any]:
    change: Any = screen.get(f"/changes?since={head['seq']}&mark={head['mark']}").json
    assert not change["snapshot"]
    return dict(change)


@pytest.mark.parametrize("name", ["maria", "lina"])
def test_who_is_barred_leaves_the_partys_room_at_once(app: Flask, team: World, name: str) -> None:
    """The screen loses the person, and finds a room of its own."""
    screen = sign_in(app, team, name)
    socket: SocketIOTestClient = socket_of(app, screen)
    head = join(socket, team.team_id)
    ismail = str(team.people["Ismail Kardelen"])
    bar(app, team, name)
    assert not socket.is_connected()
    change = catch_up(screen, head)
    assert ismail in {gone["id"] for gone in change["remove"]}
    assert ismail not in shown(screen)
    again = socket_of(app, screen)
    join(again, team.team_id)
    party = team.parties["region" if name == "maria" else "municipality"]
    own = Audience(team.team_id, party_id=party, staff_id=team.staff_ids[name]).room
    assert own in occupied_rooms()
    again.disconnect()


def test_a_lost_word_of_the_bar_is_noticed_at_the_next_beat(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "lina"))
    join(socket, team.team_id)
    with app.app_context():
        facts = {"team_id": team.team_id, "patient_id": team.people["Ismail Kardelen"], "at": clock.now()}
        who = {"staff_id": team.staff_ids["lina"], "by_id": team.staff_ids["karin"]}
        db.session.add(Bar(id=new_id(), party_id=team.parties["region"], **facts, **who))
        db.session.commit()
        beacon.beat(app)
    assert not socket.is_connected()


def test_a_lifted_bar_shows_the_person_again(app: Flask, team: World) -> None:
    screen = sign_in(app, team, "lina")
    ismail = str(team.people["Ismail Kardelen"])
    bar(app, team, "lina")
    head: Any = screen.get("/changes").json
    socket = socket_of(app, screen)
    join(socket, team.team_id)
    lift(app, team)
    assert not socket.is_connected()
    assert ismail in {thing["id"] for thing in catch_up(screen, head)["put"]}
    assert ismail in shown(screen)


@pytest.mark.parametrize("mode", WALL_MODES)
def test_a_wall_that_a_barred_person_turned_on_does_not_show_whom(app: Flask, team: World, mode: str) -> None:
    ismail = str(team.people["Ismail Kardelen"])
    screen = sign_in(app, team, "lina")
    assert ismail in shown(screen, f"?wall={mode}")
    bar(app, team, "lina")
    assert ismail not in shown(screen, f"?wall={mode}")
    assert ismail in shown(sign_in(app, team, "maria"), f"?wall={mode}")
    socket = socket_of(app, screen)
    join(socket, team.team_id, wall=mode)
    assert Audience(team.team_id, wall=mode, staff_id=team.staff_ids["lina"]).room in occupied_rooms()
    socket.disconnect()


@pytest.mark.parametrize("staff", [None, uuid.UUID(int=3)])
@pytest.mark.parametrize(
    "place_", [{"party_id": PARTY}, {"wall": "code"}, {"wall": "name", "party_id": PARTY}]
)
def test_a_rooms_name_is_read_back(place_: dict[str, Any], staff: uuid.UUID | None) -> None:
    audience = Audience(uuid.UUID(int=1), staff_id=staff, **place_)
    assert Audience.of_room(audience.room) == audience


def test_every_socket_event_is_known(app: Flask) -> None:
    """A new message from a page has to be asked of every role here."""
    assert set(vars(socketio)["server"].handlers["/"]) == {"connect", "disconnect", "join", "attend", "look"}
