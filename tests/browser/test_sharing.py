"""A nurse of the region and a housing supporter side by side: what one shows the other, and how it ends."""

import re
import uuid
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from fact_board.board.actions.notes import write_note
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient
from tests.board.conftest import Stage
from tests.board.team_at_work import place, task
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.people import Person
from tests.browser.test_everyone import looked_at
from tests.live_server import LiveServer
from tests.world import World, build_world

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SEAM = "Not shared: consent missing · Psykosmottagningen"


@pytest.fixture
def stage(served: LiveServer, migrated_app: Flask) -> Stage:
    """Nobody has agreed to anything. Both parties know Ismail, whom the region has on the board."""
    with migrated_app.app_context():
        made = Stage(build_world(name=f"Team {uuid.uuid4().hex[:6]}", is_shared=False))
        place(made.world, "Ismail")
        task(made.world, "Ismail")
        write_note(made.world.patient("Ismail"), "Sover inte", id=new_id(), by=made.world.member("maria"))
        enters_in_books_of_boris(made.world, "Ismail")
        db.session.rollback()
        db.session.remove()
    return made


def enters_in_books_of_boris(world: World, name: str) -> None:
    known = world.known(name)
    enrol_patient(
        world.team,
        id=new_id(),
        name=known.name,
        birth_year=known.birth_year,
        contact=world.staff("boris"),
        by=world.member("boris"),
    )


def finds(person: Person, name: str) -> Locator:
    """The person in the list of those one's own party knows."""
    person.page.keyboard.press("/")
    person.dialog.locator("input").fill(name)
    return person.dialog.locator("li").filter(has_text=name)


def opens_found(person: Person, name: str) -> None:
    finds(person, name).locator(".found-person").click()
    expect(person.panel.get_by_role("heading", name="Sharing")).to_be_visible()


def gives_consent(person: Person, name: str) -> None:
    """Three taps from the card: open, consent, save."""
    person.card(name).locator(".who a").click()
    person.panel.locator(".panel-summary").get_by_role("button", name="Consent…").click()
    person.presses("Save", person.dialog)
    expect(person.page.locator("dialog.dialog")).to_have_count(0)


def test_consent_asked_for_given_used_and_withdrawn(enters: Entering) -> None:
    maria, boris = enters("maria"), enters("boris")
    expect(boris.card("Ismail")).to_have_count(0)
    found = finds(boris, "Ismail")
    expect(found.locator(".seam")).to_contain_text(SEAM)
    found.get_by_role("button", name="Ask for consent").click()
    expect(found.locator(".seam")).to_contain_text("Asked")
    boris.page.keyboard.press("Escape")

    gives_consent(maria, "Ismail")
    expect(maria.panel).to_contain_text("Fråga om samtycke")  # a task for the primary contact
    shares = maria.panel.locator(".shares")
    expect(shares).to_contain_text("They see: everything")
    expect(shares).to_contain_text("oral consent")
    card = boris.card_in("Ismail", "avoiding")
    expect(card).to_be_visible()
    expect(card.locator(".seam")).to_have_count(0)
    boris.opens_panel("Ismail")
    expect(boris.panel.locator(".note").filter(has_text="Sover inte")).to_be_visible()
    expect(boris.panel.locator(".shares")).to_contain_text("We see: everything")

    maria.panel.get_by_role("button", name="Withdraw…").click()
    expect(maria.dialog).to_contain_text("it leaves their screens at once")
    maria.presses("Withdraw", maria.dialog)
    expect(maria.panel.locator(".shares").first).to_contain_text("They see: nothing")
    expect(boris.card("Ismail")).to_have_count(0)
    expect(boris.panel.locator(".note")).to_have_count(0)
    expect(boris.panel.locator(".seam").first).to_contain_text(SEAM)
    assert "Sover inte" not in boris.page.content()


def test_a_part_of_it_says_what_is_kept_back(enters: Entering) -> None:
    maria, boris = enters("maria"), enters("boris")
    maria.opens_panel("Ismail")
    maria.panel.locator(".panel-summary").get_by_role("button", name="Consent…").click()
    for words in ("What is written", "Plans, goals"):
        maria.dialog.get_by_label(re.compile(words)).uncheck()
    maria.presses("Save", maria.dialog)
    card = boris.card("Ismail")
    expect(card).to_contain_text("Not shared")
    boris.opens_panel("Ismail")
    expect(boris.panel.locator(".panel-body")).to_contain_text("Not shared")
    assert not re.search(r"\b(undefined|null|NaN)\b", boris.page.locator("body").inner_text())


def test_other_grounds_need_a_reason_and_what_was_typed_stays(enters: Entering) -> None:
    maria = enters("maria")
    maria.opens_panel("Ismail")
    maria.panel.get_by_role("button", name="Other ground…").click()
    maria.chooses("OSL 25:12: needed for care or support")
    maria.presses("Save", maria.dialog)
    expect(maria.dialog.locator(".error")).to_contain_text("Say why it is needed without consent.")
    maria.types("Why is it needed?", "Bor ensam, måste få medicin")
    maria.page.context.set_offline(True)
    maria.presses("Save", maria.dialog)
    maria.page.wait_for_timeout(300)
    expect(maria.dialog.get_by_label("Why is it needed?")).to_have_value("Bor ensam, måste få medicin")
    maria.page.context.set_offline(False)
    expect(maria.panel.locator(".shares")).to_contain_text("OSL 25:12")
    expect(maria.panel.locator(".shares")).to_contain_text("ends in 7 days")


def test_a_block_closes_and_is_lifted(enters: Entering) -> None:
    maria, boris = enters("maria"), enters("boris")
    gives_consent(maria, "Ismail")
    expect(boris.card("Ismail")).to_be_visible()
    maria.panel.get_by_role("button", name="Block…").click()
    maria.presses("Block", maria.dialog)
    expect(boris.card("Ismail")).to_have_count(0)
    maria.panel.get_by_role("button", name="Lift the block").click()
    maria.presses("Lift the block", maria.dialog)
    expect(boris.card("Ismail")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_nothing_serious_in_sharing(
    enters: Entering, axe: str, locale: str, viewport: dict[str, int]
) -> None:
    context: dict[str, Any] = {"locale": locale, "viewport": viewport}
    karin = enters("karin", **context)
    complaints = looked_at(karin.page, axe, "board with seams")
    karin.card("Ismail").locator(".who a").click()
    sharing = karin.panel.locator(".shares")
    expect(sharing).to_be_visible()
    complaints += looked_at(karin.page, axe, "panel")
    acts = [sharing.locator(".panel-acts .button").nth(at) for at in range(3)]
    heads = karin.panel.locator("section.panel-part > header .button")
    acts += [heads.last, heads.nth(heads.count() - 2)]
    for act in acts:
        act.click()
        expect(karin.dialog).to_be_visible()
        complaints += looked_at(karin.page, axe, act.inner_text())
        karin.dialog.locator(".dialog-head .icon-button").click()
    assert complaints == []
