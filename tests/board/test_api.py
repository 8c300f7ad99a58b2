"""The board over HTTP: every write once as it should be, and every bad input told at its place."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.conftest import Screen, Stage, head_of, sign_in
from tests.board.team_at_work import nominate
from tests.world import build_world

SOON = (clock.today() + dt.timedelta(days=3)).isoformat()
LATER = (clock.today() + dt.timedelta(days=40)).isoformat()
YESTERDAY = (clock.today() - dt.timedelta(days=1)).isoformat()
Body = dict[str, Any]


@dataclass(frozen=True)
class Write:
    """A write of the board: where, on which row, and a body that is right."""

    path: str
    row: str
    body: Callable[[Stage], Body] = lambda stage: {}
    is_versioned: bool = True
    method: str = "POST"
    status: int = 200

    def send(self, screen: Screen, stage: Stage, body: Any = None, **how: Any) -> Any:
        """Send it, right but for what `how` says."""
        values: dict[str, Any] = {"method": self.method}
        if self.is_versioned:
            values["version"] = stage.versions[self.row]
        path = self.path.format(how.pop("row_id", stage.ids[self.row]))
        right = self.body(stage) if body is None else body
        return screen.send(path, right, **values | how)


def why(stage: Stage) -> Body:
    return {"text": "öppnar inte", "tags": ["unopened_door"]}


def nomination(stage: Stage) -> Body:
    return {
        "id": str(new_id()),
        "kind": "board",
        "category": str(stage.ids["crisis"]),
        "urgency": "red",
        "tags": ["sleep"],
        "text": "sover inte",
    }


def placing_answer(stage: Stage) -> Body:
    return {
        "id": str(new_id()),
        "decision": "place",
        "category": str(stage.ids["crisis"]),
        "urgency": "red",
        "why": why(stage),
        "text": "Tack.",
        "next_step": "Hembesök",
        "next_on": SOON,
        "tasks": [],
    }


def promising(stage: Stage) -> Body:
    at = clock.now() + dt.timedelta(days=1)
    return {"staff": str(stage.ids["staff_maria"]), "at": at.isoformat()}


def opening(stage: Stage) -> Body:
    return {
        "id": str(new_id()),
        "category": str(stage.ids["crisis"]),
        "urgency": "amber",
        "why": why(stage),
        "tasks": [],
    }


def new_task(stage: Stage) -> Body:
    return {
        "id": str(new_id()),
        "text": "Ring mamman",
        "owner": str(stage.ids["staff_boris"]),
        "due_on": SOON,
        "due_time": "10:30",
        "is_safety": False,
    }


def ward(stage: Stage) -> Body:
    return {"name": "Avd 81", "contact": "Eva", "phone": "040-12 34 56", "discharge_on": SOON}


def closing(stage: Stage) -> Body:
    return {"outcome": "stable", "holder": str(stage.ids["staff_maria"]), "tasks": [], "text": "Mår bra."}


def writing(stage: Stage) -> Body:
    return {"id": str(new_id()), "text": "Vaken hela natten"}


def owner_and_day(stage: Stage) -> Body:
    return {"owner": str(stage.ids["staff_boris"]), "due_on": SOON}


def urgency(stage: Stage) -> Body:
    return {"urgency": "amber", "why": why(stage), "met_at": None}


WRITES = [
    Write("/patients/{}/nominations", "Olof", nomination, is_versioned=False, status=201),
    Write("/nominations/{}/answers", "open_nomination", placing_answer, status=201),
    Write("/nominations/{}/promise", "open_nomination", promising, method="PUT"),
    Write("/nominations/{}/withdrawal", "open_nomination"),
    Write("/nominations/{}/wrong-person", "open_nomination", is_versioned=False),
    Write("/answers/{}/corrections", "answer", writing, is_versioned=False, status=201),
    Write("/answers/{}/result", "answer", lambda _: {"text": "Hon öppnade."}, is_versioned=False),
    Write("/answers/{}/reading", "answer", is_versioned=False),
    Write("/patients/{}/episodes", "Olof", opening, is_versioned=False, status=201),
    Write("/episodes/{}/moves", "episode", lambda s: {"category": str(s.ids["crisis"]), "why": "kris"}),
    Write("/episodes/{}/urgency", "episode", urgency),
    Write("/episodes/{}/undo", "moved"),
    Write("/episodes/{}/goal", "episode", lambda _: {"goal": "Sova om natten"}, method="PUT"),
    Write("/episodes/{}/review", "episode", lambda _: {"review_on": LATER}, method="PUT"),
    Write("/episodes/{}/ward", "provisional", ward, method="PUT"),
    Write("/episodes/{}/reviews", "episode", status=201),
    Write("/episodes/{}/ratification", "provisional"),
    Write("/episodes/{}/step-down", "episode", lambda _: {"why": "stabil"}, status=201),
    Write("/episodes/{}/step-down/withdrawal", "stepping"),
    Write("/checklist/{}", "item", lambda _: {"state": "waived", "reason": "behövs inte"}),
    Write("/episodes/{}/closure", "stepping", closing),
    Write("/patients/{}/notes", "Ismail", writing, is_versioned=False, status=201),
    Write("/notes/{}/corrections", "note", writing, is_versioned=False, status=201),
    Write("/notes/{}/wrong-person", "note", is_versioned=False),
    Write("/patients/{}/tasks", "Ismail", new_task, is_versioned=False, status=201),
    Write("/tasks/{}/tick", "task"),
    Write("/tasks/{}/undo", "done_task"),
    Write("/tasks/{}/handover", "task", lambda s: {"owner": str(s.ids["staff_boris"])}),
    Write("/tasks/{}/offer/acceptance", "offered_task"),
    Write("/tasks/{}/offer/refusal", "offered_task", lambda _: {"reason": "hinner inte"}),
    Write("/tasks/{}/offer/withdrawal", "asked_task"),
    Write("/tasks/{}/due", "task", lambda _: {"due_on": SOON, "due_time": "10:30"}),
    Write("/tasks/{}/closure", "task", lambda _: {"reason": "behövs inte"}),
    Write("/tasks/{}/acceptance", "proposed_task", owner_and_day),
    Write("/tasks/{}/wrong-person", "task", is_versioned=False),
    Write("/visits/{}/wrong-person", "visit", is_versioned=False),
]
NAMES = [f"{write.method} {write.path}" for write in WRITES]


# What needs a scene of its own: visits/test_signals.py and test_duty_calls.py.
ELSEWHERE = {
    "POST /decisions/<id>/wrong-person",
    "POST /episodes/<id>/discharge",
    "POST /needs/<id>/wrong-person",
    "POST /next-of-kin/<id>/wrong-person",
    "POST /nominations/<id>/duty-reading",
    "POST /plans/<id>/wrong-person",
    "POST /services/<id>/wrong-person",
    "POST /signals/<id>/wrong-person",
}


def test_every_write_of_the_board_is_in_the_table(app: Flask) -> None:
    declared = {
        f"{method} {rule.rule.removeprefix('/api/teams/<uuid:team_id>')}"
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("board.")
        for method in (rule.methods or set()) & {"POST", "PUT"}
    }
    known = {name.replace("{}", "<id>") for name in NAMES} | ELSEWHERE
    assert {_without_converters(rule) for rule in declared} == known


def _without_converters(rule: str) -> str:
    before, _, rest = rule.partition("<")
    return f"{before}<id>{rest.partition('>')[2]}"


@pytest.mark.parametrize("write", WRITES, ids=NAMES)
def test_a_write_answers_with_what_is_true_now_and_has_no_second_effect(
    app: Flask, maria: Screen, stage: Stage, write: Write
) -> None:
    key, body = new_id(), write.body(stage)
    first = write.send(maria, stage, body, key=key)
    assert first.status_code == write.status, first.json
    assert first.json["by"] == str(stage.ids["staff_maria"])
    assert "patient" in {thing["kind"] for thing in first.json["put"]}
    after = head_of(app, stage.world.team_id)
    again = write.send(maria, stage, body, key=key)
    assert (again.status_code, again.json["seq"]) == (first.status_code, first.json["seq"])
    assert head_of(app, stage.world.team_id) == after == first.json["seq"]


def refused(
    app: Flask, screen: Screen, stage: Stage, status: int, code: str, send: Callable[[Write], Any]
) -> None:
    """Each write of the table, sent so, is refused alike and writes nothing."""
    before = head_of(app, stage.world.team_id)
    for write in WRITES:
        response = send(write)
        if response is None:
            continue
        problem = response.json
        assert (response.status_code, problem["code"]) == (status, code), (write.path, problem)
        assert response.content_type == "application/problem+json"
        assert problem["detail"]
    assert head_of(app, stage.world.team_id) == before


def test_an_unknown_field_is_refused(app: Flask, maria: Screen, stage: Stage) -> None:
    def send(write: Write) -> Any:
        response = write.send(maria, stage, {**write.body(stage), "colour": "blue"})
        assert list(response.json["fields"]) == ["colour"], write.path
        return response

    refused(app, maria, stage, 422, "request.invalid", send)


@pytest.mark.parametrize("wrong", [{"a": 1}, 17, ["x", 1], "\x00" * 3, "x" * 5000])
def test_a_field_of_another_type_is_refused_at_its_name(
    app: Flask, maria: Screen, stage: Stage, wrong: Any
) -> None:
    before = head_of(app, stage.world.team_id)
    for write in WRITES:
        for name in write.body(stage):
            response = write.send(maria, stage, {**write.body(stage), name: wrong})
            assert response.status_code == 422, (write.path, name, response.json)
            assert list(response.json["fields"]) == [name], (write.path, response.json)
    assert head_of(app, stage.world.team_id) == before


def test_a_body_that_is_no_object_is_refused(app: Flask, maria: Screen, stage: Stage) -> None:
    refused(app, maria, stage, 422, "request.invalid", lambda write: write.send(maria, stage, "[1, 2]"))


def test_malformed_json_is_refused(app: Flask, maria: Screen, stage: Stage) -> None:
    refused(app, maria, stage, 400, "request.malformed", lambda write: write.send(maria, stage, '{"id": '))


def test_a_write_without_a_key_is_refused(app: Flask, maria: Screen, stage: Stage) -> None:
    refused(
        app,
        maria,
        stage,
        428,
        "request.key_missing",
        lambda write: write.send(maria, stage, without="Idempotency-Key"),
    )


def test_a_key_that_is_no_uuid_is_refused(app: Flask, maria: Screen, stage: Stage) -> None:
    refused(
        app, maria, stage, 422, "request.key_malformed", lambda write: write.send(maria, stage, key="abc")
    )


def test_a_row_that_others_may_change_needs_the_version_read(app: Flask, maria: Screen, stage: Stage) -> None:
    def send(write: Write) -> Any:
        return write.send(maria, stage, without="If-Match") if write.is_versioned else None

    refused(app, maria, stage, 428, "row.version_missing", send)


def test_a_stale_version_tells_who_changed_it_and_shows_it_now(
    app: Flask, maria: Screen, stage: Stage
) -> None:
    def send(write: Write) -> Any:
        if not write.is_versioned:
            return None
        response = write.send(maria, stage, version=stage.versions[write.row] + 1000)
        assert response.json["current"]["kind"] == "patient"
        assert response.json["changed_by"] in {str(id_) for id_ in stage.world.staff_ids.values()}
        assert response.json["changed_at"].endswith("Z")
        return response

    refused(app, maria, stage, 412, "row.stale", send)


def test_a_row_that_is_not_there_is_not_found(app: Flask, maria: Screen, stage: Stage) -> None:
    refused(
        app, maria, stage, 404, "row.not_found", lambda write: write.send(maria, stage, row_id=uuid.uuid4())
    )


def test_another_team_is_not_found(app: Flask, maria: Screen, stage: Stage) -> None:
    with app.app_context():
        other = build_world(name="Team Annan").team_id
    refused(app, maria, stage, 404, "row.not_found", lambda write: write.send(maria, stage, team_id=other))


def test_a_row_of_another_team_is_not_found(app: Flask, stage: Stage) -> None:
    with app.app_context():
        stranger = build_world(("Nils Nord",), name="Team Annan")
        db.session.rollback()
    screen = sign_in(app, stranger, "maria")
    refused(app, screen, stage, 404, "row.not_found", lambda write: write.send(screen, stage))


def test_somebody_signed_out_is_told_so(app: Flask, stage: Stage) -> None:
    nobody = Screen(app.test_client(), stage.world.team_id, "")
    refused(app, nobody, stage, 401, "session.expired", lambda write: write.send(nobody, stage))


def test_the_same_key_with_another_body_is_refused(app: Flask, maria: Screen, stage: Stage) -> None:
    key = new_id()
    assert maria.send(f"/patients/{stage.ids['Ismail']}/notes", writing(stage), key=key).status_code == 201
    again = maria.send(f"/patients/{stage.ids['Ismail']}/notes", writing(stage), key=key)
    assert (again.status_code, again.json["code"]) == (422, "request.key_reused")  # type: ignore[index]


@pytest.mark.parametrize("text", ["", "   ", "\n\t", None])
def test_an_empty_text_is_refused(maria: Screen, stage: Stage, text: str | None) -> None:
    note = {"id": str(new_id()), "text": text}
    response = maria.send(f"/patients/{stage.ids['Ismail']}/notes", note)
    assert (response.status_code, list(response.json["fields"])) == (422, ["text"])  # type: ignore[index]


@pytest.mark.parametrize(("length", "status"), [(280, 201), (281, 422)])
def test_a_note_has_room_for_280_signs(maria: Screen, stage: Stage, length: int, status: int) -> None:
    note = {"id": str(new_id()), "text": f"  {'å' * length}  "}
    assert maria.send(f"/patients/{stage.ids['Ismail']}/notes", note).status_code == status


FOREIGN = [
    ("/patients/{}/nominations", "category", "category.not_in_team"),
    ("/patients/{}/episodes", "category", "category.not_in_team"),
    ("/episodes/{}/moves", "category", "category.not_in_team"),
    ("/nominations/{}/answers", "category", "category.not_in_team"),
    ("/patients/{}/tasks", "owner", "staff.not_in_team"),
    ("/tasks/{}/handover", "owner", "staff.not_in_team"),
    ("/tasks/{}/acceptance", "owner", "staff.not_in_team"),
    ("/episodes/{}/closure", "holder", "staff.not_in_team"),
]


def test_a_category_or_a_colleague_of_another_team_is_told_at_its_field(
    app: Flask, maria: Screen, stage: Stage
) -> None:
    with app.app_context():
        other = build_world(("Nils Nord",), name="Team Annan")
        foreign = {
            "category": other.category("crisis").id,
            "owner": other.staff_ids["boris"],
            "holder": other.staff_ids["boris"],
        }
        db.session.rollback()
    for path, name, code in FOREIGN:
        write = next(write for write in WRITES if write.path == path)
        response = write.send(maria, stage, {**write.body(stage), name: str(foreign[name])})
        assert (response.status_code, response.json["code"], list(response.json["fields"])) == (
            422,
            code,
            [name],
        )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/patients/{}/tasks", "due_on"),
        ("/tasks/{}/due", "due_on"),
        ("/tasks/{}/acceptance", "due_on"),
        ("/episodes/{}/review", "review_on"),
        ("/episodes/{}/ward", "discharge_on"),
        ("/nominations/{}/answers", "next_on"),
    ],
)
def test_a_day_in_the_past_is_told_at_its_field(maria: Screen, stage: Stage, path: str, name: str) -> None:
    write = next(write for write in WRITES if write.path == path)
    response = write.send(maria, stage, {**write.body(stage), name: YESTERDAY})
    assert (response.status_code, response.json["code"], list(response.json["fields"])) == (
        422,
        "date.in_past",
        [name],
    )


def test_a_refusal_is_told_in_the_readers_language(maria: Screen, stage: Stage) -> None:
    episode = stage.ids["episode"]
    sent = {"category": str(stage.ids["legal"]), "why": "dom"}
    told = {}
    for locale in ("sv", "en"):
        maria.client.post(
            "/api/session/locale", json={"locale": locale}, headers={"X-CSRF-Token": maria.csrf}
        )
        problem = maria.send(f"/episodes/{episode}/moves", sent, version=stage.versions["episode"]).json
        assert problem is not None
        told[locale] = problem["detail"]
    assert told == {
        "sv": "Kolumnen används inte. Välj en annan.",
        "en": "This column is not in use. Choose another.",
    }


def test_a_body_of_a_megabyte_is_refused(maria: Screen, stage: Stage) -> None:
    note = {"id": str(new_id()), "text": "x" * 1_000_000}
    assert maria.send(f"/patients/{stage.ids['Ismail']}/notes", note).status_code == 413


# Reads


def test_the_panel_shows_one_person_whole(maria: Screen, stage: Stage) -> None:
    panel = maria.get(f"/patients/{stage.ids['Ismail']}").json
    assert panel is not None
    assert panel["patient"]["episode"]["urgency"] == "red"
    assert [note["text"] for note in panel["notes"]] == ["Sover på dagen"]
    assert {task["state"] for task in panel["tasks"]} == {"open", "done", "proposed"}
    assert [visit["outcome"] for visit in panel["visits"]] == ["missed"]
    assert panel["history"][-1]["name"] == "patient_enrolled"


def test_opening_a_panel_is_logged_before_it_is_answered(app: Flask, maria: Screen, stage: Stage) -> None:
    from fact_board.audit.models import TrailRow

    maria.get(f"/patients/{stage.ids['Ismail']}")
    maria.get(f"/patients/{stage.ids['Ismail']}")
    with app.app_context():
        readings = db.session.query(TrailRow).filter_by(kind="panel").all()
        assert [(row.patient_id, row.staff_id) for row in readings] == [
            (stage.ids["Ismail"], stage.ids["staff_maria"])
        ]


def test_my_answers_are_told_to_me_alone(app: Flask, maria: Screen, stage: Stage) -> None:
    mine = maria.get("/answers").json
    assert mine is not None
    assert [(row["decision"], row["next_step"]) for row in mine["answers"]] == [("not_now", "")]
    boris = sign_in(app, stage.world, "boris").get("/answers").json
    assert boris == {"answers": []}


def test_someone_elses_patient_is_not_found(app: Flask, maria: Screen) -> None:
    with app.app_context():
        other = build_world(("Nils Nord",), name="Team Annan")
        nominate(other, "Nils")
        stranger = other.people["Nils Nord"]
    assert maria.get(f"/patients/{stranger}").status_code == 404
    assert maria.get(f"/patients/{uuid.uuid4()}").status_code == 404


def test_the_leader_sees_who_read_what_was_on_the_wrong_person(
    app: Flask, maria: Screen, stage: Stage
) -> None:
    boris, lina = sign_in(app, stage.world, "boris"), sign_in(app, stage.world, "lina")
    boris.get(f"/patients/{stage.ids['Ismail']}")
    lina.get(f"/patients/{stage.ids['Olof']}")
    maria.send(f"/notes/{stage.ids['note']}/wrong-person")
    listed = sign_in(app, stage.world, "karin").get("/wrong-person").json
    assert listed is not None
    (row,) = listed["rows"]
    assert (row["kind"], row["id"], row["readers"]) == (
        "note",
        str(stage.ids["note"]),
        [str(stage.ids["staff_boris"])],
    )
    assert "text" not in row


def test_who_read_it_is_for_the_leader_alone(maria: Screen, stage: Stage) -> None:
    assert maria.get("/wrong-person").status_code == 404


def test_an_open_board_counts_as_reading_a_nomination_but_not_a_note(
    app: Flask, maria: Screen, stage: Stage
) -> None:
    sign_in(app, stage.world, "boris").get("/changes")
    maria.send(f"/notes/{stage.ids['note']}/wrong-person")
    maria.send(f"/nominations/{stage.ids['open_nomination']}/wrong-person")
    listed = sign_in(app, stage.world, "karin").get("/wrong-person").json
    assert listed is not None
    assert {row["kind"]: row["readers"] for row in listed["rows"]} == {
        "note": [],
        "nomination": [str(stage.ids["staff_boris"])],
    }
