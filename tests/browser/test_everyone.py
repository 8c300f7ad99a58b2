"""axe finds nothing serious on any page or dialog, in both languages, at the desk and on a phone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SERIOUS = ("serious", "critical")
LOOK = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"


def opens_search(person: Person) -> None:
    person.page.keyboard.press("/")
    person.dialog.locator("input").fill("ulla")


def opens_enrolment(person: Person) -> None:
    opens_search(person)
    person.dialog.locator(".form-body > p .button").last.click()
    expect(person.dialog.locator("form")).to_be_visible()


def opens_nomination(person: Person) -> None:
    opens_search(person)
    person.dialog.locator("li .button").first.click()
    expect(person.dialog.locator("[name='tags[]']").first).to_be_attached()


def opens_answer(person: Person) -> None:
    person.page.locator(".nomination .choices .primary").first.click()


def opens_refusal(person: Person) -> None:
    person.page.locator(".nomination .choices .button").nth(2).click()
    person.dialog.locator("button.primary").click()
    expect(person.dialog.locator(".error").first).to_be_visible()


def opens_urgency(person: Person) -> None:
    person.card("Petra").locator("button.badge").click()


def opens_menu(person: Person) -> None:
    person.card("Petra").locator(".more").click()


def opens_move(person: Person) -> None:
    opens_menu(person)
    person.page.keyboard.press("m")
    person.page.keyboard.press("1")
    expect(person.dialog.locator("textarea")).to_be_focused()


def opens_note(person: Person) -> None:
    person.card("Petra").locator(".who a").focus()
    person.page.keyboard.press("n")


def opens_task(person: Person) -> None:
    person.card("Petra").locator(".who a").focus()
    person.page.keyboard.press("t")


def opens_closure(person: Person) -> None:
    person.card("Ulla Svan").locator(".more").click()
    person.page.keyboard.press("s")


def opens_answers(person: Person) -> None:
    person.page.locator(".toolbar .end .button.quiet").click()
    expect(person.dialog.locator("[aria-busy='false']")).to_be_visible()


def opens_changes(person: Person) -> None:
    person.page.locator(".sums .since").first.click()


def opens_help(person: Person) -> None:
    person.page.keyboard.press("?")


def shuts(person: Person) -> None:
    """A dialog with its cross, a menu with Escape."""
    if person.page.locator(".menu").count():
        person.page.keyboard.press("Escape")
    else:
        person.dialog.locator(".dialog-head .icon-button").click()


DIALOGS = (
    opens_search,
    opens_enrolment,
    opens_nomination,
    opens_answer,
    opens_refusal,
    opens_urgency,
    opens_menu,
    opens_move,
    opens_note,
    opens_task,
    opens_closure,
    opens_answers,
    opens_changes,
    opens_help,
)


# Every other page, and what stands there once it is drawn.
PLACES = {
    "/teams/{team}/caseload": "main .load-head",
    "/wall": "#pair .code",
    "/wall?preview=1": ".wall-column",
    "/displays": "#displays .display-card",
    "/displays/confirm": "#confirm form",
    "/api/docs": "main h2",
    "/no-such-page": "main h1",
    "/demo": "main .people",
    "/sign-in": "main form",
}
DOORS = ("/demo", "/sign-in")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "dark phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_nothing_serious_anywhere(enters: Entering, axe: str, locale: str, viewport: dict[str, int]) -> None:
    is_phone = viewport == PHONE
    context: dict[str, Any] = {"locale": locale, "viewport": viewport}
    context |= {"has_touch": is_phone, "is_mobile": is_phone, "color_scheme": "dark" if is_phone else "light"}
    karin = enters("karin", **context)
    complaints = looked_at(karin.page, axe, "board")
    overlays = karin.page.locator("dialog.dialog, .menu")
    for dialog in DIALOGS:
        dialog(karin)
        expect(overlays.first).to_be_visible()
        complaints += looked_at(karin.page, axe, dialog.__name__)
        shuts(karin)
        expect(overlays).to_have_count(0)
    karin.opens(f"{karin.board_path}/patients/{karin.patient_id('Ismail')}")
    expect(karin.panel.locator(".note").first).to_be_visible()
    complaints += looked_at(karin.page, axe, "panel")
    for place, drawn in PLACES.items():
        if place in DOORS:
            karin.page.context.clear_cookies()  # who is signed in is sent on
        path = place.format(team=karin.stage.world.team_id)
        karin.opens(path)
        assert karin.page.url.endswith(path)
        expect(karin.page.locator(drawn).first).to_be_visible()
        complaints += looked_at(karin.page, axe, place)
    assert complaints == []


def looked_at(page: Page, axe: str, where: str) -> list[str]:
    """What axe has against the page as it is now."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(axe)
    return [
        f"{where}: {found['id']} {[node['target'] for node in found['nodes']][:3]}"
        for found in page.evaluate(LOOK)
        if found["impact"] in SERIOUS
    ]
