"""A needs assessor outside the team: asked by name, answers in a list of their own."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, remind_decision, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.extensions import db
from tests.board.conftest import Screen, sign_in
from tests.world import World

pytestmark = pytest.mark.both_databases
SAYS_YES = {"outcome": "granted", "text": "Fem timmar i veckan."}


def in_days(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def ask(world: World, who: str | None = "samira") -> tuple[uuid.UUID, int, set[Any]]:
    """The region asks somebody by name about Olof, or a unit: its id and version, and who was nudged."""
    id_ = new_id()
    of: dict[str, Any] = {"staff": world.member(who)} if who else {"unit": "Nämnden"}
    asked = Asked("Boendestöd", in_days(-5), in_days(3), origin="svu", **of)
    receipt = watch_decision(world.patient("Olof"), asked, id=id_, by=world.member("maria"))
    return id_, receipt.seq, set(receipt.nudged)


@pytest.fixture
def told(app: Flask, outside: World) -> World:
    """The region tells the social services of Olof's plans."""
    with app.app_context():
        outside.share("Olof", "maria", to="social", scopes=("plans",))
    return outside


def waiting(screen: Screen) -> list[dict[str, Any]]:
    response = screen.get("/mine")
    assert response.status_code == 200
    return list((response.json or {})["decisions"])


def of_row(app: Flask, id_: uuid.UUID) -> DecisionWatch:
    with app.app_context():
        return db.session.get_one(DecisionWatch, id_)


def test_who_was_asked_by_name_answers_in_their_own_list(app: Flask, told: World) -> None:
    with app.app_context():
        id_, _, nudged = ask(told)
        assert nudged == {told.staff_ids["samira"]}
        remind_decision(
            db.session.get_one(DecisionWatch, id_),
            id=new_id(),
            how="called",
            on=in_days(-1),
            by=told.member("maria"),
        )
    samira = sign_in(app, told, "samira")
    [one] = waiting(samira)
    assert (one["what"], one["patient_label"], one["by_name"]) == ("Boendestöd", "Olof F.", "Maria Berg")
    assert (one["waited"], one["standing"], one["reminded_on"]) == (5, "waiting", str(in_days(-1)))
    answer = samira.send(f"/decisions/{id_}/end", SAYS_YES, version=one["version"])
    assert answer.status_code == 200, answer.text
    assert answer.json
    assert answer.json["put"] == []  # no room, so nothing of one is drawn
    assert waiting(samira) == []
    assert of_row(app, id_).ended_by == told.staff_ids["samira"]


def test_they_may_need_more_time(app: Flask, told: World) -> None:
    with app.app_context():
        id_, _, _ = ask(told)
    samira = sign_in(app, told, "samira")
    [one] = waiting(samira)
    body = {"id": str(new_id()), "expected_on": str(in_days(9))}
    assert (
        samira.send(f"/decisions/{id_}/expected", body, method="PUT", version=one["version"]).status_code
        == 200
    )
    assert waiting(samira)[0]["expected_on"] == str(in_days(9))


@pytest.mark.parametrize("verb", ["reminders", "escalations", "corrections", "wrong-person"])
def test_chasing_is_the_teams(app: Flask, told: World, verb: str) -> None:
    with app.app_context():
        id_, seq, _ = ask(told)
    body = {"id": str(new_id()), "how": "called", "to": "Chefen"}
    assert sign_in(app, told, "samira").send(f"/decisions/{id_}/{verb}", body, version=seq).status_code == 404


@pytest.mark.parametrize("of", ["selma", None])
def test_what_others_were_asked_is_not_there(app: Flask, told: World, of: str | None) -> None:
    """Neither a colleague's, nor what a unit was asked, though their party may see both."""
    with app.app_context():
        id_, seq, nudged = ask(told, of)
    samira = sign_in(app, told, "samira")
    assert waiting(samira) == []
    assert samira.send(f"/decisions/{id_}/end", SAYS_YES, version=seq).status_code == 404
    assert told.staff_ids["samira"] not in nudged


def test_without_a_basis_nothing_is_told_and_nobody_nudged(app: Flask, outside: World) -> None:
    with app.app_context():
        id_, seq, nudged = ask(outside)
    samira = sign_in(app, outside, "samira")
    assert (waiting(samira), nudged) == ([], set())
    assert samira.send(f"/decisions/{id_}/end", SAYS_YES, version=seq).status_code == 404


def test_who_is_barred_from_the_person_is_not_asked(app: Flask, told: World) -> None:
    with app.app_context():
        facts: dict[str, Any] = {"id": new_id(), "by": told.member("selma")}
        bar_staff(told.patient("Olof"), told.staff("samira"), **facts)
        id_, seq, nudged = ask(told)
    samira = sign_in(app, told, "samira")
    assert (waiting(samira), nudged) == ([], set())
    assert samira.send(f"/decisions/{id_}/end", SAYS_YES, version=seq).status_code == 404


def test_the_team_is_offered_whom_it_may_ask(app: Flask, told: World) -> None:
    maria = sign_in(app, told, "maria")
    olof = told.people["Olof Friis"]
    read = maria.get(f"/patients/{olof}/decisions").json
    assert read
    assert {"Samira Nour", "Selma Ask", "Sara Öst"} <= {one["name"] for one in read["staff"]}
    body = {"id": str(new_id()), "what": "Boendestöd", "asked_on": str(in_days(0))}
    body["asked_staff"] = str(told.staff_ids["samira"])
    assert maria.send(f"/patients/{olof}/decisions", body).status_code == 201
    assert [one["what"] for one in waiting(sign_in(app, told, "samira"))] == ["Boendestöd"]
