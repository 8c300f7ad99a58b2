"""A nominator outside the team at a phone, and the nurse who answers at a desk."""

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fact_board.board.actions.answers import Reply, answer_nomination
from fact_board.board.models import Nomination
from fact_board.clock import today
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.extensions import db
from fact_board.visits.signals.actions import answer_signal
from fact_board.visits.signals.models import Signal, SignalAnswer
from tests.board.conftest import Stage
from tests.browser.people import sign_in
from tests.live_server import LiveServer, Serve
from tests.outside.conftest import build_outside
from tests.world import World

PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)
Opening = Callable[..., Page]


@pytest.fixture(scope="module")
def served(start_server: Serve) -> LiveServer:
    return start_server()


@pytest.fixture
def world(served: LiveServer, migrated_app: Flask) -> World:
    """A team whose outsider has one client; nothing is shared."""
    with migrated_app.app_context():
        made = build_outside(name=f"Team {uuid.uuid4().hex[:6]}")
        db.session.rollback()
        db.session.remove()
    return made


@pytest.fixture
def opens(served: LiveServer, browser: Browser, world: World) -> Iterator[Opening]:
    """Somebody signs in and is led to their page."""
    contexts: list[BrowserContext] = []

    def sit_down(name: str, **context: Any) -> Page:
        settings = {"viewport": PHONE, "locale": "en-GB", "base_url": served.url, **context}
        made = browser.new_context(**settings)
        made.set_default_timeout(PATIENCE_MS)
        contexts.append(made)
        sign_in(made, Stage(world), name)
        page = made.new_page()
        page.goto("/")
        return page

    yield sit_down
    for made in contexts:
        made.close()


def save(page: Page) -> None:
    page.locator("dialog .form-buttons .primary").click()
    expect(page.locator("dialog form")).to_have_count(0)


def test_nominator_outside_the_team(migrated_app: Flask, world: World, opens: Opening) -> None:
    """Three taps and a line, the receipt, and from there the consent."""
    page = opens("samira")
    expect(page).to_have_url(re.compile("/mine$"))
    olof = page.locator(".mine-card", has_text="Olof Friis").last

    olof.get_by_role("button", name="Nominate Olof Friis").click()
    expect(page.locator(".not-alarm")).to_contain_text("Call 112")
    page.locator("dialog .chip", has_text="worry").click()
    page.get_by_label("In your own words").fill("Öppnar inte dörren")
    save(page)
    expect(page.locator("dialog")).to_contain_text("answers by")
    expect(page.locator("dialog .not-alarm")).to_contain_text("Call 112")
    page.locator("dialog").get_by_role("button", name="Consent…").click()
    save(page)
    expect(page.locator(".sharing")).to_contain_text("sees that we report something")

    with migrated_app.app_context():
        nomination = db.session.query(Nomination).filter_by(team_id=world.team_id).one()
        assert nomination.text == "Öppnar inte dörren"


def test_a_worry_is_three_taps_and_its_answer_is_read(
    migrated_app: Flask, world: World, opens: Opening
) -> None:
    """The person's own button, a word, and send: counted as the browser hears them."""
    page = opens("samira")
    page.evaluate("taps = 0; addEventListener('pointerdown', () => (taps += 1), true)")
    page.get_by_role("button", name="Report a concern: Olof Friis").click()
    expect(page.locator("dialog .not-alarm")).to_contain_text("Call 112")
    page.locator("dialog .chip", has_text="sleep").click()
    save(page)
    assert page.evaluate("taps") == 3
    expect(page.locator("dialog")).to_contain_text("or the duty officer, answers by")
    expect(page.locator("dialog .not-alarm")).to_contain_text("Call 112")
    expect(page.locator("dialog .notice")).to_contain_text("consent is missing")
    page.locator("dialog .form-foot").get_by_role("button", name="Close").click()
    expect(page.locator(".mine-card").first).to_contain_text("Waits for a legal basis")
    with migrated_app.app_context():
        world.share("Olof", "samira", to="region")
        world.share("Olof", "maria", to="social")
        signal = db.session.query(Signal).filter_by(team_id=world.team_id).one()
        assert signal.tags == ["sleep"]
        answer_signal(
            signal, "Vi ringer henne.", id=new_id(), next_step="", next_on=None, by=world.member("maria")
        )
        db.session.rollback()
        db.session.remove()
    page.reload()  # the answer was given in another process: nobody there to nudge
    expect(page.locator(".mine-card").first).to_contain_text("Vi ringer henne.")
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("button", name="I have read it")).to_have_count(0)
    with migrated_app.app_context():
        assert db.session.query(SignalAnswer).filter_by(team_id=world.team_id).one().read_at


def test_an_answer_is_read_by_a_tap(migrated_app: Flask, world: World, opens: Opening) -> None:
    page = opens("samira")
    page.get_by_role("button", name="Write down consent for Olof Friis…").click()
    save(page)
    page.get_by_role("button", name="Nominate Olof Friis").click()
    page.locator("dialog .chip", has_text="Ask the team").click()
    page.get_by_label("In your own words").fill("Vem går dit?")
    save(page)
    page.locator("dialog .form-foot").get_by_role("button", name="Close").click()
    with migrated_app.app_context():
        nomination = db.session.query(Nomination).filter_by(team_id=world.team_id).one()
        answer_nomination(nomination, Reply(new_id(), "reply", "Hemligt."), by=world.member("maria"))
        db.session.rollback()
        db.session.remove()
    page.reload()  # the answer was given in another process: nobody there to nudge
    expect(page.locator(".answer")).to_contain_text("Without consent we may not tell you more")
    expect(page.locator("body")).not_to_contain_text("Hemligt")
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("button", name="I have read it")).to_have_count(0)


def test_who_was_asked_to_decide_answers_from_the_phone(
    root: Path, migrated_app: Flask, world: World, opens: Opening
) -> None:
    with migrated_app.app_context():
        world.share("Olof", "maria", to="social")
        asked_on, expected_on = today() - dt.timedelta(days=12), today() + dt.timedelta(days=2)
        asked = Asked("Boendestöd två kvällar", asked_on, expected_on, staff=world.member("samira"))
        watch_decision(world.patient("Olof"), asked, id=new_id(), by=world.member("maria"))
        db.session.remove()
    page = opens("samira")
    waits = page.get_by_role("region", name="Decisions that wait for you")
    expect(waits).to_contain_text("waited 12 days")
    expect(waits).to_contain_text("Maria Berg, Psykosmottagningen")
    clean(page, (root / "node_modules/axe-core/axe.min.js").read_text())
    waits.get_by_role("button", name="More time…").click()
    page.get_by_label("When will there be an answer?").fill(str(today() + dt.timedelta(days=20)))
    save(page)
    waits.get_by_role("button", name="Answer…").click()
    page.locator("dialog .chip", has_text="Partly granted").click()
    page.get_by_label("In a few words").fill("En kväll till att börja med.")
    save(page)
    expect(waits).to_have_count(0)
    with migrated_app.app_context():
        decided = db.session.query(DecisionWatch).filter_by(team_id=world.team_id).one()
        assert (decided.outcome, decided.ended_by) == ("partly", world.staff_ids["samira"])
        assert decided.expected_on == today() + dt.timedelta(days=20)


def test_what_was_typed_stays_when_the_server_refuses(world: World, opens: Opening) -> None:
    page = opens("samira")
    page.get_by_role("button", name="Nominate Olof Friis").click()
    page.get_by_label("In your own words").fill("Ligger kvar")
    page.context.set_offline(True)
    page.locator("dialog .form-buttons .primary").click()
    expect(page.locator("dialog .form-error")).to_be_visible(timeout=30_000)
    page.context.set_offline(False)
    page.reload()
    page.get_by_role("button", name="Nominate Olof Friis").click()
    expect(page.get_by_label("In your own words")).to_have_value("Ligger kvar")


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1600, "height": 900}], ids=["phone", "desk"])
def test_everyone_can_use_it(
    root: Path, world: World, opens: Opening, locale: str, viewport: dict[str, int]
) -> None:
    axe = (root / "node_modules/axe-core/axe.min.js").read_text()
    for name in ("samira", "selma"):  # with people, and with none
        page = opens(name, locale=locale, viewport=viewport)
        expect(page.locator(".mine-list, .empty").first).to_be_visible()
        clean(page, axe)
    page.get_by_role("button", name=re.compile("Lägg till|Add a person")).click()
    clean(page, axe)
    page = opens("samira", locale=locale, viewport=viewport)
    page.get_by_role("button", name=re.compile("Nominera|Nominate")).click()
    clean(page, axe)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("Rapportera oro|Report a concern")).click()
    clean(page, axe)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("Skriv in samtycke|Write down consent")).click()
    clean(page, axe)


def clean(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
