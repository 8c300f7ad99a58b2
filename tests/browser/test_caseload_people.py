"""From a number on the caseload page to the people behind it."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from tests.board.conftest import Stage
from tests.browser.conftest import PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def test_a_number_opens_its_people_and_takes_the_focus_back(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", f"/teams/{stage.world.team_id}/caseload")
    whole = karin.page.get_by_role("button", name=re.compile(r": The whole board$"))
    whole.focus()
    karin.page.keyboard.press("Enter")
    links = karin.dialog.locator(".behind a")
    expect(links.first).to_be_visible()
    assert links.count() == int(whole.inner_text())
    expect(karin.dialog.locator("h2")).to_have_text("The whole board")
    karin.page.keyboard.press("Escape")
    expect(karin.dialog).to_have_count(0)
    expect(whole).to_be_focused()
    karin.page.keyboard.press("Enter")
    links.first.click()
    expect(karin.page).to_have_url(re.compile(r"/patients/"))


def test_the_other_party_is_told_how_many_more(enters: Entering, stage: Stage, migrated_app: Flask) -> None:
    with migrated_app.app_context():
        petra = stage.world.patient("Petra")
        for basis in [one for one in petra.bases if one.party_id == stage.world.parties["region"]]:
            withdraw_basis(basis, by=stage.world.member("maria"))
    boris = enters("boris", f"/teams/{stage.world.team_id}/caseload")
    whole = boris.page.get_by_role("button", name=re.compile(r": The whole board$"))
    whole.click()
    expect(boris.dialog.locator(".behind")).to_contain_text("plus 1 not shared with you")
    expect(boris.dialog.locator(".behind")).not_to_contain_text("Petra")


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_the_list_is_readable_on_a_phone(enters: Entering, stage: Stage, axe: str, language: str) -> None:
    path = f"/teams/{stage.world.team_id}/caseload"
    karin = enters("karin", path, viewport=PHONE, locale=language)
    karin.page.locator(".work .number").first.click()
    expect(karin.dialog.locator(".behind .small")).to_be_visible()
    assert looked_at(karin.page, axe, "the people behind a number") == []
    assert karin.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(karin.dialog.locator("h2")).not_to_be_empty()


def test_the_tables_are_taken_out_from_a_menu(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", f"/teams/{stage.world.team_id}/caseload?weeks=52")
    button = karin.page.get_by_role("button", name="Take out as…")
    button.focus()
    karin.page.keyboard.press("Enter")
    expect(karin.page.get_by_role("menuitem").first).to_be_focused()
    karin.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    with karin.page.expect_download() as taken:
        karin.page.get_by_role("menuitem", name="CSV, all tables").click()
    assert taken.value.suggested_filename.endswith(f"-{clock.today().isoformat()}.csv")
    assert taken.value.path().read_text(encoding="utf-8-sig").count("\n") > 52
