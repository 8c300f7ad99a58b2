"""The caseload page's charts: drawn, named, told in words, each with its table, alive and on paper."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.board.team_at_work import place
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]

CHARTS = {  # name, and the heads of its table
    "People on the board, week by week": ("Date", "On the board", "Model"),
    "People in the team, week by week": ("Date", "People", "Model"),
    "Share on the board, week by week": ("Date", "Share", "Of"),
    "Onto the board and off it, week by week": ("Week from", "Came", "Went", "Difference"),
    "Per colleague": ("Colleague", "Party", "People", "Full-time posts", "Per full-time post", "Against"),
    "Category and time on the board": ("Category", "Now", "Median days", "9 of 10", "Back within"),
}
ALWAYS_OPEN = "Category and time on the board"
LATEST = 10_000  # ms: five seconds, and as much for a machine that others use too


def caseload(stage: Stage) -> str:
    return f"/teams/{stage.world.team_id}/caseload"


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_a_named_picture_with_words_and_a_table(
    enters: Entering, stage: Stage, name: str
) -> None:
    page = enters("karin", caseload(stage)).page
    card = page.locator("article", has=page.get_by_role("heading", name=name, exact=True))
    picture = card.get_by_role("img", name=name, exact=True)
    expect(picture).to_be_visible()
    assert picture.evaluate("(drawn) => drawn.tagName") == "svg"
    words = page.locator(f"#{picture.get_attribute('aria-describedby')}")
    assert len(words.inner_text()) > len(name) / 2
    table, button = card.locator("table"), card.locator("summary")
    if name != ALWAYS_OPEN:
        expect(table).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
    expect(table).to_be_visible()
    for number, head in enumerate(CHARTS[name]):
        expect(table.locator("thead th").nth(number)).to_contain_text(head)
    button.focus()
    page.keyboard.press("Space")
    expect(table).to_be_hidden()


def test_the_charts_and_the_tables_say_the_same(enters: Entering, stage: Stage) -> None:
    page = enters("karin", caseload(stage)).page
    card = page.locator("#chart-board")
    shown = card.locator("svg .end-word").text_content() or ""
    card.locator("summary").click()
    expect(card.locator("tbody tr").first.locator("td").first).to_have_text(shown)
    expect(card.locator(".says")).to_contain_text(f"{shown} on")


def test_what_happens_is_shown_within_five_seconds_and_leaves_the_reader_in_peace(
    enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    page = enters("karin", caseload(stage)).page
    card = page.locator("#chart-board")
    expect(page.locator(".load-head .live")).to_have_attribute("data-status", "live")
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    was = int(card.locator("svg .end-word").text_content() or "")
    untouched = page.locator("#chart-colleagues .plot").element_handle()
    with migrated_app.app_context():
        place(stage.world, "Olof")
        db.session.remove()
    expect(card.locator("svg .end-word")).to_have_text(str(was + 1), timeout=LATEST)
    expect(card.locator("tbody tr").first.locator("td").first).to_have_text(str(was + 1))
    assert card.locator("summary").evaluate("(one) => one === document.activeElement")
    assert untouched.evaluate("(drawn) => drawn.isConnected")


def test_nothing_is_drawn_anew_while_nothing_happened(enters: Entering, stage: Stage) -> None:
    page = enters("karin", caseload(stage)).page
    drawn = page.locator("#chart-board svg").element_handle()
    with page.expect_response(lambda answer: answer.status == 304, timeout=LATEST):
        pass
    page.set_viewport_size({"width": DESK["width"], "height": 700})
    assert drawn.evaluate("(one) => one.isConnected")


def test_without_what_draws_the_tables_say_the_same(enters: Entering, stage: Stage) -> None:
    karin = enters("karin")
    karin.page.route("**/drawing*.js", lambda route: route.abort())
    karin.opens(caseload(stage))
    expect(karin.page.locator("#chart-board")).to_contain_text("Its table says the same")
    karin.page.unroute("**/drawing*.js")
    expect(karin.page.locator("#chart-board svg")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_charts_and_tables_are_for_everyone(
    enters: Entering, stage: Stage, axe: str, language: str, viewport: dict[str, int]
) -> None:
    karin = enters("karin", caseload(stage), viewport=viewport, locale=language)
    refused = _complaints(karin.page)
    karin.page.reload()
    expect(karin.page.locator(".chart svg")).to_have_count(len(CHARTS))
    karin.page.locator("details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    assert looked_at(karin.page, axe, "charts") == []
    assert karin.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert refused == []


def test_on_paper_the_charts_fit_and_the_buttons_are_gone(enters: Entering, stage: Stage) -> None:
    page = enters("karin", caseload(stage)).page
    expect(page.locator(".chart svg")).to_have_count(len(CHARTS))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    expect(page.locator(".chart-card summary").first).to_be_hidden()
    for chart in page.locator(".chart").all():
        room, drawn = chart.bounding_box(), chart.locator("svg").bounding_box()
        assert room
        assert drawn
        assert drawn["width"] <= room["width"] + 1
    parties = {"region": "none", "municipality": "5px, 3px"}  # told apart without colour
    styles = "(one) => getComputedStyle(one).strokeDasharray"
    for party, dashes in parties.items():
        for swatch in page.locator(f".load.{party}").all():
            assert swatch.evaluate(styles) == dashes


def _complaints(page: Page) -> list[str]:
    """What the browser refuses because of the page's policy, and what it can't draw."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    return said
