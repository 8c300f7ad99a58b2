"""The phone's pages for everyone: both languages, light and dark, narrow, wide, with large text, by thumb."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Entering

pytestmark = [pytest.mark.browser, pytest.mark.servers]

WIDTHS = (320, 390, 768)
SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, [role=button]")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.matches(".skip-link, .link"))
  .filter((one) => !one.closest("[hidden], .vh") && one.type !== "hidden")
  .map((one) => [one.closest("label.chip, label.check") ?? one, one])
  .map(([box, one]) => [box.getBoundingClientRect(), one])
  .filter(([box]) => box.width < 43.5 || box.height < 43.5)
  .map(([box, one]) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 90)}`)"""
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


def is_clean(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert page.evaluate(FITS)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(
    ("locale", "scheme", "width"), list(itertools.product(("sv-SE", "en-GB"), ("light", "dark"), WIDTHS))
)
def test_every_page_is_clean(enters: Entering, axe: str, locale: str, scheme: str, width: int) -> None:
    screen = {"viewport": {"width": width, "height": 844}, "locale": locale, "color_scheme": scheme}
    page = enters("maria", "/phone", has_touch=True, **screen).page
    expect(page.locator(".phone-answer").first).to_be_visible()
    is_clean(page, axe)
    for path, there in (("/phone/people", ".phone-person"), ("/phone/search", ".search-box")):
        page.goto(path)
        expect(page.locator(there).first).to_be_visible()
        is_clean(page, axe)
    page.locator(".search-box input").fill("ulla")
    expect(page.locator(".phone-person")).to_have_count(2)
    is_clean(page, axe)


@pytest.mark.parametrize(("locale", "scheme"), list(itertools.product(("sv-SE", "en-GB"), ("light", "dark"))))
def test_every_sheet_is_clean(enters: Entering, axe: str, locale: str, scheme: str) -> None:
    screen = {"viewport": {"width": 320, "height": 640}, "locale": locale, "color_scheme": scheme}
    page = enters("maria", "/phone", has_touch=True, **screen).page
    page.locator(".face-button").click()
    is_clean(page, axe)
    page.keyboard.press("Escape")
    for which in (0, 1):  # another day, hand over
        page.locator(".phone-row", has_text="Ring mamman").locator(".what").click()
        is_clean(page, axe)
        page.locator(".phone-sheet button").nth(which).click()
        expect(page.locator("dialog form")).to_be_visible()
        is_clean(page, axe)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["/phone", "/phone/people", "/phone/search"])
def test_nothing_is_cut_off_at_twice_the_text(enters: Entering, path: str) -> None:
    page = enters("maria", path, viewport={"width": 390, "height": 844}).page
    expect(page.locator(".phone-row, .phone-person, .search-box").first).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(FITS)
    cut = """() => [...document.querySelectorAll(".phone *")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "hidden")
      .filter((one) => !one.matches(".vh")).map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(cut) == []
    out = """() => [...document.querySelectorAll(".phone :is(span, p, a, button, h1, h2)")]
      .filter((one) => one.checkVisibility() && !one.matches(".vh, .vh *"))
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(out) == []


BROKEN = """() => [...document.querySelectorAll(".phone-acts button")].flatMap((one) => {
  const text = [...one.childNodes].find(({nodeType}) => nodeType === 3), word = document.createRange();
  return [...text.data.matchAll(/\\S+/g)].filter(({0: letters, index}) => {
    word.setStart(text, index), word.setEnd(text, index + letters.length);
    return word.getClientRects().length > 1;
  }).map(([letters]) => letters);
})"""


@pytest.mark.parametrize("width", [320, 390])
def test_no_word_of_what_one_does_first_is_broken_at_twice_the_text(enters: Entering, width: int) -> None:
    page = enters("maria", "/phone", viewport={"width": width, "height": 844}, locale="sv-SE").page
    expect(page.locator(".phone-row").first).to_be_visible()
    assert page.locator(".phone-acts button").all_text_contents() == ["Nominera", "Rapportera oro"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(FITS)
