"""A log reviewer at work: filter, judge the month's sample, print who has read about a person."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import update

from fact_board import clock
from fact_board.audit import readings, sampling
from fact_board.extensions import db
from fact_board.teams.models import Membership
from tests.audit.conftest import viewer_of
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.servers]

AXE = """async () => (await axe.run()).violations
  .map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)"""
TARGETS = "main :is(a, button, select, summary, .tick, input:not(.tick input))"
SMALL = """(targets) => [...document.querySelectorAll(targets)]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML)"""
WIDE = "() => document.scrollingElement.scrollWidth > innerWidth"


@pytest.fixture
def reviewed(stage: Stage, migrated_app: Flask) -> Stage:
    """Karin reviews the log of a team where Sara has read about Ismail, in an emergency too."""
    with migrated_app.app_context():
        world, ismail = stage.world, stage.ids["Ismail"]
        last_month = sampling.month_before(clock.today())
        with clock.at(clock.instant(last_month, "12:00")):
            readings.log_opening(viewer_of(world, "sara"), ismail, kind="panel")
        readings.log_opening(viewer_of(world, "sara"), ismail, kind="panel", basis="emergency_access")
        db.session.execute(
            update(Membership).where(Membership.id == world.members["karin"]).values(role="log_reviewer")
        )
        db.session.commit()
        db.session.remove()
    return stage


def test_a_reviewer_filters_judges_and_prints(enters: Entering, reviewed: Stage) -> None:
    karin = enters("karin", "/")
    page = karin.page
    expect(page).to_have_url(re.compile(r"/log$"))
    page.get_by_label("Emergencies only").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("Sara Öst")

    page.get_by_role("link", name="The month's sample").click()
    page.get_by_role("button", name="Draw it").click()
    row = page.locator(".sample-row")
    expect(row).to_have_count(1)
    row.get_by_label("Deviation").check()
    row.get_by_role("button", name="Save the verdict").click()
    expect(row.get_by_role("alert")).to_contain_text("what went wrong")
    row.get_by_label("Comment").fill("Hade inget ärende hos personen")
    row.get_by_role("button", name="Save the verdict").click()
    expect(row.locator(".opinion")).to_contain_text("Hade inget ärende hos personen")
    expect(page.get_by_text("1 looked at")).to_be_visible()

    page.get_by_role("link", name="Who has read about a person").click()
    page.get_by_label("Name").fill("ismaïl")
    expect(page.locator(".log-people li:visible")).to_have_count(1)
    page.get_by_role("link", name="Make an extract · Ismail").click()
    expect(page.locator(".extract")).to_contain_text("Sara Öst")
    assert page.title() == "Who has read about me"
    page.emulate_media(media="print")
    for not_printed in ("header.shell", ".log-nav", ".log-filter"):
        expect(page.locator(not_printed)).to_be_hidden()
    expect(page.locator(".extract table")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_log(
    enters: Entering, reviewed: Stage, axe: str, locale: str, size: dict[str, int]
) -> None:
    karin = enters("karin", "/log", locale=locale, viewport=size)
    check(karin, axe)
    karin.opens("/log/samples")
    karin.page.locator(".draw button").click()
    expect(karin.page.locator(".sample-row")).to_have_count(1)
    check(karin, axe)
    for path in ("/log/people", f"/log/people/{reviewed.ids['Ismail']}/extract", "/log?what=taken_out"):
        karin.opens(path)
        check(karin, axe)


def check(person: Person, axe: str) -> None:
    person.page.evaluate(f"() => {{ {axe} }}")
    assert person.page.evaluate(AXE) == [], person.page.url
    assert person.page.evaluate(SMALL, TARGETS) == [], person.page.url
    assert not person.page.evaluate(WIDE), person.page.url


def test_the_filter_is_used_by_keyboard_alone(enters: Entering, reviewed: Stage) -> None:
    page = enters("karin", "/log").page
    page.get_by_label("From", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/log\?from=[0-9-]+&to=[0-9-]+"))
