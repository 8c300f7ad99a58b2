"""The person's sheet: read together on a screen, printed on one page, in the language the person reads."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.planned.actions import Plan, plan_visit
from tests.access.scenes import take_third_party
from tests.board.conftest import Stage
from tests.board.team_at_work import in_days
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check

pytestmark = [pytest.mark.browser, pytest.mark.servers]
PAGE = re.compile(rb"/Type\s*/Page\b")
SMALLEST_PRINT_PX = 13.3  # ten points
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".person-sheet article *")]
  .filter((one) => one.checkVisibility() && one.innerText?.trim())
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.fixture
def visited(migrated_app: Flask, stage: Stage) -> Stage:
    """As much as there can be: three visits, each by two, and a third party that sees nearly all."""
    with migrated_app.app_context():
        world = stage.world
        take_third_party(world)
        world.share("Ismail", "maria", to="social", scopes=("status", "contacts", "notes", "plans"))
        world.share("Ismail", "stina", to="region", scopes=("status", "contacts", "notes", "plans"))
        for days in (1, 3, 5):
            plan = Plan(in_days(days), world.staff("maria"), companion=world.staff("boris"), time="10:30")
            plan_visit(world.patient("Ismail"), plan, id=new_id(), by=world.member("maria"))
        db.session.remove()
    return stage


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_sheet(
    enters: Entering, visited: Stage, axe: str, locale: str, size: dict[str, int]
) -> None:
    maria = enters("maria", f"/patients/{visited.ids['Ismail']}/sheet", locale=locale, viewport=size)
    expect(maria.page.locator("h1")).to_contain_text("Ismail")
    check(maria, axe)


def test_the_fullest_sheet_is_one_page_in_either_language(enters: Entering, visited: Stage) -> None:
    page = enters("maria", f"/patients/{visited.ids['Ismail']}/sheet").page
    for language, why in (("Svenska", "Varför du är på vår tavla"), ("English", "Why you are on our board")):
        page.locator(".sheet-bar").get_by_role("link", name=language).click()
        expect(page.locator("article")).to_contain_text(why)
        expect(page.locator("article li", has_text="10:30")).to_have_count(3)
        assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
        page.emulate_media(media="print")
        assert page.evaluate(SMALLEST) >= SMALLEST_PRINT_PX
        page.emulate_media(media="null")


def test_it_is_reached_from_the_panel(enters: Entering, visited: Stage) -> None:
    maria = enters("maria")
    maria.opens_panel("Ismail")
    maria.panel.get_by_role("link", name="Sheet for the person").click()
    expect(maria.page.locator("article")).to_contain_text(str(clock.today().day))
    expect(maria.page.get_by_role("button", name="Print")).to_be_visible()
