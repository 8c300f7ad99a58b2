"""A nominator outside the team: own clients, nominations, answers, and not a word of anybody else's."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.board.actions.answers import Reply, answer_nomination
from fact_board.board.actions.notes import write_note
from fact_board.board.actions.promises import promise_answer
from fact_board.board.models import Nomination
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.extensions import db
from fact_board.patients.actions import protect_identity
from fact_board.patients.models import KnownTo
from fact_board.teams.actions import set_duty
from fact_board.visits.signals.actions import answer_signal
from fact_board.visits.signals.models import Signal
from tests.board.conftest import Screen, sign_in
from tests.world import World

pytestmark = pytest.mark.both_databases


def mine(screen: Screen) -> dict[str, Any]:
    response = screen.get("/mine")
    assert response.status_code == 200
    return dict(response.json or {})


def nominate(screen: Screen, patient: str, text: str = "Öppnar inte") -> str:
    id_ = str(new_id())
    body = {"id": id_, "kind": "consult", "text": text, "tags": ["worry"]}
    response = screen.send(f"/patients/{patient}/nominations", body)
    assert response.status_code == 201, response.text
    assert response.json
    assert response.json["put"] == []  # no room, so nothing of one is drawn
    return id_


def report(screen: Screen, patient: str, text: str = "Sover inte") -> str:
    id_ = str(new_id())
    response = screen.send(f"/patients/{patient}/signals", {"id": id_, "tags": ["sleep"], "text": text})
    assert response.status_code == 201, response.text
    return id_


def answer_worry(app: Flask, world: World, by: str = "maria") -> None:
    """Somebody of the team answers the one worry that there is."""
    with app.app_context():
        signal = db.session.scalars(select(Signal)).one()
        answer_signal(signal, "Hemligt svar.", id=new_id(), next_step="", next_on=None, by=world.member(by))


def consent(screen: Screen, world: World, patient: str, to: str, *scopes: str) -> None:
    until = str(clock.today() + dt.timedelta(days=365))
    facts = {"kind": "consent", "how": "oral", "scopes": scopes, "valid_until": until}
    body = {"id": str(new_id()), "to": str(world.parties[to]), **facts}
    assert screen.send(f"/patients/{patient}/bases", body).status_code == 201


def reply(app: Flask, world: World, nomination_id: str, by: str = "maria") -> None:
    with app.app_context():
        nomination = db.session.get_one(Nomination, uuid.UUID(nomination_id))
        answer_nomination(nomination, Reply(new_id(), "reply", "Hemligt svar."), by=world.member(by))
        db.session.rollback()


def test_a_nominator_is_told_who_on_duty_has_read_a_red_one(app: Flask, outside: World) -> None:
    samira, olof = sign_in(app, outside, "samira"), str(outside.people["Olof Friis"])
    with app.app_context():
        set_duty(outside.team, outside.staff("maria"), deputy=None, by=outside.member("karin"))
        category = str(outside.category("avoiding").id)
    consent(samira, outside, olof, "region", "status", "notes")
    id_ = str(new_id())
    body = {"id": id_, "kind": "board", "category": category, "urgency": "red", "text": "Öppnar inte"}
    assert samira.send(f"/patients/{olof}/nominations", body).status_code == 201
    (one,) = mine(samira)["nominations"]
    assert one["duty_reading"] is None
    assert sign_in(app, outside, "maria").send(f"/nominations/{id_}/duty-reading").status_code == 200
    (one,) = mine(samira)["nominations"]
    assert one["duty_reading"]["by_name"] == "Maria Berg"
    assert dt.datetime.fromisoformat(one["duty_reading"]["at"]) <= clock.now()


def test_a_nominator_is_led_to_their_own_people(app: Flask, outside: World) -> None:
    screen = sign_in(app, outside, "samira")
    assert screen.client.get("/").headers["Location"] == "/mine"
    assert screen.client.get("/mine").status_code == 200
    assert screen.client.get(f"/teams/{outside.team_id}/board").status_code == 404
    assert screen.get("/changes").status_code == 404
    assert [client["name"] for client in mine(screen)["clients"]] == ["Olof Friis"]


def test_anothers_client_is_not_found(app: Flask, outside: World) -> None:
    """Not a colleague's client in the same party either."""
    screen, olof = sign_in(app, outside, "selma"), mine(sign_in(app, outside, "samira"))["clients"][0]["id"]
    assert mine(screen)["clients"] == []
    body = {"id": str(new_id()), "kind": "consult", "text": "?"}
    assert screen.send(f"/patients/{olof}/nominations", body).status_code == 404
    basis = {"id": str(new_id()), "to": str(outside.parties["region"]), "kind": "consent", "how": "oral"}
    assert screen.send(f"/patients/{olof}/bases", {**basis, "scopes": ["status"]}).status_code == 404


def test_a_worry_is_reported_answered_and_read_from_outside(app: Flask, outside: World) -> None:
    """Without consent from the one who answers it says only that it was read; then all of it."""
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    consent(screen, outside, olof, "region", "notes")
    report(screen, olof)
    answer_worry(app, outside)
    (signal,) = mine(screen)["signals"]
    assert (signal["answer"]["is_neutral"], signal["answer"]["text"]) == (True, "")
    assert screen.send(f"/signal-answers/{signal['answer']['id']}/reading").status_code == 200
    with app.app_context():
        outside.share("Olof", "maria", to="social")
    (signal,) = mine(screen)["signals"]
    assert (signal["answer"]["text"], signal["answer"]["by_name"]) == ("Hemligt svar.", "Maria Berg")
    assert signal["answer"]["read_at"]


def test_ones_own_worry_can_be_hidden_as_on_the_wrong_person(app: Flask, outside: World) -> None:
    samira, selma = sign_in(app, outside, "samira"), sign_in(app, outside, "selma")
    signal = report(samira, mine(samira)["clients"][0]["id"])
    assert mine(selma)["signals"] == []
    assert selma.send(f"/signals/{signal}/wrong-person").status_code == 404
    assert samira.send(f"/signals/{signal}/wrong-person").status_code == 200
    assert mine(samira)["signals"] == []


def test_anothers_nomination_is_not_found(app: Flask, outside: World) -> None:
    samira, selma = sign_in(app, outside, "samira"), sign_in(app, outside, "selma")
    nomination = nominate(samira, mine(samira)["clients"][0]["id"])
    version = mine(samira)["nominations"][0]["version"]
    assert mine(selma)["nominations"] == []
    withdrawal = f"/nominations/{nomination}/withdrawal"
    assert selma.send(withdrawal, version=version).status_code == 404
    assert samira.send(withdrawal, version=version).status_code == 200
    assert mine(samira)["nominations"][0]["state"] == "withdrawn"


def test_entering_a_client_reads_the_same_whoever_else_has_them(app: Flask, outside: World) -> None:
    """Hanna is the region's; Nils is nobody's. Answers, lists and receipts differ in the names alone."""
    screen = sign_in(app, outside, "samira")
    shapes = []
    for name, year in (("Hanna Björk", 1960), ("Nils Varg", 1960)):
        answer = screen.send("/clients", {"name": name, "birth_year": year})
        client = next(each for each in mine(screen)["clients"] if each["name"] == name)
        nominate(screen, client["id"])
        told = next(each for each in mine(screen)["nominations"] if each["patient"] == client["id"])
        kept = {key: told[key] for key in ("state", "answer", "answer_due_at", "returns_on")}
        shapes.append((answer.status_code, answer.json["put"], client["bases"], kept))  # type: ignore[index]
    assert shapes[0] == shapes[1]
    with app.app_context():
        hanna = db.session.query(KnownTo).filter_by(name="Hanna Björk").all()
        assert len({known.patient_id for known in hanna}) == 1  # one anchor, two books


def test_without_consent_nobody_else_sees_the_nomination_and_then_they_do(app: Flask, outside: World) -> None:
    """Three parties: the social services open to the region and not to housing support."""
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    nomination = nominate(screen, olof)
    maria, boris = sign_in(app, outside, "maria"), sign_in(app, outside, "boris")
    assert nomination not in maria.get("/changes").text
    consent(screen, outside, olof, "region", "status", "notes")
    assert nomination in maria.get("/changes").text
    assert nomination not in boris.get("/changes").text
    assert mine(screen)["clients"][0]["seen_by"] == [str(outside.parties["region"])]


def test_an_answer_is_neutral_until_the_region_has_a_consent(app: Flask, outside: World) -> None:
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    consent(screen, outside, olof, "region", "status", "notes")
    nomination = nominate(screen, olof)
    reply(app, outside, nomination)
    (told,) = mine(screen)["nominations"]
    assert (told["answer"]["decision"], told["answer"]["text"]) == ("neutral", "")
    assert "Hemligt svar" not in screen.get("/mine").text
    assert "by_name" not in told["answer"]
    with app.app_context():
        outside.share("Olof", "maria", to="social", scopes=("status", "notes"))
    (told,) = mine(screen)["nominations"]
    assert (told["answer"]["text"], told["answer"]["by_name"]) == ("Hemligt svar.", "Maria Berg")


def test_an_answer_is_read_by_saying_so(app: Flask, outside: World) -> None:
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    consent(screen, outside, olof, "region", "status", "notes")
    reply(app, outside, nominate(screen, olof))
    (told,) = mine(screen)["nominations"]
    assert told["answer"]["read_at"] is None
    reading = f"/answers/{told['answer']['id']}/reading"
    assert sign_in(app, outside, "selma").send(reading).status_code == 404
    assert screen.send(reading).status_code == 200
    assert mine(screen)["nominations"][0]["answer"]["read_at"] is not None


def test_a_nominators_consent_is_taken_back_by_them(app: Flask, outside: World) -> None:
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    consent(screen, outside, olof, "region", "status")
    (basis,) = mine(screen)["clients"][0]["bases"]
    withdrawal = f"/bases/{basis['id']}/withdrawal"
    assert sign_in(app, outside, "selma").send(withdrawal, version=basis["version"]).status_code == 404
    assert screen.send(withdrawal, version=basis["version"]).status_code == 200
    assert mine(screen)["clients"][0]["bases"] == []


@pytest.mark.parametrize("protected_by", ["maria", "samira"])
def test_a_protection_is_told_to_the_party_whose_it_is(app: Flask, outside: World, protected_by: str) -> None:
    screen = sign_in(app, outside, "samira")
    with app.app_context():
        protect_identity(outside.known("Olof", protected_by), by=outside.member(protected_by))
        db.session.rollback()
    (client,) = mine(screen)["clients"]
    is_told = protected_by == "samira"
    assert client["is_protected"] == is_told
    assert all(client[name].startswith("Kod ") == is_told for name in ("name", "label"))


# Written by hand: what a nominator is told. A new field is a decision.
FIELDS = [
    "now",
    "today",
    "reads_at",
    "party",
    "team",
    "team.id",
    "team.name",
    "team.on_call_phone",
    "parties",
    "parties.id",
    "parties.name",
    "parties.short",
    "categories",
    "categories.id",
    "categories.code",
    "categories.label_sv",
    "categories.label_en",
    "clients",
    "clients.id",
    "clients.label",
    "clients.name",
    "clients.birth_year",
    "clients.is_protected",
    "clients.is_similar",
    "clients.seen_by",
    "clients.bases",
    "clients.bases.id",
    "clients.bases.version",
    "clients.bases.kind",
    "clients.bases.how",
    "clients.bases.to",
    "clients.bases.scopes",
    "clients.bases.valid_until",
    "decisions",
    "decisions.id",
    "decisions.version",
    "decisions.patient",
    "decisions.patient_label",
    "decisions.what",
    "decisions.origin",
    "decisions.party_name",
    "decisions.by_name",
    "decisions.asked_on",
    "decisions.expected_on",
    "decisions.waited",
    "decisions.standing",
    "decisions.reminded_on",
    "nominations",
    "nominations.id",
    "nominations.version",
    "nominations.patient",
    "nominations.patient_label",
    "nominations.kind",
    "nominations.state",
    "nominations.at",
    "nominations.category",
    "nominations.urgency",
    "nominations.tags",
    "nominations.text",
    "nominations.answer_due_at",
    "nominations.returns_on",
    "nominations.promise",
    "nominations.duty_reading",
    "nominations.answer",
    "signals",
    "signals.id",
    "signals.tags",
    "signals.text",
    "signals.by",
    "signals.at",
    "signals.answer_due_at",
    "signals.is_late",
    "signals.patient",
    "signals.patient_label",
    "signals.answer",
    *(
        f"signals.answer.{name}"
        for name in ("id", "by", "at", "is_neutral", "text", "earlier", "next_step", "next_on", "read_at")
    ),
    "signals.answer.result",
    "signals.answer.result_due_on",
]
IN_AN_ANSWER = [
    "id",
    "decision",
    "text",
    "reason",
    "instead",
    "holder",
    "next_step",
    "next_on",
    "by",
    "at",
    "supersedes",
    "read_at",
    "result",
    "result_due_on",
]


def names_in(value: Any, under: str = "") -> set[str]:
    if isinstance(value, list):
        return {name for each in value for name in names_in(each, under)}
    if not isinstance(value, dict):
        return set()
    inner = {name for key, each in value.items() for name in names_in(each, f"{under}{key}.")}
    return {under + key for key in value} | inner


def test_a_nominator_is_told_no_other_field(app: Flask, outside: World) -> None:
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    consent(screen, outside, olof, "region", "status", "notes")
    reply(app, outside, nominate(screen, olof))
    report(screen, olof)
    answer_worry(app, outside)
    with app.app_context():
        outside.share("Olof", "maria", to="social", scopes=("plans",))
        asked = Asked("Boendestöd", clock.today(), staff=outside.member("samira"))
        watch_decision(outside.patient("Olof"), asked, id=new_id(), by=outside.member("maria"))
    told = names_in(mine(screen))
    assert told == {*FIELDS, *(f"nominations.answer.{name}" for name in IN_AN_ANSWER)}


def test_nothing_of_the_other_parties_is_in_any_byte(app: Flask, outside: World) -> None:
    """Planted words of the region about the very same person."""
    with app.app_context():
        outside.share("Olof", "samira", to="region")
        write_note(outside.patient("Olof"), "regionhemlis", id=new_id(), by=outside.member("maria"))
        known = outside.known("Olof")
        known.two_person_reason = "tvåhemlis"
        db.session.commit()
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    nominate(screen, olof)
    reads = [screen.get(path).text for path in ("/mine", "/answers", "/changes", f"/patients/{olof}")]
    assert "hemlis" not in "".join([*reads, screen.client.get("/mine").text])


def test_a_nominator_is_promised_an_answer_by_somebody_at_a_time(app: Flask, outside: World) -> None:
    screen = sign_in(app, outside, "samira")
    olof = mine(screen)["clients"][0]["id"]
    consent(screen, outside, olof, "region", "status", "notes")
    nomination_id, at = nominate(screen, olof), clock.now() + dt.timedelta(hours=6)
    assert mine(screen)["nominations"][0]["promise"] is None
    with app.app_context():
        nomination = db.session.get_one(Nomination, uuid.UUID(nomination_id))
        promise_answer(nomination, outside.staff("maria"), at, by=outside.member("karin"))
        db.session.rollback()
    (told,) = mine(screen)["nominations"]
    assert set(told["promise"]) == {"by_name", "at"}
    assert told["promise"]["by_name"] == "Maria Berg"
    assert dt.datetime.fromisoformat(told["promise"]["at"]) == at
    reply(app, outside, nomination_id)
    assert mine(screen)["nominations"][0]["promise"] is None
