"""The phone in a hand, and the desk at 200 %: a list or a scrolling page, everything in reach."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Entering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.servers]

TARGET = 44
HAND = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
ZOOMED = {"viewport": {"width": 800, "height": 450}, "device_scale_factor": 2}

# What a finger hits: the box itself, and the larger area that ::after gives it.
TOO_SMALL = """
(least) => {
  const pixels = (length) => Number.parseFloat(length) || 0;
  const hit = (element) => {
    const box = element.getBoundingClientRect();
    const after = getComputedStyle(element, "::after");
    if (after.content === "none" || after.position !== "absolute") return [box.width, box.height];
    const grown = (a, b) => Math.max(0, -pixels(after[a])) + Math.max(0, -pixels(after[b]));
    return [box.width + grown("left", "right"), box.height + grown("top", "bottom")];
  };
  const wanted = "button, a.button, .who a, select, .chip, .check, input:not(.chip input, .check input)";
  const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  return [...modal.querySelectorAll(wanted)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth)
    .map((element) => [element, hit(element)])
    .filter(([, [width, height]]) => width < least - 0.5 || height < least - 0.5)
    .map(([element, [width, height]]) =>
      `${element.className || element.name} "${element.textContent.trim().slice(0, 30)}" ${width}×${height}`);
}
"""
SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def assert_fits(page: Page) -> None:
    """Nothing of the page lies beside the screen, and a finger hits every button."""
    assert page.evaluate(SIDEWAYS) <= 0, page.url
    assert page.evaluate(TOO_SMALL, TARGET) == [], page.url


def assert_reached(person: Person, label: str) -> None:
    """The button is seen whole, in the lower half of the screen, with nothing above it."""
    button = person.page.locator(".bottom-bar").get_by_role("button", name=label)
    box = button.bounding_box()
    assert box
    assert box["y"] > PHONE["height"] / 2
    assert box["y"] + box["height"] <= PHONE["height"]
    assert box["height"] >= TARGET
    button.click(trial=True)


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_the_board_in_a_hand(enters: Entering, locale: str) -> None:
    karin = enters("karin", locale=locale, **HAND)
    tops = [box["y"] for box in boxes(karin.page, ".board > .column")]
    assert tops == sorted(tops)
    assert {round(box["x"]) for box in boxes(karin.page, ".board > .column")} == {8}
    assert_fits(karin.page)
    for label in ("Sök", "Nominera") if locale == "sv-SE" else ("Search", "Nominate"):
        assert_reached(karin, label)

    karin.page.locator(".filter[data-category='crisis']").click()
    expect(karin.card("Ulla Sand")).to_be_visible()
    expect(karin.card("Petra")).to_be_hidden()

    karin.page.locator(".bottom-bar .button.primary").click()
    karin.dialog.locator("input").fill("ulla")
    expect(karin.dialog.locator(".found-person")).to_have_count(2)
    assert_fits(karin.page)
    karin.dialog.locator(".found-person").first.click()
    expect(karin.dialog.locator("textarea")).to_be_visible()
    assert_fits(karin.page)
    submit = karin.dialog.locator(".form-buttons .primary").bounding_box()
    assert submit
    assert submit["y"] + submit["height"] <= PHONE["height"]


def test_a_person_in_a_hand(enters: Entering) -> None:
    karin = enters("karin", **HAND)
    karin.card("Ismail").locator(".who a").tap()
    expect(karin.panel.locator(".note").first).to_be_visible()
    assert_fits(karin.page)
    panel = karin.panel.bounding_box()
    assert panel
    assert (panel["x"], panel["width"]) == (0, PHONE["width"])
    karin.writes_note("Från telefonen")
    expect(karin.panel.locator(".note").filter(has_text="Från telefonen")).to_be_visible()
    karin.page.go_back()
    expect(karin.panel).to_have_count(0)


def test_other_pages_in_a_hand(enters: Entering) -> None:
    karin = enters("karin", **HAND)
    team = karin.board_path.removesuffix("/board")
    for path in (f"{team}/caseload", "/api/docs", "/no-such-page", "/demo", "/sign-in"):
        if path == "/demo":
            karin.page.context.clear_cookies()  # from here on nobody is signed in
        karin.opens(path)
        assert karin.page.url.endswith(path)
        expect(karin.page.locator("main")).to_be_visible()
        assert karin.page.evaluate(SIDEWAYS) <= 0, path


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_the_desk_at_200_percent(enters: Entering, locale: str) -> None:
    """Everything can be scrolled to and pressed; a form shows its buttons, a panel its text."""
    karin = enters("karin", locale=locale, **ZOOMED)
    for card in karin.page.locator(".board .card").all():
        card.locator(".who a").click(trial=True)
    for button in karin.page.locator(".toolbar button, .sums button:enabled, .choices button").all():
        button.click(trial=True)
    karin.card("Petra").locator("button.badge").click()
    expect(karin.dialog.locator(".chip").first).to_be_visible()
    for control in karin.dialog.locator(".chip, textarea, .form-buttons button").all():
        control.click(trial=True)
    karin.page.keyboard.press("Escape")
    karin.card("Ismail").locator(".who a").click()
    expect(karin.panel.locator(".note").first).to_be_visible()
    for control in karin.panel.locator("button:visible").all():
        control.click(trial=True)
    seen = karin.panel.locator(".panel-body").bounding_box()
    assert seen
    assert seen["height"] >= 120 or karin.panel.evaluate("panel => panel.scrollHeight > panel.clientHeight")


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found = [one.bounding_box() for one in page.locator(selector).all() if one.is_visible()]
    return [{"x": box["x"], "y": box["y"]} for box in found if box]
