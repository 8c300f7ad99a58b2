"""A ward nurse and a housing-support worker, from admission over a decision to the first contact at home.

The nurse works on a ward that is a party of the team of its own: what she writes is the ward's, and the
housing support reads it only with the person's consent.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, remind_decision, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.discharges.calendar import first_contact_by
from fact_board.extensions import db
from fact_board.patients.actions import add_legal_status, enrol_patient
from fact_board.teams.actions import THE_HOUSE, add_membership, add_party, add_staff
from fact_board.visits.actions import log_contact
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.servers]
ASKED, ANSWER = "Boendestöd varje dag", "Vi börjar på måndag."


@pytest.fixture
def stage(stage: Stage, migrated_app: Flask) -> Stage:
    """Petra is on a ward, for LPT. The ward knows what the region does; of the ward nobody knows."""
    with migrated_app.app_context():
        world = stage.world
        take_ward(world)
        sara, today = world.member("sara"), clock.today()
        days = {"starts_on": today, "ends_on": today + dt.timedelta(days=9)}
        add_legal_status(world.patient("Petra"), id=new_id(), status="LPT", **days, by=sara)
        world.share("Petra", "maria", to="ward", scopes=("status", "contacts", "plans"))
        db.session.rollback()
        db.session.remove()
    return stage


def take_ward(world: World) -> None:
    """A ward as a party of the team, and a nurse there who has Petra."""
    world.parties["ward"], world.staff_ids["wilma"], world.members["wilma"] = (new_id() for _ in range(3))
    party = {"name": "Avdelning 81", "short": "Avd 81", "principal": "region"}
    add_party(world.team, id=world.parties["ward"], **party, by=None)
    add_staff(THE_HOUSE, id=world.staff_ids["wilma"], name="Wilma Ek", by=None)
    job: dict[str, Any] = {"profession": "nurse", "role": "member", "fte": Decimal("1.0")}
    add_membership(
        world.team,
        world.staff("wilma"),
        id=world.members["wilma"],
        party=world.parties["ward"],
        starts_on=clock.today() - dt.timedelta(days=9),
        **job,
        by=None,
    )
    wilma = world.member("wilma")
    contact: dict[str, Any] = {"contact": wilma.staff, "phone": "0700 00 00 81", "hours": "dygnet runt"}
    enrol_patient(world.team, id=new_id(), name="Petra Dahl", birth_year=1984, **contact, by=wilma)


def path_of(stage: Stage) -> str:
    return f"/patients/{stage.world.people['Petra Dahl']}"


def test_from_the_ward_over_a_decision_to_the_first_contact_at_home(
    enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    wilma = enters("wilma", path_of(stage))
    boris = enters("boris", "/phone", viewport=PHONE)
    ward, decisions = (wilma.page.locator(f"[data-section={name}]") for name in ("discharge", "decisions"))

    # who does what before the discharge
    wilma.presses("Begin the discharge planning", ward)
    expect(ward.locator(".discharge-items > li")).to_have_count(7)
    ward.locator("[data-item=admission_notice]").get_by_role("button", name="Done").click()
    expect(ward.locator("[data-item=admission_notice]")).to_have_attribute("data-state", "done")
    expect(decisions.locator("[data-legal=LPT]")).to_contain_text("LPT ends in 9 d")
    expect(decisions.locator("[data-legal=LPT]")).to_contain_text("apply by")

    # a request to those who may not see it yet
    decisions.get_by_role("button", name="Ask for a decision…").click()
    form = decisions.locator(".inline-form")
    form.get_by_label("What is asked for?").fill(ASKED)
    form.get_by_label("Who decides?").select_option(label="Boendestöd")
    expect(form.locator("[data-closed]")).to_contain_text("They can't see this: consent is missing")
    form.get_by_role("button", name="Save the request").click()
    request = decisions.locator(".decision", has_text=ASKED)
    expect(request.locator(".closed")).to_be_visible()
    expect(boris.page.locator("main")).to_contain_text("Nothing waits for you today")
    assert ASKED not in boris.page.content()

    # with a yes it stands in their list
    with migrated_app.app_context():
        stage.world.share("Petra", "wilma", to="municipality", scopes=("plans",))
        db.session.rollback()
        db.session.remove()
    waiting = boris.page.locator("[data-decision]", has_text=ASKED)
    expect(waiting).to_be_visible()
    wilma.page.reload()
    expect(request.locator(".closed")).to_have_count(0)

    # reminded, and answered from the phone
    request.get_by_role("button", name="Remind…").click()
    request.get_by_role("button", name="Save the reminder").click()
    expect(request).to_contain_text("Reminded once")
    waiting.get_by_role("button", name="Answer").click()
    boris.chooses("Granted")
    boris.types("In a few words", ANSWER)
    boris.presses("Save the decision", boris.dialog)
    expect(waiting).to_have_count(0)
    decisions.get_by_text("Decided in the last year: 1").click()
    expect(decisions).to_contain_text(ANSWER)

    # home: nothing about LPT by silence, and somebody who meets them
    ward.get_by_role("button", name="Discharged…").click()
    home = ward.locator("[data-form=discharge]")
    home.get_by_label("Who meets them?").select_option(label="Maria Berg")
    home.get_by_role("button", name="Save the discharge").click()
    expect(home).to_contain_text("Say what becomes of the legal status")
    home.locator(".chip", has_text="It ends").click()
    home.get_by_role("button", name="Save the discharge").click()
    expect(ward).to_contain_text("not met since; first contact by")
    expect(decisions.locator("[data-legal=LPT]")).to_have_count(0)

    # the first contact waits for Maria, and is then made
    maria = enters("maria", "/phone", viewport=PHONE)
    expect(maria.page.locator("main")).to_contain_text("Första kontakt efter utskrivning")
    with migrated_app.app_context():
        world = stage.world
        assert first_contact_by(clock.today()) > clock.today()
        visit: dict[str, Any] = {"kind": "visit", "outcome": "done", "on": clock.today()}
        log_contact(world.patient("Petra"), id=new_id(), **visit, by=world.member("maria"))
        db.session.rollback()
        db.session.remove()
    expect(ward).to_contain_text("last met")

    # on the wall a label and chips, and not a word of all this
    maria.page.goto("/wall?preview=1")
    expect(maria.page.locator(".wall-column").first).to_be_visible()
    told = maria.page.locator("body").inner_text()
    assert [word for word in (ASKED, ANSWER, "LPT", "Avd") if word in told] == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_both_pages(
    enters: Entering, stage: Stage, migrated_app: Flask, axe: str, locale: str, size: dict[str, int]
) -> None:
    with migrated_app.app_context():
        world, today = stage.world, clock.today()
        maria = world.member("maria")
        asked = Asked(ASKED, today - dt.timedelta(days=20), staff=maria, origin="svu")
        for by in ("maria", "sara"):
            id_ = new_id()
            watch_decision(world.patient("Petra"), asked, id=id_, by=world.member(by))
            watch = db.session.get_one(DecisionWatch, id_)
            remind_decision(watch, id=new_id(), how="called", on=today, by=maria)
        db.session.rollback()
        db.session.remove()
    karin = enters("karin", path_of(stage), locale=locale, viewport=size)
    expect(karin.page.locator("[data-decision]")).to_have_count(2)
    karin.page.locator("[data-section=decisions] header .button").last.click()
    expect(karin.page.locator("[data-section=decisions] .inline-form")).to_be_visible()
    check(karin, axe)
    karin.page.goto("/decisions")
    expect(karin.page.locator("[data-decision]")).to_have_count(2)
    check(karin, axe)
    karin.page.locator(".acts .button").first.click()
    expect(karin.dialog).to_be_visible()
    karin.page.keyboard.press("Escape")
    expect(karin.page.locator("dialog[open]")).to_have_count(0)


def test_an_empty_page_says_so(enters: Entering, stage: Stage) -> None:
    lina = enters("lina", "/decisions")
    expect(lina.page.locator("#decisions")).to_contain_text("Nobody waits for a decision of ours.")
    expect(lina.page.locator(".live")).to_have_attribute("data-status", re.compile("live"))
