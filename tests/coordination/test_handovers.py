"""A handover is done only when somebody of the other side has accepted by name."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.columns import new_id
from fact_board.coordination.handovers import rules
from fact_board.errors import DomainError
from fact_board.extensions import db
from tests.board.conftest import Screen, sign_in
from tests.world import World, build_world

OWN, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
TODAY = dt.date(2026, 3, 27)  # a Friday
GOOD: dict[str, Any] = {
    "what": "primary", "topic": "", "to_party": OTHER, "to_outside": "", "own": OWN, "has_basis": True
}  # fmt: skip


def days(count: int) -> dt.date:
    return TODAY + dt.timedelta(days=count)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, None),
        ({"what": "person"}, None),
        ({"what": "service", "topic": "Ledsagning"}, None),
        ({"what": "service"}, "handover.topic_missing"),
        ({"to_party": None}, "handover.one_receiver"),
        ({"to_outside": "Lund"}, "handover.one_receiver"),
        ({"to_party": None, "to_outside": "Lund", "has_basis": False}, None),
        ({"to_party": OWN}, "handover.own_party"),
        ({"has_basis": False}, "handover.needs_basis"),
    ],
)
def test_there_is_one_receiver_who_may_read_it(changed: dict[str, Any], key: str | None) -> None:
    assert refusal(lambda: rules.check_handover(**{**GOOD, **changed})) == key


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("Eva Lind", days(0), None),
        ("Eva Lind", days(-3), None),
        ("Eva Lind", days(-4), "handover.accepted_on"),
        ("Eva Lind", days(1), "handover.accepted_on"),
        ("Eva Lind", None, "handover.accepted_on"),
        ("", days(0), "handover.name_missing"),
    ],
)
def test_outside_it_is_accepted_by_name_between_the_offer_and_today(
    name: str, on: dt.date | None, key: str | None
) -> None:
    assert refusal(lambda: rules.check_acceptance(name=name, on=on, offered_on=days(-3), today=TODAY)) == key


@pytest.mark.parametrize(
    ("state", "from_on", "offered_on", "is_late"),
    [
        ("open", days(1), days(0), False),
        ("open", days(0), days(0), True),
        ("open", days(-1), days(-2), True),
        ("open", days(9), days(-7), False),
        ("open", days(9), days(-8), True),
        ("accepted", days(-1), days(-9), False),
        ("declined", days(-1), days(-9), False),
    ],
)
def test_it_is_late_from_its_day_or_after_a_week_without_a_yes(
    state: str, from_on: dt.date, offered_on: dt.date, is_late: bool
) -> None:
    assert rules.is_late(state=state, from_on=from_on, offered_on=offered_on, today=TODAY) is is_late


def refusal(check: Any) -> str | None:
    try:
        check()
    except DomainError as error:
        return error.key
    return None


@pytest.fixture
def team(app: Flask) -> World:
    """Ismail is shared both ways."""
    with app.app_context():
        made = build_world(people=("Ismail Kardelen",))
        db.session.rollback()
    return made


def offer(screen: Screen, team: World, **more: Any) -> str:
    id_ = str(new_id())
    to = None if "to_outside" in more else str(team.parties["municipality"])
    body = {"id": id_, "what": "primary", "why": "Flyttar hemifrån", "to": to}
    body |= {"from_on": clock.today().isoformat(), **more}
    answer = screen.send(f"/patients/{team.people['Ismail Kardelen']}/handovers", body)
    assert answer.status_code == 201, answer.text
    return id_


def about(screen: Screen, team: World) -> dict[str, Any]:
    path = f"/patients/{team.people['Ismail Kardelen']}/handovers"
    found: dict[str, Any] = screen.get(path).get_json()["handovers"][0]
    return found


def waiting(screen: Screen) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = screen.get("/handovers").get_json()["handovers"]
    return found


def test_it_stays_with_the_giver_until_somebody_accepts_by_name(app: Flask, team: World) -> None:
    maria, boris = sign_in(app, team, "maria"), sign_in(app, team, "boris")
    id_ = offer(maria, team)
    assert [one["is_ours"] for one in waiting(maria)] == [True]
    assert [one["is_to_us"] for one in waiting(boris)] == [True]
    with app.app_context():
        assert team.known("Ismail", "boris").primary_id is None
    answer = boris.send(f"/handovers/{id_}/acceptance", version=about(boris, team)["version"])
    assert answer.status_code == 200
    assert (about(maria, team)["state"], about(maria, team)["answered_by_name"]) == ("accepted", "Boris Alm")
    assert waiting(maria) == waiting(boris) == []
    with app.app_context():
        assert team.known("Ismail", "boris").primary_id == team.staff_ids["boris"]
        assert team.known("Ismail", "maria").primary_id == team.staff_ids["maria"], "their own to change"


def test_a_service_changes_hands_without_the_primary_contact(app: Flask, team: World) -> None:
    boris = sign_in(app, team, "boris")
    id_ = offer(sign_in(app, team, "maria"), team, what="service", topic="Ledsagning")
    boris.send(f"/handovers/{id_}/acceptance", version=about(boris, team)["version"])
    with app.app_context():
        assert team.known("Ismail", "boris").primary_id is None


def test_who_says_no_says_why_and_it_stays(app: Flask, team: World) -> None:
    maria, boris = sign_in(app, team, "maria"), sign_in(app, team, "boris")
    id_ = offer(maria, team)
    version = about(boris, team)["version"]
    assert boris.send(f"/handovers/{id_}/refusal", {"reason": "Fullt"}, version=version).status_code == 200
    assert (about(maria, team)["state"], about(maria, team)["declined_because"]) == ("declined", "Fullt")


def test_nobody_of_the_giving_side_accepts_for_the_other(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    id_ = offer(maria, team)
    version = about(maria, team)["version"]
    answer = maria.send(f"/handovers/{id_}/acceptance", version=version)
    assert answer.get_json()["code"] == "handover.not_to_you"
    body = {"name": "Boris Alm", "on": clock.today().isoformat()}
    answer = maria.send(f"/handovers/{id_}/outside-acceptance", body, version=version)
    assert answer.get_json()["code"] == "handover.they_accept"


def test_outside_the_team_it_is_written_down_who_accepted(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    id_ = offer(maria, team, what="person", to_outside="Psykiatrin i Lund")
    body = {"name": "Eva Lind", "on": clock.today().isoformat()}
    version = about(maria, team)["version"]
    assert maria.send(f"/handovers/{id_}/outside-acceptance", body, version=version).status_code == 200
    told = about(maria, team)
    assert (told["state"], told["accepted_name"]) == ("accepted", "Eva Lind")


def test_what_nobody_may_read_is_not_offered(app: Flask, team: World) -> None:
    with app.app_context():
        for basis in db.session.query(LegalBasis).filter_by(party_id=team.parties["region"]):
            withdraw_basis(basis, by=team.member("maria"))
    body = {"id": str(new_id()), "what": "primary", "why": "x", "to": str(team.parties["municipality"])}
    body["from_on"] = clock.today().isoformat()
    path = f"/patients/{team.people['Ismail Kardelen']}/handovers"
    assert sign_in(app, team, "maria").send(path, body).get_json()["code"] == "handover.needs_basis"


def test_what_was_taken_back_can_not_be_accepted(app: Flask, team: World) -> None:
    maria, boris = sign_in(app, team, "maria"), sign_in(app, team, "boris")
    id_ = offer(maria, team)
    version = about(maria, team)["version"]
    assert maria.send(f"/handovers/{id_}/withdrawal", version=version).status_code == 200
    answer = boris.send(f"/handovers/{id_}/acceptance", version=version + 1)
    assert answer.status_code in (409, 412)
