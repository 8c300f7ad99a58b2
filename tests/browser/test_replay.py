"""Looking back in a browser: an earlier board that nobody takes for now."""

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.browser.conftest import PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]

NOT_NOW = {"sv-SE": re.compile(r"Så såg tavlan ut .* – inte nu"), "en-GB": re.compile(r"looked .* – not now")}


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_board_of_then_says_that_it_is_not_now(
    enters: Entering, axe: str, language: str, size: str
) -> None:
    given = {"viewport": PHONE} if size == "phone" else {}
    page = enters("karin", "/replay", locale=language, **given).page
    expect(page.get_by_role("heading", level=1)).to_have_text(NOT_NOW[language])
    expect(page.locator(".moment input[type=range]")).to_be_visible()
    expect(page.locator("[data-step]")).to_have_count(4)
    assert looked_at(page, axe, f"looking back, {size}") == []
    page.locator(".left-out summary").click()
    expect(page.locator(".left-out li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def moment(page: Page, seconds_ago: int) -> str:
    """An address of the board so long ago."""
    at: str = page.evaluate(f"new Date(Date.now() - {seconds_ago * 1000}).toISOString()")
    return f"/replay?at={at}"


def at_now(page: Page) -> None:
    """This very moment: a second ago nobody may have been on the board yet."""
    page.goto(moment(page, 0))
    expect(page.locator(".board .card").first).to_be_visible()


@pytest.fixture
def changes(stage: Stage, migrated_app: Flask) -> Stage:
    """Something was to be done for Olof three hours ago, and for Petra two hours ago."""
    with migrated_app.app_context():
        world = stage.world
        for hours, name in ((3, "Olof"), (2, "Petra")):
            with clock.at(clock.now() - dt.timedelta(hours=hours)):
                todo = Todo(new_id(), "Ring", world.staff("maria"), clock.today())
                add_task(world.patient(name), todo, by=world.member("maria"))
        db.session.rollback()
        db.session.remove()
    return stage


def test_steps_and_arrows_lead_from_change_to_change(enters: Entering, changes: Stage) -> None:
    page = enters("karin", "/replay").page
    two, three = (url_at(moment(page, seconds)) for seconds in (7100, 10700))
    page.goto(moment(page, 3600))
    page.get_by_role("button", name="‹ Change").click()
    page.wait_for_url(lambda url: url_at(url) < two)
    two_hours_ago = page.url
    page.locator("h1").click()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: url_at(url) < three)
    expect(page.locator("#replay-page")).to_have_attribute("aria-busy", "false")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(two_hours_ago)


def url_at(url: str) -> str:
    return unquote(url).partition("at=")[2]


def test_the_slider_goes_back_to_an_empty_board_by_keyboard(enters: Entering, stage: Stage, axe: str) -> None:
    page = enters("karin", "/replay").page
    at_now(page)
    page.locator(".moment input[type=range]").focus()
    page.keyboard.press("Home")
    expect(page.get_by_text("No one was on the board then.")).to_be_visible()
    expect(page.get_by_role("slider")).to_have_attribute(
        "aria-valuetext", re.compile(r"\w+day,? \d+ \w+ \d{4}")
    )
    assert looked_at(page, axe, "nobody then") == []
    day = page.locator(".moment input[type=date]").input_value()
    assert day < page.evaluate("new Date().toISOString().slice(0, 10)")


def test_what_goes_wrong_is_said_and_shows_no_board(enters: Entering, stage: Stage, axe: str) -> None:
    person = enters("karin", "/replay")
    page = person.page
    expect(page.locator(".then")).to_be_visible()

    def fail(route: Route) -> None:
        route.fulfill(status=503, body="")

    page.route("**/replay?**", fail)
    page.locator(".moment input[type=time]").fill("00:01")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".board")).to_have_count(0)
    assert looked_at(page, axe, "trouble") == []
    page.unroute("**/replay?**")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("No one was on the board then.").or_(page.locator(".board"))).to_be_visible()
    person.errors.clear()  # the browser itself says that the answer was 503


def test_the_page_is_found_from_the_caseload(enters: Entering, stage: Stage) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload").page
    page.get_by_role("main").get_by_role("link", name="The board as it was").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NOT_NOW["en-GB"])


def test_an_open_page_loses_whom_its_reader_may_no_longer_see(
    enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    page = enters("boris", "/replay").page
    at_now(page)
    petra = page.locator(f".card[data-patient='{stage.world.people['Petra Dahl']}']")
    expect(petra).to_be_visible()
    with migrated_app.app_context():
        for basis in stage.world.patient("Petra").bases:
            withdraw_basis(basis, by=stage.world.member("maria"))
    come_back(page)
    expect(petra).to_have_count(0)
    expect(page.locator(".sums-then")).to_contain_text("not shared")


def test_an_open_page_shows_nobody_once_its_session_has_ended(enters: Entering, stage: Stage) -> None:
    person = enters("karin", "/replay")
    at_now(person.page)
    person.page.context.clear_cookies()
    come_back(person.page)
    expect(person.page.get_by_role("alert")).to_be_visible()
    expect(person.page.locator(".board")).to_have_count(0)
    person.errors.clear()  # the browser itself says that the answer was 401


def come_back(page: Page) -> None:
    """As from another window."""
    page.evaluate("dispatchEvent(new Event('focus'))")
