"""What happened in the team: written by its leader, a dashed line in the charts, in their tables, undone."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from fact_board import clock
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.people import Person
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]

TEXT = "Ny teamledare"
TRENDS = ("board", "patients", "share", "flow")
LATEST = 10_000  # ms: five seconds, and as much for a machine that others use too


def caseload(stage: Stage) -> str:
    return f"/teams/{stage.world.team_id}/caseload"


def writes(person: Person, text: str = TEXT, days_ago: int = 20) -> None:
    person.page.get_by_role("button", name="Write what happened").click()
    person.types("What happened", text)
    person.types("Day", (clock.today() - dt.timedelta(days=days_ago)).isoformat())
    person.presses("Save", person.dialog)


def sees(page: Page, times: int, *, within: int = LATEST) -> None:
    """In every chart of the weeks, and in its table."""
    for trend in TRENDS:
        card = page.locator(f"#chart-{trend}")
        expect(card.locator("svg .happening-word text")).to_have_count(times, timeout=within)
        expect(card.locator("tbody td", has_text=TEXT)).to_have_count(times, timeout=within)


def test_a_leader_writes_and_undoes_and_the_others_see_it(enters: Entering, stage: Stage) -> None:
    karin, boris = enters("karin", caseload(stage)), enters("boris", caseload(stage))
    sees(karin.page, 0)
    expect(boris.page.locator("#chart-board svg")).to_be_visible()
    expect(boris.page.locator("#what-happened")).to_have_count(0)
    writes(karin)
    karin.sees_toast(TEXT)
    sees(karin.page, 1)
    sees(boris.page, 1)
    expect(boris.page.locator("#what-happened").get_by_role("button")).to_have_count(0)
    karin.page.locator(".toast").get_by_role("button", name="Undo").click()
    sees(karin.page, 0)
    sees(boris.page, 0)


def test_what_is_taken_away_comes_back_by_undo(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", caseload(stage))
    writes(karin)
    sees(karin.page, 1)
    karin.page.get_by_role("button", name=f"Take away: {TEXT}").click()
    sees(karin.page, 0)
    toast = karin.page.locator(".toast", has_text="is taken away")
    toast.get_by_role("button", name="Undo").click()
    sees(karin.page, 1)


def test_what_was_typed_survives_a_refusal_and_a_save_that_fails(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", caseload(stage))
    writes(karin, days_ago=-1)
    expect(karin.dialog.locator(".error")).to_be_visible()
    expect(karin.dialog.get_by_label("What happened")).to_have_value(TEXT)
    karin.types("Day", clock.today().isoformat())
    karin.page.route("**/annotations", lambda route: route.abort())
    karin.presses("Save", karin.dialog)
    expect(karin.dialog.locator(".form-error")).to_be_visible()
    karin.page.reload()
    karin.page.unroute("**/annotations")
    karin.page.get_by_role("button", name="Write what happened").click()
    expect(karin.dialog.get_by_label("What happened")).to_have_value(TEXT)
    karin.presses("Save", karin.dialog)
    sees(karin.page, 1)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_it_is_for_everyone(
    enters: Entering, stage: Stage, axe: str, language: str, viewport: dict[str, int]
) -> None:
    karin = enters("karin", caseload(stage), viewport=viewport, locale=language)
    opener = karin.page.locator("#what-happened .button")
    opener.focus()
    karin.page.keyboard.press("Enter")
    expect(karin.dialog.locator("input").first).to_be_focused()
    assert looked_at(karin.page, axe, "what happened: form") == []
    karin.page.keyboard.type(TEXT)
    karin.page.keyboard.press("Enter")
    sees(karin.page, 1)
    assert looked_at(karin.page, axe, "what happened") == []
    assert karin.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
