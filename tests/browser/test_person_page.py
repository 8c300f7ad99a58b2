"""The person's page: reached from the board and the phone, live, for everybody, and on paper."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def path_of(stage: Stage, name: str = "Ismail") -> str:
    return f"/patients/{stage.ids[name]}"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_page(
    enters: Entering, stage: Stage, axe: str, locale: str, size: dict[str, int]
) -> None:
    maria = enters("maria", path_of(stage), locale=locale, viewport=size)
    expect(maria.page.locator(".person-head h1")).to_contain_text("Ismail Kardelen")
    expect(maria.page.locator(".live")).to_have_attribute("data-status", "live")
    check(maria, axe)


def test_it_is_reached_from_the_panel_and_leads_back(enters: Entering, stage: Stage) -> None:
    maria = enters("maria")
    maria.opens_panel("Ismail")
    maria.panel.get_by_role("link", name="The person's page").click()
    expect(maria.page).to_have_url(re.compile(f"{path_of(stage)}$"))
    maria.page.get_by_role("link", name="On the board").click()
    expect(maria.panel.locator("h2")).to_have_text("Ismail Kardelen")


def test_it_follows_what_becomes_of_the_person(enters: Entering, stage: Stage) -> None:
    sara = enters("sara", path_of(stage))
    expect(sara.page.locator(".person-head .badge")).to_have_attribute("data-urgency", "red")
    maria = enters("maria")
    maria.moves("Ismail", "Crisis prevention", "öppnar inte")
    expect(sara.page.locator(".person-head")).to_have_attribute("data-category", "crisis")


def test_what_is_closed_leaves_the_page_at_once(enters: Entering, stage: Stage, migrated_app: Flask) -> None:
    boris = enters("boris", path_of(stage))
    expect(boris.page.locator(".person-head .badge")).to_be_visible()
    with migrated_app.app_context():
        region = stage.world.parties["region"]
        given = db.session.query(LegalBasis).filter_by(patient_id=stage.ids["Ismail"], party_id=region)
        withdraw_basis(given.one(), by=stage.world.member("maria"))
        db.session.remove()
    expect(boris.page.locator(".person-head .badge")).to_have_count(0)
    expect(boris.page.locator(".seam")).to_contain_text("Not shared: consent missing")


def test_on_paper_there_are_no_buttons(enters: Entering, stage: Stage) -> None:
    page = enters("maria", path_of(stage)).page
    expect(page.locator(".person-head h1")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".person-head h1")).to_be_visible()
    expect(page.locator(".person-head .acts")).to_be_hidden()
    expect(page.locator("header.shell")).to_be_hidden()
