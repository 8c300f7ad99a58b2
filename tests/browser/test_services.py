"""Services and needs on the person's page: written down, corrected, ended, taken back; by keyboard too."""

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from fact_board import clock
from fact_board.columns import new_id
from fact_board.coordination.services.actions import Given, Lacking, add_need, add_service
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.people import Person
from tests.browser.test_log import check

pytestmark = [pytest.mark.browser, pytest.mark.servers]


@pytest.fixture
def served_person(migrated_app: Flask, stage: Stage) -> str:
    """Ismail has boendestöd and needs something to do; the address of his page."""
    with migrated_app.app_context():
        world = stage.world
        kinds = {kind.label: kind.id for kind in kinds_of(world.team_id)}
        ismail, boris = world.patient("Ismail"), world.member("boris")
        given = Given(kinds["Boendestöd"], provider="Boendestöd Öster", owner_id=world.staff_ids["boris"])
        add_service(ismail, given, id=new_id(), by=boris)
        lacking = Lacking(kinds["Sysselsättning"], "hard_to_motivate", "", clock.today())
        add_need(world.patient("Ismail"), lacking, id=new_id(), by=world.member("maria"))
        db.session.remove()
    return f"/patients/{stage.ids['Ismail']}"


def section(person: Person) -> Locator:
    return person.page.locator("[data-section=services]")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_section_and_its_forms(
    enters: Entering, served_person: str, axe: str, locale: str, size: dict[str, int]
) -> None:
    maria = enters("maria", served_person, locale=locale, viewport=size)
    expect(section(maria).locator(".person-rows > li")).to_have_count(2)
    for button in section(maria).locator("header .button").all():
        button.click()
    section(maria).locator(".row-acts .link").nth(1).click()
    expect(section(maria).locator(".inline-form")).to_have_count(3)
    check(maria, axe)


def test_a_service_is_written_down_and_stands_on_the_others_screen(
    enters: Entering, served_person: str
) -> None:
    boris, maria = enters("boris", served_person), enters("maria", served_person)
    section(maria).get_by_role("button", name="Write down a service…").click()
    form = section(maria).locator(".inline-form")
    expect(form.get_by_label("Service")).to_be_focused()
    form.get_by_label("Who gives it?").fill("Daglig verksamhet Norr")
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".error")).to_have_text("Choose a service.")
    form.get_by_label("Service").select_option(label="Sysselsättning")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(section(boris)).to_contain_text("Daglig verksamhet Norr")


def test_what_was_ended_can_be_taken_back(enters: Entering, served_person: str) -> None:
    maria = enters("maria", served_person)
    row = section(maria).locator(".person-rows > li", has_text="Boendestöd Öster")
    row.get_by_role("button", name="End Boendestöd").click()
    row.get_by_role("button", name="End it").click()
    maria.sees_toast("Boendestöd ends.")
    expect(row).to_contain_text("until")
    maria.page.get_by_role("button", name="Undo").click()
    expect(row).not_to_contain_text("until")


def test_a_need_is_met_by_a_service(enters: Entering, served_person: str) -> None:
    maria = enters("maria", served_person)
    need = section(maria).locator(".needs > li")
    expect(need).to_contain_text("Needs: Sysselsättning")
    need.get_by_role("button", name="Met: Sysselsättning").click()
    expect(need.locator("select option:checked").first).to_have_text("Sysselsättning")
    need.get_by_role("button", name="Save").click()
    expect(section(maria).locator(".needs")).to_have_count(0)
    expect(section(maria).locator(".person-rows").first).to_contain_text("Sysselsättning")


def test_what_somebody_else_changed_meanwhile_is_told_and_what_was_typed_is_kept(
    enters: Entering, served_person: str
) -> None:
    maria, boris = enters("maria", served_person), enters("boris", served_person)
    for person, provider in ((maria, "Stöd Syd"), (boris, "Stöd Nord")):
        section(person).get_by_role("button", name="Correct Boendestöd").click()
        section(person).get_by_label("Who gives it?").fill(provider)
    for person in (maria, boris):
        section(person).locator(".inline-form").get_by_role("button", name="Save").click()
    expect(section(boris).locator(".form-error")).to_contain_text("Someone else changed this")
    expect(section(boris).get_by_label("Who gives it?")).to_have_value("Stöd Nord")
    section(boris).locator(".inline-form").get_by_role("button", name="Save").click()
    expect(section(maria)).to_contain_text("Stöd Nord")
