"""From a number on the caseload page to the people behind it."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.coordination.services.actions import Given, add_service
from fact_board.coordination.services.queries import kinds_of
from tests.board.conftest import Stage
from tests.board.team_at_work import in_days
from tests.browser.conftest import PHONE, Entering
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def test_a_number_opens_its_people_and_takes_the_focus_back(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", f"/teams/{stage.world.team_id}/caseload")
    whole = karin.page.get_by_role("button", name=re.compile(r": The whole board$"))
    whole.focus()
    karin.page.keyboard.press("Enter")
    links = karin.dialog.locator(".behind a")
    expect(links.first).to_be_visible()
    assert links.count() == int(whole.inner_text())
    expect(karin.dialog.locator("h2")).to_have_text("The whole board")
    karin.page.keyboard.press("Escape")
    expect(karin.dialog).to_have_count(0)
    expect(whole).to_be_focused()
    karin.page.keyboard.press("Enter")
    links.first.click()
    expect(karin.page).to_have_url(re.compile(r"/patients/"))


def test_the_other_party_is_told_how_many_more(enters: Entering, stage: Stage, migrated_app: Flask) -> None:
    with migrated_app.app_context():
        petra = stage.world.patient("Petra")
        for basis in [one for one in petra.bases if one.party_id == stage.world.parties["region"]]:
            withdraw_basis(basis, by=stage.world.member("maria"))
    boris = enters("boris", f"/teams/{stage.world.team_id}/caseload")
    whole = boris.page.get_by_role("button", name=re.compile(r": The whole board$"))
    whole.click()
    expect(boris.dialog.locator(".behind")).to_contain_text("plus 1 not shared with you")
    expect(boris.dialog.locator(".behind")).not_to_contain_text("Petra")


def test_what_is_lacking_has_its_people_with_how_long_it_takes(
    enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    world = stage.world
    with migrated_app.app_context():
        for days, by in ((30, "maria"), (3, "boris")):
            asked = Asked("Boende", in_days(-days), party=world.party("municipality"))
            watch_decision(world.patient("Hanna"), asked, id=new_id(), by=world.member(by))
        kind = next(kind for kind in kinds_of(world.team_id) if not kind.principal)
        for by in ("maria", "boris"):
            given = Given(kind.id, from_on=in_days(-9))
            add_service(world.patient("Hanna"), given, id=new_id(), by=world.member(by))
    karin = enters("karin", f"/teams/{world.team_id}/caseload")
    for title, waited in (
        ("On the board without a crisis plan", r"[01] d"),
        ("On the board and not met by a doctor", r"[01] d"),
        ("Decisions that wait on: The municipality", r"3[01] d"),
        ("Support from both principals and no SIP", ""),
    ):
        button = karin.page.get_by_role("button", name=re.compile(rf"^show \d+: {title}$"))
        counted = int(re.findall(r"\d+", button.inner_text())[0])
        button.click()
        expect(karin.dialog.locator("h2")).to_have_text(title)
        expect(karin.dialog.locator(".behind a").first).to_be_visible()
        lines = karin.dialog.locator(".behind a").all_inner_texts()
        assert sum(int((re.findall(r"× (\d+)", line) or ["1"])[0]) for line in lines) == counted
        told = karin.dialog.locator(".behind .days").all_inner_texts()
        assert len(told) == (len(lines) if waited else 0)
        assert all(re.fullmatch(waited, each) for each in told)
        karin.page.keyboard.press("Escape")
        expect(karin.dialog).to_have_count(0)


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_each_head_of_the_table_by_party_tells_what_it_counts(
    enters: Entering, stage: Stage, axe: str, language: str
) -> None:
    karin = enters("karin", f"/teams/{stage.world.team_id}/caseload", locale=language)
    heads = karin.page.locator(".by-party thead th.n")
    expect(heads).to_have_count(11)
    for at in range(11):
        button = heads.nth(at).locator("button.about")
        meaning = karin.page.locator(f"#{button.get_attribute('popovertarget')}")
        button.focus()
        karin.page.keyboard.press("Enter")
        expect(meaning).to_be_visible()
        expect(meaning.locator("dd").first).not_to_be_empty()
        karin.page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        expect(button).to_be_focused()
    assert looked_at(karin.page, axe, "the table by party") == []


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
def test_the_list_is_readable_on_a_phone(enters: Entering, stage: Stage, axe: str, language: str) -> None:
    path = f"/teams/{stage.world.team_id}/caseload"
    karin = enters("karin", path, viewport=PHONE, locale=language)
    karin.page.locator(".work .number").first.click()
    expect(karin.dialog.locator(".behind .small")).to_be_visible()
    assert looked_at(karin.page, axe, "the people behind a number") == []
    assert karin.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(karin.dialog.locator("h2")).not_to_be_empty()


def test_the_tables_are_taken_out_from_a_menu(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", f"/teams/{stage.world.team_id}/caseload?weeks=52")
    button = karin.page.get_by_role("button", name="Take out as…")
    button.focus()
    karin.page.keyboard.press("Enter")
    expect(karin.page.get_by_role("menuitem").first).to_be_focused()
    karin.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    with karin.page.expect_download() as taken:
        karin.page.get_by_role("menuitem", name="CSV, all tables").click()
    assert taken.value.suggested_filename.endswith(f"-{clock.today().isoformat()}.csv")
    assert taken.value.path().read_text(encoding="utf-8-sig").count("\n") > 52
