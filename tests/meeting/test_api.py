"""The meeting over HTTP: what a chair's page sends and what it is told, in both languages."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import items_of
from tests.board.conftest import Screen, head_of, sign_in
from tests.board.team_at_work import place
from tests.meeting.at_the_meeting import keep_apart
from tests.world import World, build_world

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("monday_morning")]


class Room:
    """A team at its meeting, each with a screen; the people by first name."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            self.world: World = build_world()
            for person in ("Ismail", "Petra", "Hanna"):
                place(self.world, person, into="avoiding")
            keep_apart(self.world, "Hanna")
            self.people = {name: str(self.world.patient(name).id) for name in ("Ismail", "Petra", "Hanna")}
            db.session.rollback()
        self.screens = {name: sign_in(app, self.world, name) for name in ("karin", "boris")}
        self.meeting = new_id()
        answer = self.karin.send("/meetings", {"id": str(self.meeting)})
        assert answer.status_code == 201

    @property
    def karin(self) -> Screen:
        return self.screens["karin"]

    def put(self, verb: str, body: Any = None, *, by: str = "karin", **rest: Any) -> Any:
        path = f"/meetings/{self.meeting}/{verb}"
        return self.screens[by].send(path, body or {}, method="PUT", **rest)

    def states(self) -> dict[str, str]:
        with self.app.app_context():
            names = {id_: name for name, id_ in self.people.items()}
            return {names[str(each.patient_id)]: each.state for each in items_of(self.meeting)}

    def speak(self, language: str) -> None:
        headers = {"X-CSRF-Token": self.karin.csrf}
        answer = self.karin.client.post("/api/session/locale", json={"locale": language}, headers=headers)
        assert answer.status_code < 300


@pytest.fixture
def room(app: Flask) -> Room:
    return Room(app)


def test_a_meeting_from_start_to_close(room: Room) -> None:
    people, staff = room.people, {name: str(id_) for name, id_ in room.world.staff_ids.items()}
    region = str(room.world.parties["region"])
    there = [{"staff": staff["boris"], "is_remote": True, "has_mandate": True}]
    sent = [
        room.put("attendance", {"attendance": there}),
        room.put("current", {"patient": people["Ismail"]}),
        room.put("shown", {"is_shown": True}),
        room.put("current", {"patient": people["Petra"]}),
        room.put("later", {"patient": people["Petra"]}),
        room.put("unchanged", {"patients": [people["Petra"]]}),
        room.put("part", {"part": 2, "party": region, "present": [staff["karin"]]}),
        room.put("current", {"patient": people["Hanna"]}),
        room.put("part", {"part": 1}),
        room.put("chair", by="boris"),
        room.put("current", {"patient": None}, by="boris"),
    ]
    assert [answer.status_code for answer in sent] == [200] * len(sent)
    assert room.states() == {"Ismail": "discussed", "Petra": "unchanged", "Hanna": "discussed"}
    with room.app.app_context():
        version = db.session.scalar(select(Meeting.version))
    closed = room.screens["boris"].send(f"/meetings/{room.meeting}/closure", version=version)
    assert closed.status_code == 200


def test_the_answer_of_next_is_the_chairs_new_board(room: Room) -> None:
    room.put("current", {"patient": room.people["Ismail"]})
    answer = room.put("current", {"patient": room.people["Petra"]}).json
    drawn = {thing["id"]: thing["meeting"] for thing in answer["put"]}
    assert drawn[room.people["Petra"]]["state"] == "now"
    assert drawn[room.people["Ismail"]]["state"] == "discussed"
    assert answer["name"] == "patient_taken_up"


def test_a_repeated_key_takes_up_once(room: Room) -> None:
    key, seq = new_id(), head_of(room.app, room.world.team_id)
    answers = [room.put("current", {"patient": room.people["Ismail"]}, key=key) for _ in range(3)]
    assert {answer.json["seq"] for answer in answers} == {seq + 1}
    assert room.put("current", {"patient": room.people["Petra"]}, key=key).status_code == 422


@pytest.mark.parametrize(
    ("verb", "body", "status", "field"),
    [
        ("current", {}, 422, "patient"),
        ("current", {"patient": "x"}, 422, "patient"),
        ("current", {"patient": None, "more": 1}, 422, "more"),
        ("later", {"patient": None}, 422, "patient"),
        ("unchanged", {"patients": []}, 422, "patients"),
        ("unchanged", {}, 422, "patients"),
        ("shown", {"is_shown": "yes"}, 422, "is_shown"),
        ("part", {"part": 3}, 422, "part"),
        ("part", {"part": True}, 422, "part"),
        ("part", {"part": 2}, 422, "party"),
        ("attendance", {"attendance": [{"is_remote": True}]}, 422, "attendance"),
        ("attendance", {"attendance": [{"staff": str(new_id())}]}, 422, "attendance"),
        ("current", {"patient": str(new_id())}, 404, None),
        ("later", {"patient": str(new_id())}, 404, None),
        ("unchanged", {"patients": [str(new_id())]}, 404, None),
    ],
)
def test_a_wrong_request_is_told_where_it_is_wrong(
    room: Room, verb: str, body: dict[str, Any], status: int, field: str | None
) -> None:
    answer = room.put(verb, body)
    assert answer.status_code == status
    if field:
        assert field in answer.json["fields"]
    assert room.states() == {}


def test_another_meeting_and_no_key(room: Room) -> None:
    assert room.karin.send(f"/meetings/{new_id()}/chair", method="PUT").status_code == 404
    assert room.put("chair", without="Idempotency-Key").status_code == 428


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Alla i rummet får inte se den här personen. Ta upp personen i del 2."),
        ("en", "Not everybody in the room may see this person. Take them up in part 2."),
    ],
)
def test_who_waits_for_part_2_is_told_in_words(room: Room, language: str, words: str) -> None:
    room.speak(language)
    answer = room.put("current", {"patient": room.people["Hanna"]})
    assert (answer.status_code, answer.json["code"]) == (409, "meeting.only_in_part_2")
    assert answer.json["detail"] == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Någon annan leder mötet. Ta över som mötesledare först."),
        ("en", "Someone else leads the meeting. Take over as chair first."),
    ],
)
def test_who_does_not_lead_is_told_what_to_do(room: Room, language: str, words: str) -> None:
    room.put("chair", by="boris")
    room.speak(language)
    answer = room.put("current", {"patient": room.people["Ismail"]})
    assert (answer.status_code, answer.json["code"], answer.json["detail"]) == (
        409,
        "meeting.not_chair",
        words,
    )
