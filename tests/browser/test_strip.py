"""Who has met whom, on the caseload page: only when asked for, and readable without its colours."""

import pytest
from flask import Flask
from playwright.sync_api import Request, expect

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.actions import log_contact
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SAID = {
    "sv-SE": ("Visa personerna", "träffade", "har inte träffat"),
    "en-GB": ("Show the people", "met", "has not met"),
}


@pytest.fixture
def met(stage: Stage, migrated_app: Flask) -> Stage:
    """Maria has met Ismail today."""
    with migrated_app.app_context():
        world = stage.world
        log_contact(
            world.patient("Ismail"),
            id=new_id(),
            kind="visit",
            outcome="done",
            on=clock.today(),
            by=world.member("maria"),
        )
        db.session.rollback()
        db.session.remove()
    return stage


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_who_has_met_whom_is_shown_when_asked_for(
    enters: Entering, met: Stage, axe: str, language: str, size: dict[str, int]
) -> None:
    show, has_met, has_not = SAID[language]
    page = enters("karin", f"/teams/{met.world.team_id}/caseload", locale=language, viewport=size).page
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/faces"):
            asked.append(request.url)

    page.on("request", note)
    expect(page.get_by_role("button", name=show)).to_be_visible()
    assert asked == []
    page.get_by_role("button", name=show).click()
    row = page.locator(".strip tbody tr", has_text="Ismail")
    expect(row.locator(".cell").get_by_text(has_met, exact=False).first).to_be_attached()
    expect(row.locator(".cell").get_by_text(has_not, exact=True).first).to_be_attached()
    assert len(asked) == 1
    expect(page.locator(".strip-card .scroll")).to_have_attribute("tabindex", "0")
    assert looked_at(page, axe, "who has met whom") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
