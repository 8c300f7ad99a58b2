"""Plans over HTTP, and the team's page of them: each reader their own part, the sums everyone's."""

import re
from typing import Any

import pytest
from flask import Flask

from fact_board.access.actions import give_basis
from fact_board.columns import new_id
from fact_board.coordination.plans.actions import Answers, enter_plan, evaluate_plan, offer_plan
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.plans.rules import Named, Step
from fact_board.coordination.services.actions import Given, add_service, end_service
from fact_board.coordination.services.models import Service
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from tests.board.conftest import Screen, Stage, sign_in
from tests.board.team_at_work import in_days
from tests.world import World


def sip(world: World, person: str, by: str, *, due: int, place: str = "") -> Plan:
    """A SIP that was made, and is followed up in so many days."""
    named, id_ = Named(caller_id=world.staff_ids[by], place=place), new_id()
    made = Step("made", in_days(-90), in_days(due), "yes")
    enter_plan(world.patient(person), named, made, id=id_, kind="sip", by=world.member(by))
    return db.session.get_one(Plan, id_)


def plans_of(screen: Screen, stage: Stage) -> dict[str, Any]:
    answer = screen.get(f"/patients/{stage.ids['Ismail']}/plans")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.get_json()
    return told


def test_a_plan_is_offered_called_made_and_evaluated(app: Flask, stage: Stage) -> None:
    maria, boris = sign_in(app, stage.world, "maria"), sign_in(app, stage.world, "boris")
    assert plans_of(maria, stage)["signs"] == []
    plan, caller = str(new_id()), str(stage.world.staff_ids["boris"])
    body = {"id": plan, "kind": "sip", "on": in_days(-40).isoformat(), "caller": caller}
    path = f"/patients/{stage.ids['Ismail']}/plans"
    assert maria.send(path, {**body, "caller": None}).get_json()["fields"].keys() == {"caller"}
    assert maria.send(path, body).status_code == 201
    told = plans_of(boris, stage)
    assert (told["signs"], told["plans"][0]["caller"]) == (["not_called"], caller)
    called = {"state": "called", "on": in_days(-20).isoformat(), "next_on": in_days(-10).isoformat()}
    version = told["plans"][0]["version"]
    assert boris.send(f"/plans/{plan}/steps", called).status_code == 428
    assert boris.send(f"/plans/{plan}/steps", called, version=version).status_code == 200
    stale = maria.send(f"/plans/{plan}/steps", called, version=version)
    assert (stale.status_code, stale.get_json()["version"] > version) == (412, True)
    made = {"state": "made", "on": in_days(-10).isoformat(), "next_on": in_days(80).isoformat()}
    version = stale.get_json()["version"]
    refused = maria.send(f"/plans/{plan}/steps", made, version=version)
    assert (refused.status_code, refused.get_json()["fields"].keys()) == (422, {"took_part"})
    made["took_part"] = "yes"
    assert maria.send(f"/plans/{plan}/steps", made, version=version).status_code == 200
    answers = {"id": str(new_id()), "on": in_days(0).isoformat(), "said": 4, "knows": 3}
    assert boris.send(f"/plans/{plan}/evaluations", {**answers, "said": 5}).status_code == 422
    assert boris.send(f"/plans/{plan}/evaluations", answers).status_code == 201
    (one,) = plans_of(maria, stage)["plans"]
    assert [step["state"] for step in one["steps"]] == ["offered", "called", "made"]
    assert one["evaluations"][0] | {"said": 4, "knows": 3, "better": None} == one["evaluations"][0]
    version = one["version"]
    assert maria.send(f"/plans/{plan}/undo", version=version).status_code == 409  # evaluated since
    assert maria.send(f"/plans/{plan}/wrong-person").status_code == 200
    assert plans_of(maria, stage)["plans"] == []


@pytest.mark.parametrize(("place", "link"), [("https://plan.example.se/1", True), ("Cosmic/SIP", False)])
def test_a_place_is_an_address_or_words(app: Flask, stage: Stage, place: str, link: bool) -> None:
    with app.app_context():
        sip(stage.world, "Ismail", "maria", due=30, place=place)
        db.session.remove()
    maria = sign_in(app, stage.world, "maria")
    (one,) = plans_of(maria, stage)["plans"]
    assert (one["link"], one["place"]) == ((place, "") if link else (None, place))
    page = maria.client.get("/plans").text
    assert place in page
    assert (f'href="{place}" rel="noopener noreferrer"' in page) == link


def sums(page: str) -> list[str]:
    return re.findall(r"<dd>([^<]+)</dd>", page)


def rows(page: str, section: str) -> list[str]:
    """Whom a part of the page names."""
    part = re.search(rf'aria-labelledby="{section}">(.*?)</section>', page, re.DOTALL)
    assert part
    return re.findall(r'href="/patients/[^"]+">([^<]+)</a>', part[1])


def test_the_page_shows_each_their_own_and_sums_everyone(app: Flask, stage: Stage) -> None:
    world = stage.world
    with app.app_context():
        sip(world, "Ismail", "maria", due=-20)
        sip(world, "Hanna", "boris", due=5)
        named = Named(caller_id=world.staff_ids["maria"])
        offer: dict[str, Any] = {"kind": "sip", "on": in_days(-15), "by": world.member("maria")}
        offer_plan(world.patient("Olof"), named, id=new_id(), **offer)
        db.session.remove()
    maria, boris = (sign_in(app, world, name).client.get("/plans").text for name in ("maria", "boris"))
    assert 'class="name">Maria Berg<' in maria  # who reads, in the head of the page
    assert rows(maria, "radar") == rows(boris, "radar") == ["Ismail K.", "Olof F."]
    assert rows(maria, "next") == ["Ismail K.", "Olof F.", "Hanna B."]
    assert sums(maria) == sums(boris)
    mine = sign_in(app, world, "boris").client.get("/plans?whose=mine").text
    assert (rows(mine, "radar"), rows(mine, "next")) == ([], ["Hanna B."])
    assert sums(mine) == sums(boris)


def test_what_is_closed_is_counted_and_not_named(app: Flask, stage: Stage) -> None:
    world = stage.world
    with app.app_context():
        sip(world, "Ismail", "maria", due=-20)
        to = world.parties["municipality"]
        give_basis(world.patient("Ismail"), id=new_id(), to=to, kind="block", by=world.member("maria"))
        db.session.remove()
    page = sign_in(app, world, "boris").client.get("/plans").text
    assert "Ismail" not in page
    assert "1 person till som inte delas med dig." in page or "1 person more, not shared" in page
    assert sums(page) == sums(sign_in(app, world, "maria").client.get("/plans").text)


def test_fewer_than_five_evaluations_are_only_counted(app: Flask, stage: Stage) -> None:
    world = stage.world
    with app.app_context():
        plan = sip(world, "Ismail", "maria", due=30)
        id_ = plan.id
        for _ in range(4):
            told: dict[str, Any] = {"on": in_days(0), "is_declined": False, "by": world.member("maria")}
            evaluate_plan(plan, Answers(4, 4), id=new_id(), **told)
        db.session.remove()
    maria = sign_in(app, world, "maria").client
    numbers = re.compile(r'class="number">([^<]*)</td>')
    assert numbers.findall(maria.get("/plans").text)[:5] == ["–", "–", "–", "–", "4"]
    with app.app_context():
        plan = db.session.get_one(Plan, id_)
        evaluate_plan(plan, Answers(1), id=new_id(), **{**told, "by": world.member("maria")})
        db.session.remove()
    assert numbers.findall(maria.get("/plans").text)[:5] == ["1", "0", "0", "4", "5"]


def test_services_of_both_without_a_sip_are_on_the_radar(app: Flask, stage: Stage) -> None:
    world, maria = stage.world, sign_in(app, stage.world, "maria")
    with app.app_context():
        support = next(kind.id for kind in kinds_of(world.team_id) if kind.label == "Boendestöd")
        given = Given(kind_id=support, from_on=in_days(-30), to_on=in_days(0))
        id_ = new_id()
        add_service(world.patient("Ismail"), given, id=id_, by=world.member("maria"))
        db.session.remove()
    assert plans_of(maria, stage)["signs"] == ["no_sip"]  # the region's contact, and the town's support
    assert rows(maria.client.get("/plans").text, "radar") == ["Ismail K."]
    with app.app_context():
        end_service(db.session.get_one(Service, id_), on=in_days(-1), by=world.member("maria"))
        db.session.remove()
    assert plans_of(maria, stage)["signs"] == []
