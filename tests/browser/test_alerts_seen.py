"""An alert is seen by name, on the board and in the meeting; the party's other screens say so at once."""

import pytest
from playwright.sync_api import Locator, expect

from tests.board.conftest import Stage
from tests.browser.conftest import PHONE, Entering
from tests.browser.meeting import PATH

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SEEN = "Missed visit, seen by MB"


def of_ismail(stage: Stage) -> str:
    return f"/teams/{stage.world.team_id}/board/patients/{stage.ids['Ismail']}"


def seen_button(where: Locator) -> Locator:
    return where.locator(".alerts").get_by_role("button", name="Seen: Missed visit")


def test_seen_on_the_panel_it_stands_quiet_on_a_colleagues_card(stage: Stage, enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    cards = [one.page.locator(".card", has_text="Ismail Kardelen") for one in (karin, boris)]
    for card in cards:
        expect(card.locator(".flag").first).to_have_text("Missed visit")
    maria = enters("maria", of_ismail(stage))
    panel = maria.page.locator("dialog.panel")
    seen_button(panel).click()
    expect(panel.locator(".alerts-seen")).to_contain_text(SEEN)
    expect(seen_button(panel)).to_have_count(0)
    expect(cards[0].locator(".flags")).to_contain_text(SEEN)
    expect(cards[1].locator(".flags")).not_to_contain_text("seen by")


def test_seen_in_the_meeting_on_a_phone(stage: Stage, enters: Entering) -> None:
    """By whoever has the person before them; the board and the agenda say who."""
    maria = enters("maria")
    page = enters("karin", PATH, viewport=PHONE, has_touch=True).page
    row = page.locator("dialog .agenda-row", has_text="Ismail Kardelen")
    page.get_by_role("button", name="Agenda").first.click()
    expect(row).not_to_contain_text("seen by")
    row.click()
    now = page.locator(".now", has_text="Ismail Kardelen")
    seen_button(now).click()
    expect(now.locator(".alerts-seen")).to_contain_text("Missed visit, seen by KL")
    card = maria.page.locator(".card", has_text="Ismail Kardelen")
    expect(card.locator(".flags")).to_contain_text("Missed visit, seen by KL")
