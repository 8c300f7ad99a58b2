"""Opened in emergency by one, seen at once by the team leader, reviewed and closed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Entering
from tests.browser.people import Person
from tests.browser.test_everyone import looked_at
from tests.browser.test_sharing import opens_found, stage

pytestmark = [pytest.mark.browser, pytest.mark.servers]
__all__ = ["stage"]


def opens_in_emergency(person: Person, name: str, reason: str) -> None:
    opens_found(person, name)
    person.panel.get_by_role("button", name="Open in emergency…").click()
    person.types("Reason", "kort")
    person.presses("Open", person.dialog)
    expect(person.dialog.locator(".error")).to_be_visible()
    person.types("Reason", reason)
    person.presses("Open", person.dialog)


def test_opened_in_emergency_told_at_once_and_reviewed(enters: Entering, axe: str) -> None:
    karin, boris = enters("karin"), enters("boris")
    badge = karin.page.locator("[data-emergencies]")
    expect(badge).to_have_text("")
    opens_in_emergency(boris, "Ismail", "Öppnar inte dörren, hörs inte")
    banner = boris.panel.locator(".emergency")
    expect(banner).to_contain_text("Opened in emergency until")
    expect(boris.panel.locator(".note").filter(has_text="Sover inte")).to_be_visible()
    expect(boris.panel).to_contain_text("On the board: Hard to reach")
    expect(badge).to_have_text("1")
    complaints = looked_at(boris.page, axe, "opened")

    karin.page.get_by_role("link", name="Emergencies").click()
    opening = karin.page.locator("[data-opening]")
    expect(opening).to_contain_text("Öppnar inte dörren, hörs inte")
    expect(opening).to_contain_text("Boris Alm")
    complaints += looked_at(karin.page, axe, "to review")
    opening.get_by_role("button", name="Review…").click()
    complaints += looked_at(karin.page, axe, "review")
    karin.types("What came of looking at why?", "Befogat, rätt gjort")
    karin.presses("Save the review", karin.dialog)
    expect(karin.page.locator("[data-opening]")).to_contain_text("Befogat, rätt gjort")
    expect(badge).to_have_text("")

    banner.get_by_role("button", name="Close it").click()
    expect(banner).to_have_count(0)
    expect(boris.panel.locator(".note")).to_have_count(0)
    assert complaints == []


def test_a_barred_colleague_loses_the_person_at_once(enters: Entering) -> None:
    karin, maria = enters("karin"), enters("maria")
    maria.opens_panel("Ismail")
    karin.opens_panel("Ismail")
    karin.panel.get_by_role("button", name="Bar…").click()
    karin.dialog.get_by_label("Who?").select_option(str(maria.stage.world.staff_ids["maria"]))
    karin.presses("Bar", karin.dialog)
    expect(maria.card("Ismail")).to_have_count(0)
    expect(maria.panel).to_contain_text("not in the team, or no longer shown to you")
    karin.panel.get_by_role("button", name="Let them see again").click()
    expect(maria.card("Ismail")).to_be_visible()
