"""The wall, as a browser shows it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.conftest import empty_database
from tests.web.conftest import Site, axe_faults, sign_in, site_of

pytestmark = [pytest.mark.browser, pytest.mark.servers]

FULL = 44


@pytest.fixture(scope="module")
def full_site(migrated_app: Flask) -> Iterator[Site]:
    with migrated_app.app_context():
        empty_database()
    with site_of(migrated_app, FULL) as site:
        yield site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="sv") as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        assert faults == []


def show(page: Page, site: Site, place: str = "/wall?preview=1") -> None:
    page.goto(site.url + place)
    expect(page.locator("#wall li").first).to_be_visible()
    page.evaluate("document.fonts.ready")


def test_nothing_typed_and_no_full_name_reaches_the_wall(full_site: Site, page: Page) -> None:
    heard: list[str] = []
    sign_in(page, full_site)
    page.on("response", lambda answer: heard.append(answer.text()) if "/changes" in answer.url else None)
    for mode in ("name", "initials", "code"):
        show(page, full_site, f"/wall?preview=1&mode={mode}")
        shown = page.inner_text("body")
        for words in ("Hemligt ord", "Hanna Berg", "Andersson"):
            assert words not in shown
    assert heard
    assert all("Hemligt ord" not in answer and "Hanna Berg" not in answer for answer in heard)


@pytest.mark.parametrize(("locale", "words"), [("sv", "Röd: kontakt i dag"), ("en", "Red: contact today")])
def test_it_is_live_in_both_languages_and_axe_finds_nothing(
    full_site: Site, browser: Browser, locale: str, words: str
) -> None:
    with browser.new_context(locale=locale, viewport={"width": 1920, "height": 1080}) as context:
        page = context.new_page()
        sign_in(page, full_site)
        show(page, full_site)
        expect(page.locator(".wall-live")).to_have_text("Live")
        assert words in page.inner_text(".wall-foot")
        assert axe_faults(page) == []
        before = page.locator("#wall li .mark[data-urgency]").count()
        full_site.place_another()
        expect(page.locator("#wall li .mark[data-urgency]")).to_have_count(before + 1, timeout=8_000)
        expect(page.locator("#wall li.is-changed")).to_have_count(1)
        expect(page.locator("#wall li.is-changed")).to_have_count(0, timeout=8_000)


def test_without_contact_it_says_since_when_dims_and_goes_blank(full_site: Site, page: Page) -> None:
    sign_in(page, full_site)
    page.clock.install()
    page.goto(f"{full_site.url}/wall?preview=1")
    page.clock.run_for(3_000)
    expect(page.locator("#wall li").first).to_be_visible()
    page.context.set_offline(True)
    page.clock.run_for(20_000)
    expect(page.locator(".wall-live")).to_contain_text("Inte live sedan ")
    page.clock.run_for(5 * 60_000)
    assert "is-dim" in page.get_attribute("body", "class").split()  # type: ignore[union-attr]
    assert page.locator("#wall li").count() == full_site.shown
    for _ in range(26):
        page.clock.fast_forward(60_000)
    page.clock.run_for(10_000)
    assert page.locator("#wall li").count() == 0
    assert "Använd morgonlistan" in page.inner_text("#wall")
    page.context.set_offline(False)
    page.clock.run_for(15_000)
    expect(page.locator("#wall li").first).to_be_visible()
