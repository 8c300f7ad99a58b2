"""An alert is seen by name, on the board and in the meeting; the party's other screens say so at once."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.actions import log_contact
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


@pytest.fixture
def missed(stage: Stage, migrated_app: Flask) -> Stage:
    """Olof, at the standard level, did not come twice."""
    with migrated_app.app_context():
        for _ in range(2):
            log_contact(
                stage.world.patient("Olof"),
                id=new_id(),
                kind="visit",
                outcome="missed",
                on=clock.today(),
                by=stage.world.member("maria"),
            )
        db.session.rollback()
        db.session.remove()
    return stage


def test_two_missed_are_a_filled_in_nomination_on_the_phone(missed: Stage, enters: Entering) -> None:
    page = enters("maria", "/phone", viewport=PHONE).page
    draft = page.locator(".phone-answer", has_text="Two missed visits")
    draft.get_by_role("button", name="Send the nomination").click()
    expect(page.get_by_label("In your own words")).to_have_value(re.compile("^Two missed visits: .+ and "))
    expect(page.locator("dialog .chip", has_text="isolation").locator("input")).to_be_checked()
    expect(page.get_by_label("Column").locator("option:checked")).to_have_text("Hard to reach")
    page.keyboard.press("Escape")
    draft.get_by_role("button", name="Put aside").click()
    expect(draft).to_have_count(0)


def test_two_missed_are_a_filled_in_nomination_in_the_panel(missed: Stage, enters: Entering) -> None:
    path = f"/teams/{missed.world.team_id}/board/patients/{missed.ids['Olof']}"
    page = enters("maria", path).page
    page.locator("dialog.panel").get_by_role("button", name="Send the nomination").click()
    expect(page.get_by_label("In your own words")).to_have_value(re.compile("^Two missed visits: "))
    page.locator("dialog").get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("dialog", has_text="The team has got your nomination")).to_be_visible()
    page.locator("dialog .form-buttons").get_by_role("button", name="Close").click()
    expect(page.locator("dialog.panel").get_by_role("button", name="Send the nomination")).to_have_count(0)
