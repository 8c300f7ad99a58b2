"""Teams beside each other: sorted by keyboard, read on a phone, printed, taken out, and left for a team."""

import re
from decimal import Decimal

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.actions import add_membership
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_everyone import looked_at
from tests.world import World, build_world

pytestmark = [pytest.mark.browser, pytest.mark.servers]
PAGE = re.compile(rb"/Type\s*/Page\b")
LANDSCAPE = re.compile(rb"/MediaBox\s*\[0 0 84[12][.\d]* 59[45]")
BOTH = pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])


@pytest.fixture
def other(migrated_app: Flask, stage: Stage) -> World:
    """A second, smaller team that Karin leads as well."""
    with migrated_app.app_context():
        world = build_world(("Hanna Björk", "Olof Friis"), name="Team Söder")
        add_membership(
            world.team,
            stage.world.staff("karin"),
            id=new_id(),
            party=world.parties["region"],
            profession="team_leader",
            role="leader",
            fte=Decimal(0),
            initials="QZ",
            starts_on=clock.today() - (clock.today() - stage.world.member("karin").starts_on) * 2,
            by=None,
        )
        db.session.remove()
        return world


def names(page: Page) -> Locator:
    return page.locator("table.teams tbody th")


@BOTH
def test_the_link_leads_there_and_columns_sort_by_keyboard(
    enters: Entering, stage: Stage, other: World, axe: str, locale: str
) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload", locale=locale, viewport=DESK).page
    page.locator(".load-head a[href*=compare]").click()
    expect(names(page)).to_have_text([re.compile("Team [0-9a-f]"), re.compile("Team Söder")])
    expect(page.locator("h1")).to_have_text("Jämför team" if locale == "sv-SE" else "Compare teams")
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    people = page.locator("th:has([popovertarget=about-patients])")
    people.locator(".sort").focus()
    page.keyboard.press("Enter")
    expect(people).to_have_attribute("aria-sort", "descending")
    expect(names(page).first).to_contain_text(re.compile("Team [0-9a-f]{6}"))
    page.keyboard.press("Space")
    expect(people).to_have_attribute("aria-sort", "ascending")
    expect(names(page).first).to_contain_text("Team Söder")
    expect(people.locator(".sort")).to_be_focused()
    assert looked_at(page, axe, "teams beside each other") == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#about-patients")).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    expect(names(page).first).to_contain_text("Team Söder")
    page.locator(".period select").select_option("52")
    expect(page.locator("table.teams")).to_be_visible()
    assert "sort=patients" in page.url
    assert "weeks=52" in page.url


@BOTH
def test_on_a_phone_the_table_moves_beside_the_names(
    enters: Entering, stage: Stage, other: World, axe: str, locale: str
) -> None:
    address = f"/teams/{stage.world.team_id}/caseload/compare"
    page = enters("karin", address, locale=locale, viewport=PHONE).page
    expect(names(page)).to_have_count(2)
    assert looked_at(page, axe, "teams on a phone") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".scroll").focus()
    page.locator(".scroll").evaluate("place => place.scrollTo(place.scrollWidth, 0)")
    expect(page.locator("th:has([popovertarget=about-waiting]) .sort")).to_be_in_viewport()
    expect(names(page).first).to_be_in_viewport(ratio=0.9)


def test_printed_it_is_one_landscape_page(enters: Entering, stage: Stage, other: World) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload/compare", viewport=DESK).page
    expect(names(page)).to_have_count(2)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(printed)) == 1
    assert LANDSCAPE.search(printed)


def test_the_table_is_taken_out_of_the_chosen_days(enters: Entering, stage: Stage, other: World) -> None:
    address = f"/teams/{stage.world.team_id}/caseload/compare?weeks=52"
    page = enters("karin", address, viewport=DESK).page
    page.locator(".load-head button[aria-haspopup=menu]").click()
    with page.expect_download() as taken:
        page.get_by_role("menuitem", name="CSV").click()
    assert "weeks=52" in taken.value.url
    assert taken.value.suggested_filename.endswith(".csv")


def test_a_teams_name_leads_to_its_page(enters: Entering, stage: Stage, other: World) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload/compare", viewport=DESK).page
    names(page).get_by_role("button", name="Team Söder").press("Enter")
    expect(page.locator("h1")).to_contain_text("Team Söder")
    expect(page).to_have_url(re.compile(f"/teams/{other.team_id}/caseload"))
    page.locator(".load-head a[href*=compare]").click()
    expect(names(page).get_by_role("link")).to_have_text("Team Söder")


def test_who_leads_one_team_is_offered_nothing(enters: Entering, stage: Stage) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload", viewport=DESK).page
    expect(page.locator(".gauges")).to_be_visible()
    expect(page.locator(".load-head a[href*=compare]")).to_have_count(0)
