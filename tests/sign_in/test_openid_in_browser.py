"""The whole way in a browser: the button, the provider's own page, an assignment, the board, out again."""

import os
import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fact_board.extensions import db
from fact_board.teams.actions import THE_HOUSE, set_hsa_id
from fact_board.teams.models import Staff
from tests.conftest import empty_database
from tests.live_server import LiveServer, Nursery
from tests.servers import free_port
from tests.sign_in.conftest import Door
from tests.sign_in.real_provider import SECRET, real_provider
from tests.sign_in.test_openid import work_also_elsewhere
from tests.web.conftest import axe_faults
from tests.world import build_world

pytestmark = [pytest.mark.browser, pytest.mark.servers]

DESK, PHONE = {"width": 1600, "height": 900}, {"width": 390, "height": 844}
LOOKED_AT = os.environ.get("FACT_TEST_PICTURES")  # a folder: leave a picture of each page there
WORDS = {
    "sv-SE": ("Logga in med SITHS", "Var arbetar du nu?", "Ditt HSA-id", "Logga ut"),
    "en-GB": ("Sign in with SITHS", "Where do you work now?", "Your HSA-id", "Sign out"),
}


@pytest.fixture(scope="module")
def connected(
    migrated_app: Flask, servers_from: Nursery, database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[LiveServer, str]]:
    """A served board and its provider, each knowing where the other is."""
    with migrated_app.app_context():
        empty_database()
    port = free_port()
    with real_provider(f"http://127.0.0.1:{port}") as issuer:
        settings = {
            "DATABASE_URL": database_url,
            "FACT_OIDC_ISSUER": issuer,
            "FACT_OIDC_CLIENT_ID": "board",
            "FACT_OIDC_CLIENT_SECRET": SECRET,
        }
        server = LiveServer(servers_from, tmp_path_factory.mktemp("server"), settings, port=port)
        server.start()
        try:
            yield server, issuer
        finally:
            server.kill()


@pytest.fixture
def hsa_id(connected: tuple[LiveServer, str], migrated_app: Flask) -> str:
    """As whom Maria of a new team is known; she works in another one too. The server has no quiet moment."""
    known_as = f"SE2321000016-{uuid.uuid4().hex[:8].upper()}"
    with migrated_app.app_context():
        world = build_world(people=())
        set_hsa_id(THE_HOUSE, db.session.get_one(Staff, world.staff_ids["maria"]), hsa_id=known_as, by=None)
        door = Door(migrated_app, world.team_id, dict(world.staff_ids), dict(world.members))
        db.session.remove()
    work_also_elsewhere(door, "maria")
    return known_as


@pytest.fixture(params=[("sv-SE", DESK), ("en-GB", DESK), ("sv-SE", PHONE), ("en-GB", PHONE)], ids=str)
def screen(
    browser: Browser, connected: tuple[LiveServer, str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A browser in one language, at the desk or on a phone."""
    locale, viewport = request.param
    context = browser.new_context(base_url=connected[0].url, locale=locale, viewport=viewport)
    page = context.new_page()
    page.goto("/sign-in")
    yield page
    context.close()


def words(page: Page) -> tuple[str, str, str, str]:
    return WORDS[str(page.evaluate("navigator.language"))]


def looks_right(page: Page, name: str) -> None:
    assert axe_faults(page) == []
    if LOOKED_AT:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{LOOKED_AT}/{name}-{page.evaluate('navigator.language')}-{width}.png")


def identify(page: Page, hsa_id: str) -> None:
    """The button, then the provider's own page."""
    page.get_by_role("link", name=words(page)[0]).click()
    page.get_by_label("HSA-id").fill(hsa_id)
    page.get_by_role("button", name="Sign in").click()


def choose_team(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words(page)[1])
    page.get_by_role("button", name="Team Prov").click()
    expect(page.locator(".board")).to_be_visible()


def test_in_by_the_provider_and_out_of_both(screen: Page, hsa_id: str) -> None:
    looks_right(screen, "sign-in")
    identify(screen, hsa_id)
    expect(screen.locator(".choice button").first).to_be_focused()
    looks_right(screen, "choose")
    choose_team(screen)
    screen.locator(".person-button").click()
    screen.get_by_role("button", name=words(screen)[3]).click()
    screen.get_by_role("button", name="Yes").click()
    expect(screen.get_by_role("link", name=words(screen)[0])).to_be_visible()
    screen.get_by_role("link", name=words(screen)[0]).click()
    expect(screen.get_by_role("heading", name="Test login")).to_be_visible()  # it knows nobody any more


def test_someone_unknown_is_told_what_to_do(screen: Page) -> None:
    identify(screen, "SE2321000016-9999")
    expect(screen.get_by_text(words(screen)[2], exact=True)).to_be_visible()
    expect(screen.get_by_text("SE2321000016-9999")).to_be_visible()
    looks_right(screen, "unknown")


@pytest.mark.parametrize("screen", [("sv-SE", DESK)], indirect=True, ids=str)
def test_signed_out_elsewhere_ends_the_board_at_once(
    screen: Page, hsa_id: str, connected: tuple[LiveServer, str]
) -> None:
    """The provider's session ends in another tab: it tells the board, and the board closes its socket."""
    identify(screen, hsa_id)
    choose_team(screen)
    expect(screen.locator(".toolbar .live")).to_have_attribute("data-status", "live")
    other = screen.context.new_page()
    other.goto(f"{connected[1]}/session/end")
    other.get_by_role("button", name="Yes").click()
    expect(screen.get_by_text("Du är utloggad.")).to_be_visible(timeout=15_000)
    assert screen.context.request.get("/api/session").status == 401
