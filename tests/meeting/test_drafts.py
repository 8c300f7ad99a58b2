"""What is typed is seen as it is typed, by those who may read it; nobody writes over somebody else."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.policy import COORDINATION
from fact_board.board.actions.notes import write_note
from fact_board.columns import new_id
from fact_board.errors import Conflict
from fact_board.extensions import db, socketio
from fact_board.live import views
from fact_board.live.drafts import draw_draft
from fact_board.meeting import actions
from fact_board.meeting.drafts import save_draft
from fact_board.meeting.models import Draft
from fact_board.patients.actions import protect_identity
from tests.board.conftest import sign_in
from tests.board.team_at_work import place
from tests.meeting.at_the_meeting import (
    going_on,
    keep_apart,
    part,
    region,
    seen_by,
    start,
    town,
    turn,
    walls,
    walls_in_part_2,
)
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
MONDAY = dt.datetime(2026, 11, 23, 8, 30, tzinfo=clock.ZONE)


def typed(world: World, text: str, *, by: str = "maria", about: str = "Ismail") -> bool:
    return save_draft(world.patient(about), text, by=world.member(by))


def drafts() -> list[str]:
    return list(db.session.scalars(select(Draft.text).order_by(Draft.text)))


def frame(world: World, audience: Audience, *, by: str = "maria", is_own: bool = False) -> Any:
    ismail = world.patient("Ismail").id
    canvas = views.load_subjects(world.team_id, {("patient", ismail)})
    return draw_draft(canvas, ismail, world.member(by).party_id, audience, is_own=is_own)


def test_one_row_is_overwritten(world: World) -> None:
    typed(world, "Vill")
    typed(world, "Vill inte")
    assert drafts() == ["Vill inte"]
    drawn = seen_by(region(world), world, "Ismail")
    assert drawn
    assert (drawn["draft"]["text"], drawn["draft"]["by"]) == ("Vill inte", str(world.staff_ids["maria"]))


def test_one_writes_at_a_time(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        typed(world, "Vill")
    with clock.at(MONDAY + dt.timedelta(seconds=14)), pytest.raises(Conflict, match=r"draft\.taken") as taken:
        typed(world, "Nej", by="karin")
    assert taken.value.facts == {"name": "Maria Berg"}
    with clock.at(MONDAY + dt.timedelta(seconds=14)), pytest.raises(Conflict, match=r"draft\.taken"):
        typed(world, "", by="karin")
    with clock.at(MONDAY + dt.timedelta(seconds=15)):
        typed(world, "Vill inte", by="karin")
    assert drafts() == ["Vill inte"]


def test_each_party_has_its_own_and_the_last_is_told(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        typed(world, "från regionen")
    with clock.at(MONDAY + dt.timedelta(seconds=2)):
        typed(world, "från kommunen", by="boris")
    assert drafts() == ["från kommunen", "från regionen"]
    for audience in (region(world), town(world)):
        assert seen_by(audience, world, "Ismail")["draft"]["text"] == "från kommunen"  # type: ignore[index]
    typed(world, "", by="boris")
    assert frame(world, town(world), by="boris")["text"] == "från regionen"


@pytest.mark.parametrize("text", ["", "skriven"])
def test_a_draft_is_gone_when_it_is_decided_or_taken_away(world: World, text: str) -> None:
    typed(world, "Vill inte")
    if text:
        write_note(world.patient("Ismail"), text, id=new_id(), by=world.member("karin"))
    else:
        typed(world, "")
    assert drafts() == []
    assert seen_by(region(world), world, "Ismail")["draft"] is None  # type: ignore[index]
    assert frame(world, region(world)) == {
        "patient": str(world.patient("Ismail").id),
        "text": "",
        "by": None,
        "at": None,
    }


def test_taking_away_what_is_not_there_is_nothing(world: World) -> None:
    typed(world, "")
    assert drafts() == []


def test_only_who_may_read_notes_sees_it(world: World) -> None:
    typed(world, "Vill inte")
    assert frame(world, town(world))["text"] == "Vill inte"
    keep_apart(world, "Ismail")
    world.share("Ismail", "maria", to="municipality", scopes=sorted(COORDINATION))
    assert frame(world, town(world)) is None
    assert seen_by(town(world), world, "Ismail")["draft"] is None  # type: ignore[index]


def test_what_is_typed_in_part_2_stays_in_its_party(world: World) -> None:
    start(world)
    part(world, 2)
    is_own = typed(world, "hemligt")
    assert is_own
    assert frame(world, region(world), is_own=is_own)["text"] == "hemligt"
    for audience in (town(world), *walls(world), *walls_in_part_2(world, "municipality")):
        assert frame(world, audience, is_own=is_own) is None
        drawn = seen_by(audience, world, "Ismail")
        assert drawn is None or drawn.get("draft") is None
    assert not typed(world, "öppet", by="boris")


def test_a_wall_is_told_while_it_shows_text_and_never_of_protected_people(world: World) -> None:
    place(world, "Ismail")
    start(world)
    turn(world, "Ismail")
    typed(world, "Vill inte")
    assert [frame(world, wall) for wall in walls(world)] == [None, None, None]
    actions.show_text(going_on(world), is_shown=True, by=world.member("karin"))
    ismail = str(world.patient("Ismail").id)
    assert frame(world, walls(world)[0]) == {"patient": ismail, "text": "Vill inte"}
    protect_identity(world.known("Ismail"), by=world.member("maria"))
    assert [frame(world, wall) for wall in walls(world)] == [None, None, None]


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        made = build_world()
        db.session.rollback()
    return made


def test_what_is_typed_is_heard_over_the_socket_and_stands_in_the_snapshot(app: Flask, team: World) -> None:
    maria, boris = sign_in(app, team, "maria"), sign_in(app, team, "boris")
    socket = socketio.test_client(app, flask_test_client=boris.client)
    socket.emit("join", {"team": str(team.team_id)}, callback=True)
    with app.app_context():
        ismail = team.patient("Ismail").id
    path = f"/patients/{ismail}/draft"
    before = maria.get("/changes").json["seq"]  # type: ignore[index]
    answer = maria.send(path, {"text": "  Vill inte öppna "}, method="PUT")
    assert (answer.status_code, answer.json) == (
        200,
        {"text": "Vill inte öppna", "by": str(team.staff_ids["maria"])},
    )
    (heard,) = [each["args"][0] for each in socket.get_received() if each["name"] == "draft"]
    assert set(heard) == {"patient", "text", "by", "at"}
    assert (heard["patient"], heard["text"]) == (str(ismail), "Vill inte öppna")
    change = boris.get("/changes").json
    assert change
    (drawn,) = [thing for thing in change["put"] if thing["id"] == str(ismail)]
    assert drawn["draft"]["text"] == "Vill inte öppna"
    assert change["seq"] == before, "typing is no event"
    assert maria.send(path, method="DELETE").status_code == 200
    (gone,) = [each["args"][0] for each in socket.get_received() if each["name"] == "draft"]
    assert gone["text"] == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Maria Berg skriver här. Vänta en stund."), ("en", "Maria Berg is writing here. Wait a moment.")],
)
def test_who_is_writing_is_told_by_name(app: Flask, team: World, language: str, words: str) -> None:
    maria, karin = sign_in(app, team, "maria"), sign_in(app, team, "karin")
    with app.app_context():
        path = f"/patients/{team.patient('Ismail').id}/draft"
    maria.send(path, {"text": "Vill"}, method="PUT")
    karin.client.post("/api/session/locale", json={"locale": language}, headers={"X-CSRF-Token": karin.csrf})
    answer = karin.send(path, {"text": "Nej"}, method="PUT")
    assert (answer.status_code, answer.json["code"]) == (409, "draft.taken")  # type: ignore[index]
    assert answer.json["detail"] == words  # type: ignore[index]


@pytest.mark.parametrize("body", [{}, {"text": "x" * 281}, {"text": 1}, {"text": "x", "more": 1}])
def test_a_draft_is_a_short_text(app: Flask, team: World, body: dict[str, Any]) -> None:
    maria = sign_in(app, team, "maria")
    with app.app_context():
        path = f"/patients/{team.patient('Ismail').id}/draft"
    assert maria.send(path, body, method="PUT").status_code == 422


def test_nobody_types_about_somebody_they_do_not_know(app: Flask) -> None:
    with app.app_context():
        closed = build_world(is_shared=False)
        path = f"/patients/{closed.patient('Ismail').id}/draft"
    boris = sign_in(app, closed, "boris")
    for method in ("PUT", "DELETE"):
        body = {"text": "x"} if method == "PUT" else None
        assert boris.send(path, body, method=method).status_code == 404
