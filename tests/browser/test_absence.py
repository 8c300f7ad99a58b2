"""Somebody is away: their tasks and visits go on in one confirm, at the desk and on the phone."""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering, visits_olof
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]


@pytest.fixture
def planned(stage: Stage, migrated_app: Flask) -> Stage:
    return visits_olof(stage, migrated_app, "maria")


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_a_visit_goes_to_a_colleague_in_the_confirm_of_the_absence(
    enters: Entering, planned: Stage, axe: str, screen: dict[str, int]
) -> None:
    karin = enters("karin", "/team", viewport=screen)
    karin.presses("Maria Berg is away…")
    choice = karin.dialog.get_by_label("Olof F.: Visit")
    expect(choice).to_be_visible()
    assert looked_at(karin.page, axe, "away") == []
    choice.select_option(value=str(planned.world.staff_ids["sara"]))
    karin.presses("Save and move", karin.dialog)
    expect(karin.dialog).to_contain_text("1 visit changed:")
    sara = enters("sara", "/phone", viewport=PHONE)
    expect(sara.page.locator(".phone-visit")).to_contain_text("Olof Friis")
