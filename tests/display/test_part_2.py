"""Part 2 of a meeting on the wall: it shows what one party alone may see, and then no longer."""

from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient
from sqlalchemy import select

from fact_board.access.audience import WALL_MODES, Audience
from fact_board.audit.models import TrailRow
from fact_board.board.actions.episodes import move_episode
from fact_board.board.models import Episode
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import beacon, publish
from fact_board.meeting.actions import change_part, start_meeting
from fact_board.meeting.models import Meeting
from fact_board.patients.actions import enrol_patient
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import place
from tests.display.conftest import Wall, hang
from tests.display.test_sockets import enter, rooms
from tests.live.test_sockets import heard
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases


@pytest.fixture
def team(app: Flask) -> World:
    """Ismail is shared; Petra only the region knows; Olof only the municipality."""
    with app.app_context():
        made = build_world(people=("Petra Dahl", "Ismail Kardelen"), is_shared=False)
        olof: dict[str, Any] = {
            "id": new_id(),
            "name": "Olof Friis",
            "birth_year": 1970,
            "contact": made.staff("boris"),
        }
        made.people["Olof Friis"] = olof["id"]
        enrol_patient(made.team, **olof, by=made.member("boris"))
        ismail: dict[str, Any] = {
            "name": "Ismail Kardelen",
            "birth_year": 1961,
            "contact": made.staff("boris"),
        }
        enrol_patient(made.team, id=new_id(), **ismail, by=made.member("boris"))
        made.share("Ismail", "maria", to="municipality")
        made.share("Ismail", "boris", to="region")
        place(made, "Ismail")
        place(made, "Petra")
        db.session.rollback()
    return made


@pytest.fixture
def maria(app: Flask, team: World) -> Screen:
    return sign_in(app, team, "maria")


@pytest.fixture
def wall(app: Flask, team: World, maria: Screen) -> Wall:
    return hang(app, team, maria)


def meet(app: Flask, team: World) -> None:
    with app.app_context():
        start_meeting(team.team, id=new_id(), by=team.member("maria"))
        db.session.rollback()


def go_to(app: Flask, team: World, part: int) -> None:
    with app.app_context():
        meeting = db.session.scalars(select(Meeting)).one()
        party = team.parties["region"] if part == 2 else None
        change_part(meeting, part, party=party, present=[], by=team.member("maria"))
        db.session.rollback()


def of_region(team: World, mode: str = "name") -> Audience:
    return Audience(team.team_id, wall=mode, party_id=team.parties["region"])


def of_all(team: World, mode: str = "name") -> Audience:
    return Audience(team.team_id, wall=mode)


def test_the_wall_shows_the_partys_people_in_part_2_and_no_longer_after_it(
    app: Flask, team: World, wall: Wall
) -> None:
    assert wall.labels() == ["Ismail K."]
    meet(app, team)
    assert wall.labels() == ["Ismail K."]
    go_to(app, team, 2)
    assert sorted(wall.labels()) == ["Ismail K.", "Petra D."]
    go_to(app, team, 1)
    assert wall.labels() == ["Ismail K."]


def test_it_leaves_its_room_at_once_and_enters_the_other(app: Flask, team: World, wall: Wall) -> None:
    meet(app, team)
    for part, own in ((2, of_region(team)), (1, of_all(team)), (2, of_region(team))):
        socket = enter(app, wall)
        go_to(app, team, part)
        assert not socket.is_connected(), part
        socket = enter(app, wall)
        assert rooms() == {own.room}
        socket.disconnect()


def test_a_wall_in_the_wrong_room_is_shut_out_at_the_next_beat(app: Flask, team: World, wall: Wall) -> None:
    """As when another process changed the part."""
    meet(app, team)
    socket = enter(app, wall)
    with app.app_context():
        meeting = db.session.scalars(select(Meeting)).one()
        meeting.part, meeting.part_party_id = 2, team.parties["region"]
        db.session.commit()
        beacon.beat(app)
    assert not socket.is_connected()


def test_an_answer_says_for_whom_it_was_drawn(app: Flask, team: World, wall: Wall) -> None:
    """So that a screen never puts the two together, and is never told that nothing has changed."""
    meet(app, team)
    before = wall.changes()
    told: Any = before.get_json()
    assert told["audience"] == of_all(team).tag
    go_to(app, team, 2)
    since: Any = wall.changes(f"&since={told['seq']}&mark={told['mark']}").get_json()
    assert since["audience"] == of_region(team).tag != told["audience"]
    path = f"/api/teams/{team.team_id}/changes?wall=paired&since={since['seq']}&mark={since['mark']}"
    tag = {"If-None-Match": wall.client.get(path).headers["ETag"]}
    assert wall.client.get(path, headers=tag).status_code == 304
    with app.app_context():
        meeting = db.session.scalars(select(Meeting)).one()
        meeting.part, meeting.part_party_id = 1, None
        db.session.commit()
    again = wall.client.get(path, headers=tag)
    assert (again.status_code, again.get_json()["audience"]) == (200, of_all(team).tag)


def test_it_hears_of_the_partys_people_as_a_wall_does(app: Flask, team: World, wall: Wall) -> None:
    meet(app, team)
    go_to(app, team, 2)
    socket = enter(app, wall)
    hear_of_petra(app, team, socket)
    told: Any = wall.changes().get_json()
    petra = next(thing for thing in told["put"] if thing["id"] == str(team.people["Petra Dahl"]))
    assert petra["label"] == "Petra D."
    assert not petra.keys() & {"name", "birth_year", "nominations.text", "draft"}
    assert "Petra Dahl" not in str(told)


def hear_of_petra(app: Flask, team: World, socket: SocketIOTestClient) -> None:
    with app.app_context():
        episode = db.session.scalars(
            select(Episode).where(Episode.patient_id == team.people["Petra Dahl"])
        ).one()
        move_episode(episode, team.category("crisis"), why="kris", by=team.member("maria"))
        db.session.rollback()
    (change,) = heard(socket, "change")
    assert change["audience"] == of_region(team).tag
    assert [thing["label"] for thing in change["put"] if thing["kind"] == "patient"] == ["Petra D."]


def test_members_who_look_beforehand_see_no_part_2(app: Flask, team: World, maria: Screen) -> None:
    meet(app, team)
    go_to(app, team, 2)
    told: Any = maria.get("/changes?wall=name").get_json()
    assert told["audience"] == of_all(team).tag
    assert str(team.people["Petra Dahl"]) not in {thing["id"] for thing in told["put"]}


def test_no_presence_is_told_to_a_wall(app: Flask, team: World, wall: Wall) -> None:
    meet(app, team)
    go_to(app, team, 2)
    socket = enter(app, wall)
    with app.app_context():
        beacon.beat(app)
    names = {message["name"] for message in socket.get_received()}
    assert names == {"head"}


def test_several_processes_draw_for_the_walls_of_part_2(
    app: Flask, team: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(app, team)
    monkeypatch.setattr(publish, "is_one_of_several", lambda: True)
    for part, is_drawn in ((2, True), (1, False)):
        go_to(app, team, part)
        with app.app_context():
            drawn = set(publish.occupied_audiences(team.team_id))
        assert {of_region(team, mode) in drawn for mode in WALL_MODES} == {is_drawn}


def test_the_log_says_which_party_was_in_the_room(app: Flask, team: World, wall: Wall) -> None:
    meet(app, team)
    wall.changes()
    go_to(app, team, 2)
    wall.changes()
    with app.app_context():
        rows = db.session.scalars(select(TrailRow).where(TrailRow.kind == "wall").order_by(TrailRow.at)).all()
        assert [row.party_id for row in rows] == [None, team.parties["region"]]
        assert [len(row.shown) for row in rows] == [1, 2]
