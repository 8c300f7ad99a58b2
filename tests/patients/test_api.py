"""The person over HTTP."""

import datetime as dt

import pytest
from flask import Flask

from fact_board import clock
from fact_board.columns import new_id
from tests.signed_in import Body, SignedIn, drawn
from tests.world import World, build_world


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        return build_world()


@pytest.fixture
def maria(app: Flask, team: World) -> SignedIn:
    return SignedIn(app, team.team_id, team.staff_ids["maria"])


@pytest.fixture
def karin(app: Flask, team: World) -> SignedIn:
    return SignedIn(app, team.team_id, team.staff_ids["karin"])


def enrolment(team: World, contact: str = "maria", **changes: object) -> Body:
    asked = {"name": " Nadia  Voss ", "birth_year": 1979}
    return asked | {"contact": str(team.staff_ids[contact])} | changes


def version_of(person: SignedIn, patient_id: object) -> int:
    everything = person.get("/changes").get_json()["put"]
    return next(int(thing["version"]) for thing in everything if thing["id"] == str(patient_id))


def test_enrolling_answers_with_the_person_and_the_new_total(maria: SignedIn, team: World) -> None:
    asked = enrolment(team)
    answer = maria.write("/patients", asked)
    assert answer.status_code == 201
    person = next(thing for thing in answer.get_json()["put"] if thing.get("label") == "Nadia V.")
    assert person["contacts"][0]["staff"] == str(team.staff_ids["maria"])
    assert drawn(answer, "team")["totals"]["patients"] == 7


def test_the_same_key_enrols_once(maria: SignedIn, team: World) -> None:
    asked, key = enrolment(team), new_id()
    first, again = (maria.write("/patients", asked, key=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.get_json()["seq"] == again.get_json()["seq"]
    assert drawn(again, "team")["totals"]["patients"] == 7


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "   "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "Na\x00dia"}, "name"),
        ({"name": "Na\ud800dia"}, "name"),
        ({"name": 17}, "name"),
        ({"birth_year": "1979"}, "birth_year"),
        ({"birth_year": 1800}, "birth_year"),
        ({"hours": "x" * 61}, "hours"),
        ({"surname": "Voss"}, "surname"),
    ],
)
def test_a_field_that_cannot_be_names_itself(maria: SignedIn, team: World, changes: Body, field: str) -> None:
    answer = maria.write("/patients", enrolment(team, **changes))
    assert answer.status_code == 422
    assert field in answer.get_json()["fields"]


def test_somebody_elses_colleague_is_no_contact(maria: SignedIn, team: World, app: Flask) -> None:
    with app.app_context():
        other = build_world(["Nils Varg"], name="Team Söder")
    asked = enrolment(team) | {"contact": str(other.staff_ids["maria"])}
    assert maria.write("/patients", asked).status_code == 404


def test_another_teams_person_is_not_found(maria: SignedIn, app: Flask) -> None:
    with app.app_context():
        other = build_world(["Nils Varg"], name="Team Söder")
    path = f"/patients/{other.people['Nils Varg']}/next-of-kin"
    assert maria.write(path, {"id": str(new_id()), "name": "Rut"}).status_code == 404


def test_contact_kin_flags_and_legal_status_are_drawn_on_the_person(maria: SignedIn, team: World) -> None:
    hanna = team.people["Hanna Björk"]
    path, today = f"/patients/{hanna}", clock.today()
    sara = {"staff": str(team.staff_ids["sara"]), "phone": "0700", "hours": "8–9"}
    answer = maria.write(f"{path}/contacts/{team.parties['region']}", sara, method="PUT")
    assert drawn(answer, "patient")["contacts"][0]["hours"] == "8–9"
    kin = {"id": str(new_id()), "name": "Rut Björk", "may_contact": "yes"}
    assert maria.write(f"{path}/next-of-kin", kin).status_code == 201
    legal = {"id": str(new_id()), "kind": "LPT", "starts_on": str(today)}
    answer = maria.write(f"{path}/legal-statuses", legal)
    row = drawn(answer, "patient")["legal"][0]
    assert row["kind"] == "LPT"
    answer = maria.write(f"/legal-statuses/{row['id']}/end", version=row["version"])
    assert drawn(answer, "patient")["legal"] == []
    pairs = {"reason": "Hot", "review_on": str(today + dt.timedelta(days=7))}
    answer = maria.write(f"{path}/two-person", pairs, method="PUT", version=version_of(maria, hanna))
    person = drawn(answer, "patient")
    assert person["two_person"]["reason"] == "Hot"
    answer = maria.write(f"{path}/two-person/end", version=person["version"])
    person = drawn(answer, "patient")
    stop = {"on": str(today)}
    answer = maria.write(f"{path}/medication-stop", stop, method="PUT", version=person["version"])
    person = drawn(answer, "patient")
    assert (person["two_person"], person["medication_stopped_on"]) == (None, str(today))
    answer = maria.write(f"{path}/medication-stop/end", version=person["version"])
    person = drawn(answer, "patient")
    new = {"staff": str(team.staff_ids["sara"])}
    answer = maria.write(f"{path}/primary", new, method="PUT", version=person["version"])
    person = drawn(answer, "patient")
    kind = {"kind": "register"}
    answer = maria.write(f"{path}/protection", kind, method="PUT", version=person["version"])
    person = drawn(answer, "patient")
    assert (person["is_protected"], person["protected_kind"]) == (True, "register")
    assert "Hanna" not in answer.text
    person = drawn(maria.write(f"{path}/protection/end", version=person["version"]), "patient")
    assert (person["is_protected"], person["label"]) == (False, "Hanna B.")


def test_visits_and_decisions_are_drawn_on_the_person(maria: SignedIn, team: World) -> None:
    path, today = f"/patients/{team.people['Hanna Björk']}", str(clock.today())
    visit = {"id": str(new_id()), "kind": "visit", "outcome": "done", "on": today}
    assert drawn(maria.write(f"{path}/visits", visit), "patient")["last_contact_on"] == today
    assert maria.write(f"{path}/visits", visit | {"outcome": "vanished"}).status_code == 422
    request = {"id": str(new_id()), "what": "LSS", "asked_of": "Nämnden", "asked_on": today}
    row = drawn(maria.write(f"{path}/decisions", request), "patient")["decisions"][0]
    answer = maria.write(f"/decisions/{row['id']}/end", {"outcome": "granted"}, version=row["version"])
    assert drawn(answer, "patient")["decisions"] == []


def test_leaving_is_for_the_team_leader_and_needs_the_version_read(
    karin: SignedIn, maria: SignedIn, team: World
) -> None:
    hanna = team.people["Hanna Björk"]
    path, died = f"/patients/{hanna}/departure", {"reason": "died"}
    version = version_of(karin, hanna)
    assert maria.write(path, died, version=version).status_code == 404
    assert karin.write(path, died).status_code == 428
    assert karin.write(path, died, version=version + 1).status_code == 412
    assert karin.write(path, {"reason": "moved"}, version=version).status_code == 422


def test_a_repeated_departure_is_answered_like_the_first(karin: SignedIn, team: World) -> None:
    hanna, key = team.people["Hanna Björk"], new_id()
    path, version = f"/patients/{hanna}/departure", version_of(karin, hanna)
    first, again = (karin.write(path, {"reason": "died"}, version=version, key=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.get_json()["seq"] == again.get_json()["seq"]
    assert again.get_json()["remove"] == [{"kind": "patient", "id": str(hanna)}]
