"""Trying to get in where one does not belong: each test is an attack that once worked, or must never."""

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient
from sqlalchemy import update

from fact_board import clock
from fact_board.board.actions.notes import write_note
from fact_board.board.models import Note
from fact_board.columns import new_id
from fact_board.extensions import db, socketio
from fact_board.live import beacon
from fact_board.patients.actions import protect_identity
from fact_board.patients.models import KnownTo
from fact_board.teams.models import Membership
from tests.board.conftest import Screen, Stage, head_of, sign_in, tell
from tests.board.team_at_work import answer, nominate
from tests.board.test_api import WRITES
from tests.world import World, build_world

Body = dict[str, Any]
SECRET = "s" * 43


@pytest.fixture
def karin(app: Flask, stage: Stage) -> Screen:
    """The leader, of the region's side."""
    return sign_in(app, stage.world, "karin")


def newcomer(stage: Stage, **changes: Any) -> Body:
    return {
        "id": str(new_id()),
        "staff_id": str(new_id()),
        "name": "Nora Ny",
        "secret": SECRET,
        "party": str(stage.world.parties["region"]),
        "profession": "nurse",
        "role": "member",
        "fte": "1.00",
        "initials": "",
        "starts_on": clock.today().isoformat(),
        "ends_on": None,
        "is_stand_in": False,
    } | changes


def post_of(role: str) -> Body:
    return {
        "profession": "nurse",
        "role": role,
        "fte": "1.00",
        "initials": "",
        "starts_on": (clock.today() - dt.timedelta(days=400)).isoformat(),
        "ends_on": None,
        "is_stand_in": False,
    }


def version_of(app: Flask, stage: Stage, name: str) -> int:
    with app.app_context():
        return db.session.get_one(Membership, stage.world.members[name]).version


def test_a_leader_can_invite_within_the_own_party(karin: Screen, stage: Stage) -> None:
    answer = karin.send("/memberships", newcomer(stage))
    assert answer.status_code == 201, answer.json


@pytest.mark.parametrize("role", ["administrator", "log_reviewer"])
def test_a_leader_makes_nobody_more_than_a_leader(app: Flask, karin: Screen, stage: Stage, role: str) -> None:
    """A made-up colleague's link would open the whole house, or the log of one's own readings."""
    refused = karin.send("/memberships", newcomer(stage, role=role))
    assert (refused.status_code, list(refused.json["fields"])) == (422, ["role"])  # type: ignore[index]
    for name in ("maria", "karin"):
        path = f"/memberships/{stage.world.members[name]}"
        version = version_of(app, stage, name)
        refused = karin.send(path, post_of(role), method="PUT", version=version)
        assert (refused.status_code, list(refused.json["fields"])) == (422, ["role"])  # type: ignore[index]


def test_a_leader_takes_no_role_that_is_not_theirs_to_give(app: Flask, karin: Screen, stage: Stage) -> None:
    with app.app_context():
        of_maria = Membership.id == stage.world.members["maria"]
        db.session.execute(update(Membership).where(of_maria).values(role="log_reviewer"))
        db.session.commit()
    path = f"/memberships/{stage.world.members['maria']}"
    version = version_of(app, stage, "maria")
    assert karin.send(path, post_of("member"), method="PUT", version=version).status_code == 422


def test_a_leader_lets_nobody_in_on_the_other_partys_side(app: Flask, karin: Screen, stage: Stage) -> None:
    """A made-up colleague there would read all that is secret between the two."""
    there = str(stage.world.parties["municipality"])
    refused = karin.send("/memberships", newcomer(stage, party=there))
    assert (refused.status_code, list(refused.json["fields"])) == (422, ["party"])  # type: ignore[index]
    maria = {**newcomer(stage, party=there), "staff": str(stage.world.staff_ids["maria"])}
    assert karin.send("/memberships", maria | {"staff_id": None, "name": ""}).status_code in (409, 422)
    boris = f"/memberships/{stage.world.members['boris']}"
    version = version_of(app, stage, "boris")
    assert karin.send(boris, post_of("leader"), method="PUT", version=version).status_code == 422
    link = f"/staff/{stage.world.staff_ids['lina']}/invitations"
    assert karin.send(link, {"secret": SECRET}).status_code == 422, "Lina's link would be Karin's to use"


def test_another_teams_rows_are_nobodys_under_ones_own_address(
    app: Flask, karin: Screen, stage: Stage
) -> None:
    """Ids of rows that exist elsewhere, below my own team's address."""
    for path in ("memberships", "categories"):
        assert karin.send(f"/{path}/{uuid.uuid4()}", {}, method="PUT", version=0).status_code in (404, 422)


# Somebody barred from a person: nothing of them, anywhere, from that moment on


def bar(screen: Screen, stage: Stage, name: str, person: str = "Hanna") -> str:
    id_ = str(new_id())
    body = {"id": id_, "staff": str(stage.world.staff_ids[name])}
    answer = screen.send(f"/patients/{stage.ids[person]}/bars", body)
    assert answer.status_code == 201, answer.json
    return id_


def joined(app: Flask, screen: Screen, **more: Any) -> SocketIOTestClient:
    socket = socketio.test_client(app, flask_test_client=screen.client)
    head = socket.emit("join", {"team": str(screen.team_id), **more}, callback=True)
    assert isinstance(head, dict)
    assert "seq" in head, head
    socket.get_received()
    return socket


def ids_heard(socket: SocketIOTestClient) -> set[str]:
    messages = [m["args"][0] for m in socket.get_received() if m["name"] == "change"]
    return {thing["id"] for message in messages for thing in message["put"]}


def test_who_is_barred_hears_nothing_more_on_an_open_socket(
    app: Flask, karin: Screen, maria: Screen, stage: Stage
) -> None:
    """Their socket stood in the party's room when the bar came."""
    socket, hanna = joined(app, maria), str(stage.ids["Hanna"])
    bar(karin, stage, "maria")
    if socket.is_connected():
        socket.get_received()
    note = {"id": str(new_id()), "text": "Bara för andra"}
    assert karin.send(f"/patients/{hanna}/notes", note).status_code == 201
    assert not socket.is_connected() or hanna not in ids_heard(socket)


@pytest.mark.parametrize("mode", ["code", "initials", "name"])
def test_who_is_barred_sees_no_wall_around_the_bar(
    app: Flask, karin: Screen, maria: Screen, stage: Stage, mode: str
) -> None:
    ismail = str(stage.ids["Ismail"])
    on_wall = maria.get(f"/changes?wall={mode}").json
    assert on_wall is not None
    assert ismail in {thing["id"] for thing in on_wall["put"]}, "else this tests nothing"
    bar(karin, stage, "maria", "Ismail")
    after = maria.get(f"/changes?wall={mode}").json
    assert after is not None
    assert ismail not in {thing["id"] for thing in after["put"]}
    barred, other = joined(app, maria, wall=mode), joined(app, karin, wall=mode)
    ticked = karin.send(f"/tasks/{stage.ids['task']}/tick", {}, version=stage.versions["task"])
    assert ticked.status_code == 200, ticked.json
    assert ismail in ids_heard(other)
    assert ismail not in ids_heard(barred)


# Who looks at whom, told across the parties


def here(screen: Screen) -> list[dict[str, Any]]:
    answer = screen.get("/presence").json
    assert answer is not None
    found: list[dict[str, Any]] = answer["here"]
    return found


def presence_heard(socket: SocketIOTestClient) -> str:
    return json.dumps([m["args"][0] for m in socket.get_received() if m["name"] == "presence"])


@pytest.fixture
def apart(app: Flask) -> World:
    """Both parties in one team, and nothing shared: only the region knows these people."""
    with app.app_context():
        made = build_world(is_shared=False)
        db.session.rollback()
    return made


def test_a_look_is_not_told_to_whom_the_person_is_unknown_to(app: Flask, apart: World) -> None:
    """That the region reads about somebody right now is the region's secret."""
    maria, boris = sign_in(app, apart, "maria"), sign_in(app, apart, "boris")
    sara = sign_in(app, apart, "sara")
    hanna = str(apart.people["Hanna Björk"])
    looking, listening, beside = (joined(app, screen) for screen in (maria, boris, sara))
    assert looking.emit("look", {"patient": hanna}, callback=True) == {}
    assert hanna in json.dumps(here(sara))
    assert hanna in presence_heard(beside)
    assert hanna not in json.dumps(here(boris))
    assert hanna not in presence_heard(listening)
    with app.app_context():
        beacon.beat(app)
    assert hanna not in presence_heard(listening)
    assert str(apart.staff_ids["maria"]) in json.dumps(here(boris)), "who is there is no secret"


def test_a_look_is_not_told_to_who_is_barred(app: Flask, karin: Screen, maria: Screen, stage: Stage) -> None:
    bar(karin, stage, "maria")
    hanna = str(stage.ids["Hanna"])
    looking, listening = joined(app, karin), joined(app, maria)
    assert looking.emit("look", {"patient": hanna}, callback=True) == {}
    assert hanna not in json.dumps(here(maria))
    assert hanna not in presence_heard(listening)


# Rows of the other party, by their ids


def apart_stage(app: Flask, *, known: bool) -> Stage:
    """Everything on the board written by the region, nothing shared; `known`: both have the people."""
    with app.app_context():
        made = Stage(build_world(is_shared=False))
        tell(made)
        if known:
            for number, (name, patient_id) in enumerate(made.world.people.items()):
                party = made.world.parties["municipality"]
                row = KnownTo(patient_id=patient_id, party_id=party, name=name, label=f"Egen {number}")
                row.team_id, row.birth_year = made.world.team_id, None
                db.session.add(row)
        db.session.commit()
    return made


@pytest.mark.parametrize("known", [False, True], ids=["unknown", "known"])
def test_the_other_partys_rows_answer_like_rows_that_never_were(app: Flask, known: bool) -> None:
    """Every write of the board at the id of a row that the region wrote, right in all else."""
    stage = apart_stage(app, known=known)
    boris, wrong = sign_in(app, stage.world, "boris"), {}
    before = head_of(app, stage.world.team_id)
    for write in WRITES:
        if known and write.path.startswith("/patients/"):
            continue  # their own rows about somebody they know
        there, nowhere = write.send(boris, stage), write.send(boris, stage, row_id=new_id())
        alike = [{**answer.json, "request_id": ""} for answer in (there, nowhere)]
        if there.status_code != 404 or alike[0] != alike[1]:
            wrong[write.path] = (there.status_code, nowhere.status_code, *alike)
    assert wrong == {}
    assert head_of(app, stage.world.team_id) == before


def test_a_code_does_not_tell_that_the_other_party_protects_somebody(app: Flask) -> None:
    """In the lists of a party without a basis the person goes on under the name in its own books."""
    stage = apart_stage(app, known=True)
    boris, hanna = sign_in(app, stage.world, "boris"), stage.ids["Hanna"]
    with app.app_context():
        kept = nominate(stage.world, "Hanna", by="boris")
        answer(stage.world, kept, "not_now", by="karin")
        before = [one["patient_label"] for one in boris.get("/answers").json["answers"]]  # type: ignore[index]
        opened = {"id": str(new_id()), "reason": "Hittas inte, anhöriga är oroliga"}
    assert boris.send(f"/patients/{hanna}/emergency", opened).status_code == 201
    assert boris.send(f"/emergencies/{opened['id']}/end", {}, version=version_at(boris)).status_code == 200
    labels = [one["patient_label"] for one in boris.get("/emergencies").json["emergencies"]]  # type: ignore[index]
    with app.app_context():
        protect_identity(stage.world.known("Hanna"), kind="marked", by=stage.world.member("maria"))
        db.session.rollback()
    after = [one["patient_label"] for one in boris.get("/answers").json["answers"]]  # type: ignore[index]
    assert after == before
    again = [one["patient_label"] for one in boris.get("/emergencies").json["emergencies"]]  # type: ignore[index]
    assert again == labels


def version_at(screen: Screen) -> int:
    listed = screen.get("/emergencies").json
    assert listed is not None
    version: int = listed["emergencies"][0]["version"]
    return version


def test_a_leader_hides_nothing_that_the_other_party_wrote(app: Flask) -> None:
    """ "Wrong person" is a leader's right in the own party's books."""
    stage = apart_stage(app, known=True)
    with app.app_context():
        note_id, by = new_id(), stage.world.member("boris")
        write_note(stage.world.patient("Hanna"), "Kommunens egen", id=note_id, by=by)
        db.session.rollback()
    karin = sign_in(app, stage.world, "karin")
    assert karin.send(f"/notes/{note_id}/wrong-person").status_code == 404
    with app.app_context():
        assert db.session.get_one(Note, note_id).hidden_at is None
