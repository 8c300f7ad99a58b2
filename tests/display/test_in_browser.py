"""A screen is paired with a phone, becomes the wall by itself, and loses it when it is taken down."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.conftest import empty_database
from tests.web.conftest import Site, axe_faults, sign_in, site_of

pytestmark = [pytest.mark.browser, pytest.mark.servers]
SCREEN = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(migrated_app: Flask) -> Iterator[Site]:
    with migrated_app.app_context():
        empty_database()
    with site_of(migrated_app, 12) as made:
        yield made


@pytest.fixture
def screen(browser: Browser, site: Site) -> Iterator[Page]:
    """A browser on a wall."""
    with browser.new_context(locale="sv", viewport=SCREEN) as context:  # type: ignore[arg-type]
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{site.url}/wall")
        yield page
        assert faults == []


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """Maria's."""
    with browser.new_context(locale="sv", viewport=PHONE, has_touch=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        sign_in(page, site)
        yield page


def code_on(screen: Page) -> str:
    expect(screen.locator("#pair .code")).to_be_visible()
    return "".join(screen.locator("#pair .code [aria-hidden]").all_inner_texts())


def pair(phone: Page, site: Site, code: str, name: str, **chips: str) -> None:
    phone.goto(f"{site.url}/displays/confirm?code={code}")
    expect(phone.locator("#code")).to_have_value(code)
    phone.get_by_label("Vad heter skärmen?").fill(name)
    for label in chips.values():
        phone.get_by_text(label, exact=True).click()
    phone.get_by_role("button", name="Para ihop skärmen").click()
    expect(phone.get_by_role("heading", name=f"{name} är parad")).to_be_visible()


def test_a_screen_becomes_the_wall_by_itself_and_loses_it_when_taken_down(
    site: Site, screen: Page, phone: Page
) -> None:
    pair(phone, site, code_on(screen), "Mötesrummet", mode="Initialer: US", theme="Ljus")
    expect(screen.locator("#wall li").first).to_be_visible()
    assert screen.locator("#wall li").count() == site.shown
    assert screen.get_attribute("html", "data-theme") == "light"
    assert "Hanna" not in screen.inner_text("#wall")
    expect(screen.locator(".wall-live")).to_have_text("Live")
    marks_who_comes(screen, site)
    phone.goto(f"{site.url}/displays")
    expect(phone.locator(".display-card .state")).to_have_text("På just nu")
    phone.get_by_role("button", name="Koppla bort Mötesrummet…").click()
    phone.get_by_role("dialog").get_by_role("button", name="Koppla bort").click()
    expect(screen.locator("#pair .code")).to_be_visible()
    assert screen.locator("#wall").count() == 0
    expect(phone.get_by_role("heading", name="Ingen vägg än")).to_be_visible()


def marks_who_comes(screen: Page, site: Site) -> None:
    """On a slow day the first may come with the wall's own reading, which marks nobody."""
    marked = screen.locator("#wall li.is-changed")
    site.place_another()
    with suppress(AssertionError):
        expect(marked).to_have_count(1, timeout=5_000)
        return
    site.place_another()
    expect(marked).to_have_count(1)


def test_another_privacy_mode_shows_at_once_and_from_nothing(site: Site, screen: Page, phone: Page) -> None:
    pair(phone, site, code_on(screen), "Köket")
    expect(screen.locator("#wall")).to_contain_text("Hanna")
    phone.goto(f"{site.url}/displays")
    phone.get_by_role("button", name="Ändra Köket…").click()
    phone.get_by_role("dialog").get_by_text("Kod: Kod 7F3").click()
    phone.get_by_role("button", name="Spara").click()
    expect(screen.locator("#wall")).to_contain_text("Kod ")
    assert "Hanna" not in screen.inner_text("#wall")


def test_a_wrong_code_is_said_at_its_field_and_nothing_typed_is_lost(site: Site, phone: Page) -> None:
    phone.goto(f"{site.url}/displays/confirm")
    phone.get_by_label("Koden på skärmen").fill("AAAAAA")
    phone.get_by_label("Vad heter skärmen?").fill("Köket")
    phone.get_by_role("button", name="Para ihop skärmen").click()
    expect(phone.locator("#code-error")).to_contain_text("Ingen skärm visar den koden")
    expect(phone.locator("#code")).to_be_focused()
    expect(phone.get_by_label("Vad heter skärmen?")).to_have_value("Köket")


def test_a_code_that_gets_too_old_is_renewed_and_a_lost_server_is_said(site: Site, browser: Browser) -> None:
    with browser.new_context(locale="sv", viewport=SCREEN) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.clock.install()
        page.goto(f"{site.url}/wall")
        page.clock.run_for(1_000)
        first = code_on(page)
        page.clock.run_for(10 * 60_000)
        expect(page.locator("#pair .code")).not_to_contain_text(first[:3])
        context.set_offline(True)
        page.clock.run_for(5_000)
        expect(page.locator("#pair .said")).to_contain_text("Ingen kontakt med servern")
        context.set_offline(False)
        page.clock.run_for(15_000)
        assert code_on(page)


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing(site: Site, browser: Browser, locale: str, viewport: dict[str, int]) -> None:
    with browser.new_context(locale=locale, viewport=viewport) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{site.url}/wall")
        code = code_on(page)
        assert axe_faults(page) == [], "the code"
        assert_nothing_overflows(page)
        sign_in(page, site)
        for place, drawn in (
            (f"/displays/confirm?code={code}", "#confirm form"),
            ("/displays", ".display-card"),
        ):
            page.goto(site.url + place)
            expect(page.locator(drawn).first).to_be_visible()
            assert axe_faults(page) == [], place
            assert_nothing_overflows(page)


def assert_nothing_overflows(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
