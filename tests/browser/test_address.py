"""Reload, two tabs, back, forward, a link to one person: the address is where one is."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Entering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def test_back_closes_the_panel_and_a_reload_keeps_it(enters: Entering) -> None:
    karin = enters("karin")
    karin.opens_panel("Ismail")
    expect(karin.page).to_have_url(re.compile(f"/patients/{karin.patient_id('Ismail')}$"))
    karin.page.reload()
    expect(karin.panel.locator("h2")).to_have_text("Ismail Kardelen")
    expect(karin.panel).to_contain_text("Sover på dagen")
    karin.page.go_back()
    expect(karin.panel).to_have_count(0)
    expect(karin.page).to_have_url(re.compile("/board$"))
    karin.page.go_forward()
    expect(karin.panel.locator("h2")).to_have_text("Ismail Kardelen")
    karin.card("Ulla Sand").locator(".who a").click()
    expect(karin.panel.locator("h2")).to_have_text("Ulla Sand")
    karin.page.keyboard.press("Escape")
    expect(karin.panel).to_have_count(0)
    expect(karin.card("Ulla Sand").locator(".who a")).to_be_focused()


def test_a_link_opens_the_person(enters: Entering) -> None:
    karin = enters("karin")
    path = f"{karin.board_path}/patients"
    karin.opens(f"{path}/{karin.patient_id('Ulla Svan')}")
    expect(karin.panel.locator("h2")).to_have_text("Ulla Svan")
    karin.panel.get_by_role("button", name="Close", exact=True).click()
    expect(karin.page).to_have_url(re.compile("/board$"))
    karin.opens(f"{path}/{uuid.uuid4()}")
    expect(karin.page.locator("body")).to_contain_text("Not here")


def test_two_tabs_show_the_same(enters: Entering) -> None:
    karin = enters("karin")
    beside = Person("karin", karin.stage, karin.page.context.new_page())
    beside.watch(beside.page)
    beside.opens(f"{karin.board_path}/patients/{karin.patient_id('Petra')}")
    beside.sees_status("live")
    karin.moves("Petra", "Hard to reach", "Svarar inte")
    expect(beside.card_in("Petra", "avoiding")).to_be_visible()
    expect(beside.panel).to_contain_text("Hard to reach")
    beside.writes_note("Från den andra fliken")
    karin.opens_panel("Petra")
    expect(karin.panel.locator(".note")).to_contain_text("Från den andra fliken")
    assert beside.errors == []


@pytest.mark.parametrize("moment", ["form", "move", "sending"])
def test_a_reload_at_any_moment_leaves_a_whole_board(enters: Entering, moment: str) -> None:
    karin = enters("karin")
    if moment == "form":
        karin.page.keyboard.press("+")
        karin.dialog.get_by_label("Name").fill("olof")
    else:
        karin.chooses_in_menu("Petra", "Move to…", "Crisis prevention")
        karin.types("Why?", "Hemma igen")
    if moment == "sending":
        karin.dialog.get_by_role("button", name="Move").click(no_wait_after=True)
    karin.page.reload()
    karin.sees_status("live")
    expect(karin.page.locator(".board .card")).to_have_count(5)
    expect(karin.card("Petra")).to_have_count(1)
    expect(karin.page.locator("dialog.dialog")).to_have_count(0)
