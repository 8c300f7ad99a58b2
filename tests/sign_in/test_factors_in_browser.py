"""Second factors, a phone left alone, a device signed out: as somebody at a browser meets them."""

import os
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from passlib import totp as authenticator
from playwright.sync_api import Browser, Page, expect

from fact_board.extensions import db
from fact_board.sign_in.accounts import open_account
from tests.board.conftest import Stage, tell
from tests.browser.people import Person
from tests.conftest import SECRET
from tests.live_server import LiveServer, Serve
from tests.sign_in.conftest import PASSWORD
from tests.web.conftest import axe_faults
from tests.world import build_world

pytestmark = [pytest.mark.browser, pytest.mark.servers]

DESK, PHONE = {"width": 1600, "height": 900}, {"width": 390, "height": 844}
PHONE_WORDS = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148"
LOOKED_AT = os.environ.get("FACT_TEST_PICTURES")  # a folder: leave a picture of each page there
LOCK_SECONDS = 6
PATIENCE_MS = 20_000
IN_PRODUCTION = {
    "FACT_DEMO": "0",
    "FACT_PLAIN_HTTP": "1",
    "FACT_SECRET": SECRET,
    "FACT_PASSWORD_SALT": SECRET,
    "FACT_LOG_KEYS": f"test:{SECRET}",
    "FACT_SECOND_FACTOR_ROLES": "leader",
    "FACT_LOCK_MINUTES": str(LOCK_SECONDS / 60),
}


@pytest.fixture(scope="module")
def served(start_server: Serve) -> LiveServer:
    """As in production: no demo, leaders need a second factor, phones lock after six seconds."""
    return start_server(**IN_PRODUCTION)


@pytest.fixture
def stage(served: LiveServer, migrated_app: Flask) -> Stage:
    """A team where Karin (leader) and Maria have accounts, with names of their own in each test."""
    with migrated_app.app_context():
        made = Stage(build_world())
        tell(made)
        for name in ("karin", "maria"):
            open_account(made.world.staff_ids[name], typed_by(made, name), PASSWORD)
        db.session.rollback()
        db.session.remove()
    return made


def typed_by(stage: Stage, name: str) -> str:
    """What they sign in with."""
    return f"{name}-{stage.world.team_id.hex[-8:]}"


Opens = Callable[..., Page]


@pytest.fixture
def opens(served: LiveServer, browser: Browser, stage: Stage) -> Iterator[Opens]:
    """A browser of somebody's own, at the sign-in page. Passkeys belong to a name, so to localhost."""
    contexts = []

    def open_browser(**settings: Any) -> Page:
        home = f"http://localhost:{served.port}"
        context = browser.new_context(**{"base_url": home, "locale": "en-GB", "viewport": DESK, **settings})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto("/sign-in")
        return page

    yield open_browser
    for context in contexts:
        context.close()


def gives_password(page: Page, stage: Stage, name: str) -> None:
    page.locator("#name").fill(typed_by(stage, name))
    page.locator("#password").fill(PASSWORD)
    page.locator("form button[type=submit]").click()


def has_device(page: Page) -> None:
    """A device that recognises its owner, as a phone or a laptop does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    abilities = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": abilities})


def sets_up_app(page: Page) -> authenticator.TOTP:
    """From the security page, to the recovery codes."""
    page.locator("a[href='/me/security/app']").click()
    key = page.locator(".key").text_content() or ""
    app = authenticator.TOTP(key=key.replace("-", ""), format="base32")
    page.locator("#code").fill(app.generate().token)
    page.locator(".set-up button.primary").click()
    expect(page.locator(".codes code")).to_have_count(10)
    return app


def next_code(app: authenticator.TOTP) -> str:
    return str(app.generate(time.time() + 30).token)


def signs_out(page: Page) -> None:
    page.goto("/me/security")
    page.locator(".things form[action='/sign-out'] button").click()
    expect(page.locator("#name")).to_be_visible()


def looks_right(page: Page, name: str) -> None:
    assert axe_faults(page) == [], name
    if LOOKED_AT:
        width = page.viewport_size["width"] if page.viewport_size else 0
        locale = page.evaluate("document.documentElement.lang")
        page.screenshot(path=f"{LOOKED_AT}/{name}-{locale}-{width}.png", full_page=True)


def test_a_leader_sets_up_an_app_before_anything_opens_and_signs_in_with_it(
    opens: Opens, stage: Stage
) -> None:
    page = opens()
    gives_password(page, stage, "karin")
    expect(page.get_by_role("heading", name="Choose a second factor")).to_be_visible()
    page.goto("/")
    expect(page).to_have_url(re.compile("/me/security"))
    app = sets_up_app(page)
    page.get_by_role("link", name="I have saved them").click()
    page.get_by_role("link", name="Back to the board").click()
    expect(page.locator(".board")).to_be_visible()
    signs_out(page)

    gives_password(page, stage, "karin")
    page.locator("#totp").fill("000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert").first).to_contain_text("The code is not right")
    page.locator("#totp").fill(next_code(app))
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".board")).to_be_visible()


def test_a_passkey_is_all_one_needs(opens: Opens, stage: Stage) -> None:
    page = opens()
    has_device(page)
    gives_password(page, stage, "karin")
    page.locator("#passkey-name").fill("Karins dator")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".things").first).to_contain_text("Karins dator")
    expect(page.get_by_role("heading", name="You have no recovery codes")).to_be_visible()
    page.goto("/")
    expect(page.locator(".board")).to_be_visible()
    signs_out(page)

    with page.expect_request("**/api/sign-in/passkey") as sent:
        page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator(".board")).to_be_visible()
    signs_out(page)
    overheard = page.request.post("/api/sign-in/passkey", data=sent.value.post_data_json)
    assert (overheard.status, overheard.json()["code"]) == (401, "passkey.unknown"), "it opens once"

    gives_password(page, stage, "karin")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.locator(".board")).to_be_visible()

    page.goto("/confirm?next=/me/security")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page).to_have_url(re.compile("/me/security$"))


def test_a_device_without_our_passkey_says_so(opens: Opens) -> None:
    page = opens()
    has_device(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator(".by-passkey .said")).to_contain_text("did not show who you are")


def works(page: Page, stage: Stage) -> Person:
    """Maria at her board, with a note begun."""
    gives_password(page, stage, "maria")
    expect(page.locator(".board")).to_be_visible()
    maria = Person("maria", stage, page)
    maria.watch(page)
    maria.sees_status("live")
    return maria


def test_a_device_signed_out_while_one_types_keeps_the_text(opens: Opens, stage: Stage) -> None:
    maria = works(opens(), stage)
    maria.chooses_in_menu("Ismail", "Note…")
    maria.types("Note", "Vill flytta hem till Lund")

    elsewhere = opens()
    gives_password(elsewhere, stage, "maria")
    expect(elsewhere.locator(".board")).to_be_visible()
    elsewhere.goto("/me/security")
    expect(elsewhere.locator(".mark")).to_have_count(1)
    elsewhere.get_by_role("button", name="Sign out everywhere else").click()
    expect(elsewhere.get_by_role("button", name="Sign out everywhere else")).to_have_count(0)

    expect(maria.page.locator(".board")).to_have_count(0)  # within a beat
    maria.presses("Save the note", maria.dialog)
    expect(maria.dialog).to_contain_text("You are signed out. What you have typed is kept.")
    maria.dialog.get_by_role("button", name="Sign in here").click()
    maria.page.locator("#again-name").fill(typed_by(stage, "maria"))
    maria.page.locator("#again-password").fill("fel")
    maria.page.locator("dialog.dialog").last.get_by_role("button", name="Sign in", exact=True).click()
    expect(maria.dialog).to_contain_text("The name or the password is not right.")
    looks_right(maria.page, "again")
    maria.page.locator("#again-password").fill(PASSWORD)
    maria.page.locator("dialog.dialog").last.get_by_role("button", name="Sign in", exact=True).click()
    maria.sees_status("live")
    expect(maria.page.locator("dialog.dialog")).to_have_count(0)
    maria.opens_panel("Ismail")
    expect(maria.panel.locator(".note").filter(has_text="Vill flytta hem till Lund")).to_have_count(1)
    assert maria.errors == []


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_a_phone_left_alone_locks_and_keeps_what_was_typed(opens: Opens, stage: Stage, locale: str) -> None:
    page = opens(locale=locale, viewport=PHONE, user_agent=PHONE_WORDS, has_touch=True, is_mobile=True)
    gives_password(page, stage, "maria")
    expect(page.locator(".board")).to_be_visible()
    patient = stage.ids["Ismail"]
    page.locator(f'.card[data-patient="{patient}"] .more').click()
    page.locator(".menu").get_by_role("menuitem", name=re.compile("^(Note|Notering|Anteckning)")).click()
    page.locator("dialog.dialog textarea").fill("Vill flytta hem till Lund")

    cover = page.locator("dialog.lock")
    expect(cover).to_be_visible(timeout=2 * LOCK_SECONDS * 1000)
    expect(cover).to_contain_text("Maria Berg")
    expect(page.locator("dialog.dialog textarea")).to_be_hidden()
    expect(cover.locator("input[name=password]")).to_be_focused()
    looks_right(page, "lock")
    problem = page.request.get("/api/session")
    assert (problem.status, problem.json()["code"]) == (423, "session.locked")
    assert page.request.get("/").url.endswith("/confirm?next=/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()

    cover.locator("input[name=password]").fill("fel")
    cover.locator("button.primary").click()
    expect(cover.get_by_role("alert")).to_be_visible()
    cover.locator("input[name=password]").fill(PASSWORD)
    cover.locator("button.primary").click()
    expect(cover).to_have_count(0)
    expect(page.locator("dialog.dialog textarea")).to_have_value("Vill flytta hem till Lund")
    page.locator("dialog.dialog .form-buttons .primary").click()
    expect(page.locator("dialog.dialog")).to_have_count(0)
    expect(page.locator(".board")).to_be_visible()


def test_a_desk_never_locks(opens: Opens, stage: Stage) -> None:
    maria = works(opens(), stage)
    assert maria.page.evaluate("document.body.dataset.lockAfter") is None
    assert maria.page.locator("script[src*='lock.js']").count() == 0


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_nothing_serious_on_any_page(
    opens: Opens, stage: Stage, locale: str, viewport: dict[str, int]
) -> None:
    page = opens(locale=locale, viewport=viewport)
    has_device(page)
    looks_right(page, "sign-in")
    gives_password(page, stage, "karin")
    looks_right(page, "owing")
    page.locator("a[href='/me/security/app']").click()
    looks_right(page, "app")
    page.locator("summary").click()
    page.locator("#code").fill("000000")
    page.locator(".set-up button.primary").click()
    expect(page.locator("#refused")).to_be_visible()
    looks_right(page, "app-refused")
    page.goto("/me/security")
    sets_up_app(page)
    looks_right(page, "codes")
    page.goto("/me/security")
    page.locator("#passkey-name").fill("Arbetstelefonen")
    page.locator(".new-passkey button").click()
    expect(page.locator(".things li")).to_have_count(4)
    looks_right(page, "security")
    page.goto("/confirm?next=/me/security")
    looks_right(page, "confirm")
    signs_out(page)
    gives_password(page, stage, "karin")
    page.locator("summary").click()
    looks_right(page, "second")
