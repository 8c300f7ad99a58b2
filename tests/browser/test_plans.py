"""A person's plans on their page, and the team's page of plans: step by step, on desk and phone."""

import re
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from fact_board.columns import new_id
from fact_board.coordination.plans.actions import Answers, evaluate_plan
from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.board.team_at_work import in_days
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.people import Person
from tests.browser.test_log import AXE, WIDE, check
from tests.coordination.test_plans_over_http import sip

pytestmark = [pytest.mark.browser, pytest.mark.servers]


@pytest.fixture
def planned(migrated_app: Flask, stage: Stage) -> Stage:
    """Ismail's SIP is followed up too late; Hanna's is in time."""
    with migrated_app.app_context():
        late = sip(stage.world, "Ismail", "maria", due=-20, place="https://plan.example.se/sip/1")
        told: dict[str, Any] = {"id": new_id(), "on": in_days(-1), "by": stage.world.member("maria")}
        evaluate_plan(late, Answers(4, 3, 2), is_declined=False, **told)
        sip(stage.world, "Hanna", "boris", due=5, place="Cosmic/SIP")
        db.session.remove()
    return stage


def page_of(stage: Stage, name: str = "Ismail") -> str:
    return f"/patients/{stage.ids[name]}"


def section(person: Person) -> Locator:
    return person.page.locator("[data-section=plans]")


def chip(form: Locator, text: str) -> None:
    form.locator(".chip", has_text=text).click()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_section_and_the_page(
    enters: Entering, planned: Stage, axe: str, locale: str, size: dict[str, int]
) -> None:
    maria = enters("maria", page_of(planned), locale=locale, viewport=size)
    expect(section(maria).locator(".flag")).to_have_count(2)  # on the radar, and on the plan
    section(maria).locator("header .button").click()
    expect(section(maria).locator("[data-form]")).to_be_visible()
    section(maria).locator("summary").first.click()
    maria.page.evaluate(axe)
    assert maria.page.evaluate(AXE) == []
    assert not maria.page.evaluate(WIDE)
    section(maria).locator(".form-buttons .button").first.click()
    check(maria, axe)
    maria.page.goto("/plans")
    expect(maria.page.locator("h1")).to_have_text("Planer" if locale == "sv-SE" else "Plans")
    check(maria, axe)


def test_from_the_offer_to_the_follow_up_by_keyboard(enters: Entering, stage: Stage) -> None:
    maria = enters("maria", page_of(stage))
    plans, keys = section(maria), maria.page.keyboard
    expect(plans).to_contain_text("No plan is under way.")
    plans.get_by_role("button", name="Offer a plan…").focus()
    keys.press("Enter")
    form = plans.locator("[data-form]")
    expect(form.get_by_label("SIP")).to_be_focused()
    form.get_by_label("Who calls the meeting").select_option("")
    form.get_by_label("Where the plan is").fill("http://plan.example.se")
    form.get_by_label("Where the plan is").press("Enter")
    expect(form.locator(".error")).to_contain_text("Name one person who calls")
    form.get_by_label("Who calls the meeting").select_option("Boris Alm")
    form.get_by_role("button", name="Save").press("Enter")
    expect(form.locator(".error")).to_contain_text("https://")
    form.get_by_label("Where the plan is").fill("https://plan.example.se/sip/7")
    form.get_by_role("button", name="Save").press("Enter")
    row = plans.locator(".plan-row")
    expect(row).to_contain_text("offered")
    expect(row).to_contain_text("Boris Alm")
    link = row.get_by_role("link", name="Open the plan")
    expect(link).to_have_attribute("rel", "noopener noreferrer")

    row.get_by_role("button", name="Plan made…").press("Enter")
    row.get_by_label("Next follow-up").fill(in_days(60).isoformat())
    row.get_by_role("button", name="Save").press("Enter")
    expect(row.locator(".error")).to_contain_text("took part")
    chip(row, "Partly")
    row.get_by_role("button", name="Save").press("Enter")
    expect(row).to_contain_text("The person took part: partly")
    maria.page.get_by_role("button", name="Undo").press("Enter")
    expect(row).to_contain_text("offered")
    expect(row.get_by_role("button", name="Followed up…")).to_have_count(0)


def test_another_screen_follows_and_nothing_is_overwritten(enters: Entering, planned: Stage) -> None:
    maria, boris = enters("maria", page_of(planned)), enters("boris", page_of(planned))
    for each in (maria, boris):
        row = section(each).locator(".plan-row")
        row.get_by_role("button", name="Followed up…").click()
        row.get_by_label("Next follow-up").fill(in_days(90).isoformat())
        chip(row, "Yes")
    section(maria).get_by_role("button", name="Save").click()
    expect(section(maria).locator(".plan-signs")).to_have_count(0)
    expect(section(boris).locator(".plan-signs")).to_have_count(0)  # it follows, and keeps what is typed
    form = section(boris).locator("[data-form]")
    expect(form.get_by_label("Next follow-up")).to_have_value(in_days(90).isoformat())
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".form-error")).to_contain_text("else changed this")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(section(maria).locator(".plan-history summary")).to_contain_text("3")


def test_what_the_person_thinks_is_written_down(enters: Entering, planned: Stage) -> None:
    maria = enters("maria", page_of(planned))
    row = section(maria).locator(".plan-row")
    row.get_by_role("button", name="Ask the person…").click()
    row.get_by_label("The person did not want to answer").check()
    expect(row.get_by_text("Did it get better?")).to_have_count(1)  # in what was said before
    row.get_by_role("button", name="Save").click()
    expect(row.locator(".plan-thought")).to_have_count(2)
    expect(row.locator(".plan-thought").first).to_contain_text("did not want to answer")


def test_the_page_of_plans_leads_to_the_person_and_prints(enters: Entering, planned: Stage) -> None:
    boris = enters("boris", "/plans")
    radar = boris.page.get_by_role("region", name="SIP radar")
    expect(radar.locator("li")).to_have_count(1)
    expect(radar.get_by_role("heading", level=3)).to_contain_text("the follow-up has passed")
    boris.page.get_by_role("link", name="Mine", exact=True).click()
    expect(radar.locator("li")).to_have_count(0)
    expect(boris.page.get_by_role("region", name="What comes next").locator("li")).to_have_count(1)
    boris.page.get_by_role("link", name="Hanna B.").click()
    expect(boris.page).to_have_url(re.compile(r"/patients/"))
    expect(section(boris)).to_contain_text("Cosmic/SIP")


def test_a_follow_up_that_passed_reminds_on_the_card(enters: Entering, planned: Stage) -> None:
    maria = enters("maria")
    maria.opens_panel("Ismail")
    expect(maria.panel).to_contain_text("SIP: next step due")
