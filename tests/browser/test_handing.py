"""A task handed over on the phone: offered, taken or declined by name, and the giver's until then."""

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from fact_board import clock
from fact_board.extensions import db
from fact_board.meeting.models import Meeting
from tests.board.conftest import Stage
from tests.browser.conftest import PHONE, Entering
from tests.browser.people import Person
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]
OFFERED = "Ring hyresvärden"  # by Karin to Maria: see `tell`


@pytest.fixture
def between_meetings(stage: Stage, migrated_app: Flask) -> Stage:
    """What is handed over now is offered."""
    with migrated_app.app_context():
        db.session.get_one(Meeting, stage.ids["meeting"]).closed_at = clock.now()
        db.session.commit()
        db.session.remove()
    return stage


def row(person: Person, task: str) -> Locator:
    return person.page.locator(".phone-row", has_text=task).filter(has=person.page.locator(".tick"))


def offered(person: Person, task: str = OFFERED) -> Locator:
    return person.page.locator(".phone-offer", has_text=task)


def test_what_is_offered_is_declined_with_a_reason_and_then_taken_by_another(
    enters: Entering, between_meetings: Stage
) -> None:
    maria, sara = (enters(name, "/phone", viewport=PHONE) for name in ("maria", "sara"))
    staff = between_meetings.world.staff_ids
    row(maria, "Ring mamman").locator(".what").click()
    maria.presses("Hand over…", maria.dialog)
    expect(maria.dialog).to_contain_text("It stays yours until they have taken it.")
    maria.dialog.get_by_label("Who?").select_option(value=str(staff["sara"]))
    maria.presses("Hand over", maria.dialog)
    expect(row(maria, "Ring mamman")).to_contain_text("Sara Öst hasn't taken it yet")
    expect(offered(sara, "Ring mamman")).to_contain_text("From Maria Berg, who has it until you take it")
    offered(sara, "Ring mamman").get_by_role("button", name="Say no: Ring mamman").click()
    sara.types("Why? Maria Berg reads it.", "Jag är på utbildning")
    sara.presses("Say no", sara.dialog)
    expect(offered(sara, "Ring mamman")).to_have_count(0)
    expect(row(maria, "Ring mamman")).to_contain_text("Sara Öst could not take it: Jag är på utbildning")


def test_an_offer_is_taken_without_a_network_and_sent_once_there_is_one(
    enters: Entering, between_meetings: Stage
) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    expect(offered(maria)).to_be_visible()
    maria.page.context.set_offline(True)
    offered(maria).get_by_role("button", name=f"Take it: {OFFERED}").click()
    expect(offered(maria)).to_contain_text("waits to be sent")
    maria.page.context.set_offline(False)
    expect(offered(maria)).to_have_count(0)
    expect(row(maria, OFFERED)).to_have_count(2)  # hers, and the one she offers Karin


def test_the_giver_takes_an_offer_back(enters: Entering, between_meetings: Stage) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    mine = row(maria, OFFERED)
    expect(mine).to_contain_text("Karin Lund hasn't taken it yet")
    mine.locator(".what").click()
    maria.presses("Take the offer back", maria.dialog)
    expect(mine).not_to_contain_text("hasn't taken it yet")


def test_it_is_offered_and_answered_in_the_panel_too(
    enters: Entering, between_meetings: Stage, axe: str
) -> None:
    sara, boris = enters("sara"), enters("boris")
    for person in (sara, boris):
        person.card("Ismail").get_by_role("link").first.click()
    of_sara = sara.panel.locator("li:has(input.tick)", has_text="Ring mamman")
    of_sara.get_by_role("button", name="Hand over").click()
    expect(sara.dialog).to_contain_text("It stays with its owner until they have taken it.")
    sara.dialog.get_by_label("Who?").select_option(value=str(between_meetings.world.staff_ids["boris"]))
    sara.presses("Hand over", sara.dialog)
    expect(of_sara).to_contain_text("Boris Alm hasn't taken it yet")
    of_boris = boris.panel.locator("li:has(input.tick)", has_text="Ring mamman")
    expect(of_boris).to_contain_text("Offered to you")
    assert looked_at(boris.page, axe, "an offer in the panel") == []
    of_boris.get_by_role("button", name="Say no…").click()
    expect(boris.dialog).to_be_visible()
    assert looked_at(boris.page, axe, "saying no") == []
    boris.page.keyboard.press("Escape")
    expect(boris.dialog).to_have_count(0)
    of_boris.get_by_role("button", name="Take it").click()
    expect(of_sara).to_contain_text("Boris Alm")
    expect(of_sara).not_to_contain_text("hasn't taken it yet")
    expect(of_boris.get_by_role("button", name="Take it")).to_have_count(0)
