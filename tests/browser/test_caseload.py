"""The caseload page: which days it is about, and what stands behind its numbers."""

import pytest
from playwright.sync_api import expect

from tests.board.conftest import Stage
from tests.browser.conftest import PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def test_other_days_are_chosen_and_stand_in_the_address(enters: Entering, stage: Stage, axe: str) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload").page
    table = page.locator("details", has_text="Show as a table").first
    table.locator("summary").click()
    expect(table.locator("tbody tr")).to_have_count(13)
    page.locator(".load-head .period select").select_option("12 months")
    expect(table.locator("tbody tr")).to_have_count(52)
    page.locator(".load-head .period select").select_option("From – to…")
    page.get_by_role("textbox", name="From", exact=True).or_(
        page.get_by_label("From", exact=True)
    ).first.fill("2026-11-02")
    page.get_by_label("To", exact=True).fill("2026-11-15")
    expect(table.locator("tbody tr")).to_have_count(2)
    assert looked_at(page, axe, "days from and to") == []
    page.reload()
    expect(page.get_by_label("From", exact=True)).to_have_value("2026-11-02")
    table.locator("summary").click()
    expect(table.locator("tbody tr")).to_have_count(2)


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_the_work_is_readable_on_a_phone(enters: Entering, stage: Stage, axe: str, language: str) -> None:
    path = f"/teams/{stage.world.team_id}/caseload"
    page = enters("karin", path, viewport=PHONE, locale=language).page
    expect(page.locator("table.work tbody")).to_have_count(5)
    assert looked_at(page, axe, "work") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".scroll", has=page.locator("table.work")).evaluate(
        "it => it.scrollWidth <= it.clientWidth"
    )


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_what_a_figure_means_opens_and_closes_by_keyboard(
    enters: Entering, stage: Stage, axe: str, language: str
) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload", locale=language).page
    button, meaning = page.locator(".about[popovertarget=about-per_fte]"), page.locator("#about-per_fte")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    button.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("16,7–20" if language == "sv-SE" else "16.7–20")
    assert looked_at(page, axe, "what a figure means") == []
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # into what has opened
    expect(meaning.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(meaning).to_be_hidden()
