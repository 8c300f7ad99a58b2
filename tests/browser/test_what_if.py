"""What if, on the caseload page: by keyboard, said politely, refused at its field, and nothing kept."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def card_of(page: Page) -> Locator:
    card = page.locator("#what-if")
    expect(card.locator("tbody tr").first.locator("td")).to_have_count(2)  # the model, and the team as it is
    return card


def test_posts_and_people_are_changed_by_keyboard_and_the_answer_is_said(
    enters: Entering, stage: Stage
) -> None:
    page = enters("karin", f"/teams/{stage.world.team_id}/caseload").page
    card = card_of(page)
    now = int(card.locator("tbody tr").first.locator("td b").first.inner_text())
    card.get_by_label("People, more or fewer").focus()
    page.keyboard.type("+94")
    said = card.get_by_role("status")
    expect(said).to_contain_text("people for each full-time post")
    then = card.locator("tbody tr").first.locator("td b").nth(1)
    expect(then).to_have_text(str(now + 94))
    expect(card.get_by_label("People, more or fewer")).to_be_focused()
    before = said.inner_text()
    page.keyboard.press("Shift+Tab")  # the button before it: five people fewer
    page.keyboard.press("Enter")
    expect(then).to_have_text(str(now + 89))
    expect(said).not_to_have_text(before)
    card.get_by_role("checkbox", name="Split into two teams").focus()
    page.keyboard.press("Space")
    expect(card.get_by_role("columnheader", name="Then, team 2")).to_be_visible()
    expect(said).to_contain_text("Team 2:")
    card.get_by_role("button", name="Start over").focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("columnheader")).to_have_count(3)
    page.reload()
    card_of(page)
    expect(page.locator("#what-if").get_by_label("People, more or fewer")).to_have_value("")


@pytest.mark.parametrize(
    ("label", "typed", "why"),
    [
        ("People, more or fewer", "-999", "There aren't so many"),
        ("People, more or fewer", "2000", "1000"),
        ("Full-time posts, more or fewer", "many", "Write a number."),
    ],
)
def test_what_can_not_be_is_said_at_its_field(
    enters: Entering, stage: Stage, label: str, typed: str, why: str
) -> None:
    card = card_of(enters("karin", f"/teams/{stage.world.team_id}/caseload").page)
    field = card.get_by_label(label)
    field.fill(typed)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(why)))
    field.fill("1,0" if "posts" in label else "1")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(card.get_by_role("status")).to_contain_text("people for each full-time post")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_it_is_for_everyone(
    enters: Entering, stage: Stage, axe: str, language: str, viewport: dict[str, int]
) -> None:
    path = f"/teams/{stage.world.team_id}/caseload"
    page = enters("boris", path, viewport=viewport, locale=language).page
    card = card_of(page)
    card.get_by_role("checkbox").check()
    expect(card.get_by_role("columnheader")).to_have_count(5)
    card.locator("input").nth(1).fill("-999")
    expect(card.locator(".error")).to_be_visible()
    assert looked_at(page, axe, "what if") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
