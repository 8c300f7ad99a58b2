"""A paired screen over sockets: its room, what it hears, and when it is shut out."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient
from sqlalchemy import select, update

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.audit.models import TrailRow
from fact_board.board.actions.notes import write_note
from fact_board.columns import new_id
from fact_board.display.models import Display
from fact_board.extensions import db, socketio
from fact_board.live import beacon
from fact_board.live.models import Presence
from fact_board.live.publish import occupied_rooms
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import place
from tests.display.conftest import LOOK, Wall
from tests.live.test_sockets import heard, join, socket_of
from tests.world import World

pytestmark = pytest.mark.both_databases


def socket_on(app: Flask, wall: Wall) -> SocketIOTestClient:
    return socketio.test_client(app, flask_test_client=wall.client)


def enter(app: Flask, wall: Wall) -> SocketIOTestClient:
    socket = socket_on(app, wall)
    assert "seq" in join(socket, wall.team.team_id, wall="paired")
    return socket


def rooms() -> set[str]:
    return {room for room in occupied_rooms() if room.startswith(("team:", "staff:"))}


def test_a_screen_nobody_paired_gets_no_socket(app: Flask, team: World) -> None:
    wall = Wall(app.test_client(), team)
    wall.asks()
    assert not socket_on(app, wall).is_connected()


def test_a_paired_screen_hears_its_own_room_and_is_nobody(app: Flask, team: World, wall: Wall) -> None:
    socket = enter(app, wall)
    assert rooms() == {Audience(team.team_id, wall="name").room}
    with app.app_context():
        place(team, "Hanna")
        db.session.rollback()
        beacon.beat(app)
        assert db.session.scalars(select(Presence)).all() == []
    (change,) = heard(socket, "change")
    drawn = [thing["label"] for thing in change["put"] if thing["kind"] == "patient"]
    assert (drawn, change["audience"]) == (["Hanna B."], Audience(team.team_id, wall="name").tag)


@pytest.mark.parametrize("asked", [{}, {"wall": "name"}, {"wall": "code"}])
def test_it_enters_no_room_but_its_own(app: Flask, team: World, wall: Wall, asked: dict[str, str]) -> None:
    socket = socket_on(app, wall)
    assert join(socket, team.team_id, **asked)["error"]["status"] == 401
    assert join(socket, new_id(), wall="paired")["error"]["status"] == 404
    for message in ("attend", "look"):
        answer: Any = socket.emit(message, {"patient": None}, callback=True)
        assert answer["error"]["status"] in (401, 409)
    assert rooms() == set()


def test_who_is_signed_in_beside_it_changes_nothing(
    app: Flask, team: World, wall: Wall, maria: Screen
) -> None:
    """Maria signs in in the screen's own browser: the wall stays a wall, and her board is hers."""
    kept = maria.client.get_cookie("fact")
    assert kept
    wall.client.set_cookie("fact", kept.value)
    told: Any = wall.changes().get_json()
    assert told["audience"] == Audience(team.team_id, wall="name").tag
    assert "Ismail Kardelen" not in str(told)
    own: Any = wall.client.get(f"/api/teams/{team.team_id}/changes").get_json()
    assert "Ismail Kardelen" in str(own)
    socket = enter(app, wall)
    assert rooms() == {Audience(team.team_id, wall="name").room}
    join(socket, team.team_id)
    party = Audience(team.team_id, party_id=team.parties["region"])
    assert rooms() == {party.room, f"staff:{team.staff_ids['maria']}"}
    join(socket, team.team_id, wall="paired")
    assert rooms() == {Audience(team.team_id, wall="name").room}, "neither her party's nor her own"
    assert maria.send(f"/displays/{wall.id}", method="DELETE").status_code == 200
    assert not socket.is_connected()


def test_a_screen_taken_down_is_shut_out_in_the_same_moment(
    app: Flask, team: World, wall: Wall, maria: Screen
) -> None:
    socket = enter(app, wall)
    assert maria.send(f"/displays/{wall.id}", method="DELETE").status_code == 200
    assert not socket.is_connected()
    assert rooms() == set()
    assert not socket_on(app, wall).is_connected()


@pytest.mark.parametrize(
    "values",
    [
        {"revoked_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
        {"expires_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
        {"mode": "code"},
    ],
    ids=["taken down", "too old", "another mode"],
)
def test_what_another_process_did_is_healed_by_the_next_beat(
    app: Flask, team: World, wall: Wall, values: dict[str, Any]
) -> None:
    socket = enter(app, wall)
    with app.app_context():
        db.session.execute(update(Display).values(**values))
        db.session.commit()
        beacon.beat(app)
    assert not socket.is_connected()


def test_another_mode_closes_the_room_and_opens_another(
    app: Flask, team: World, wall: Wall, maria: Screen
) -> None:
    socket = enter(app, wall)
    displays: Any = maria.get("/displays").get_json()
    version = displays["displays"][0]["version"]
    look = {**LOOK, "mode": "code"}
    assert maria.send(f"/displays/{wall.id}", look, method="PUT", version=version).status_code == 200
    assert not socket.is_connected()
    enter(app, wall)
    assert rooms() == {Audience(team.team_id, wall="code").room}


def test_another_name_closes_nothing(app: Flask, team: World, wall: Wall, maria: Screen) -> None:
    socket = enter(app, wall)
    displays: Any = maria.get("/displays").get_json()
    version = displays["displays"][0]["version"]
    look = {**LOOK, "name": "Biblioteket"}
    assert maria.send(f"/displays/{wall.id}", look, method="PUT", version=version).status_code == 200
    assert socket.is_connected()


def test_a_beat_keeps_a_connected_screen_paired(app: Flask, team: World, wall: Wall) -> None:
    enter(app, wall)
    later = clock.now() + dt.timedelta(days=60)
    with clock.at(later), app.app_context():
        beacon.beat(app)
        display = db.session.scalars(select(Display)).one()
        assert (display.seen_at, display.expires_at) == (later, later + dt.timedelta(days=90))


def test_whom_a_frame_puts_on_a_wall_is_logged_once_and_names_the_screen(
    app: Flask, team: World, wall: Wall
) -> None:
    wall.changes()
    enter(app, wall)
    with app.app_context():
        beacon.beat(app)
        place(team, "Hanna")
        place(team, "Petra")
        write_note(team.patient("Hanna"), "hej", id=new_id(), by=team.member("maria"))
        rows = db.session.scalars(
            select(TrailRow).where(TrailRow.device == "wall").order_by(TrailRow.id)
        ).all()
        shown = [(row.kind, row.staff_id, row.facts["display"]) for row in rows]
    hanna, petra = (str(team.people[name]) for name in ("Hanna Björk", "Petra Dahl"))
    assert shown[0] == ("wall", None, wall.id)
    assert {facts for _kind, _staff, facts in shown} == {wall.id}
    assert [sum(person in row.shown for row in rows) for person in (hanna, petra)] == [1, 1]


def test_what_is_taken_back_leaves_a_paired_wall(app: Flask, team: World, wall: Wall) -> None:
    """I9: a wall loses somebody who is no longer shared, in the frame and in every answer."""
    from tests.access.test_taken_back import end

    socket, ismail = enter(app, wall), str(team.people["Ismail Kardelen"])
    assert wall.labels() == ["Ismail K."]
    head: Any = wall.changes().get_json()
    with app.app_context():
        end(app, team, "withdrawn")
        db.session.rollback()
    framed = heard(socket, "change")
    assert ismail in {gone["id"] for change in framed for gone in change["remove"]}
    late: Any = wall.changes(f"&since={head['seq']}&mark={head['mark']}").get_json()
    assert ismail in {gone["id"] for gone in late["remove"]}
    assert wall.labels() == []


def test_members_may_look_at_every_mode_beforehand(app: Flask, team: World) -> None:
    socket = socket_of(app, sign_in(app, team, "boris"))
    assert "seq" in join(socket, team.team_id, wall="initials")
    assert rooms() >= {Audience(team.team_id, wall="initials").room}
