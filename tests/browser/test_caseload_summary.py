"""The caseload on one page: printed it is one page of A4."""

import re

import pytest
from playwright.sync_api import expect

from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]
PAGE = re.compile(rb"/Type\s*/Page\b")
A4 = re.compile(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12]")


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_summary_is_one_page_of_a4(
    enters: Entering, stage: Stage, axe: str, locale: str, size: dict[str, int]
) -> None:
    karin = enters("karin", f"/teams/{stage.world.team_id}/caseload", locale=locale, viewport=size)
    karin.page.locator(".load-head button[aria-haspopup=menu]").click()
    karin.page.get_by_role("menuitem").last.click()
    expect(karin.page.locator(".summary-gaps li")).to_have_count(3)
    expect(karin.page.locator("[data-print]")).to_be_visible()
    assert looked_at(karin.page, axe, "the summary") == []
    assert karin.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    printed = karin.page.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(printed)) == 1
    assert A4.search(printed)
