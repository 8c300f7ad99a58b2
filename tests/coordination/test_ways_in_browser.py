"""The directory and the questions at a browser: found while typing, by keyboard, usable by everyone."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fact_board.coordination.ways_in.actions import set_who_is_asked
from fact_board.extensions import db
from tests.conftest import empty_database
from tests.web.conftest import Site, axe_faults, sign_in, site_of

pytestmark = [pytest.mark.browser, pytest.mark.servers]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(migrated_app: Flask) -> Iterator[Site]:
    with migrated_app.app_context():
        empty_database()
    with site_of(migrated_app, 4) as made:
        yield made


@pytest.fixture(params=["sv", "en-GB"])
def phone(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """Maria's, in one of the languages."""
    with browser.new_context(locale=request.param, viewport=PHONE) as context:  # type: ignore[arg-type]
        yield from watched(context.new_page(), site)


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Page]:
    with browser.new_context(locale="en-GB") as context:
        yield from watched(context.new_page(), site)


def watched(page: Page, site: Site) -> Iterator[Page]:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    sign_in(page, site)
    yield page
    assert faults == []


def fits(page: Page) -> bool:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width <= PHONE["width"]


def test_an_entry_is_written_with_the_keyboard_found_and_called(desk: Page, site: Site) -> None:
    desk.goto(f"{site.url}/directory")
    desk.get_by_role("button", name="Add…").focus()
    desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_label("Unit or service")).to_be_focused()
    desk.keyboard.type("Beroendecentrum")
    dialog.get_by_label("Phone", exact=False).first.fill("040-628 04 12")
    dialog.get_by_label("What it does").fill("Öppenvård utan remiss")
    desk.keyboard.press("Tab")
    dialog.get_by_role("button", name="Add", exact=True).press("Enter")
    card = desk.locator(".directory-entry", has_text="Beroendecentrum")
    expect(card).to_contain_text("Kept true by Maria Berg")
    expect(card.get_by_role("link")).to_have_attribute("href", "tel:0406280412")
    search = desk.get_by_role("searchbox")
    search.fill("oppenvard")
    expect(card).to_be_visible()
    search.fill("tandvård")
    expect(card).to_have_count(0)
    expect(desk.get_by_text("Nothing in the directory fits.")).to_be_visible()


def test_what_was_typed_stays_when_a_form_is_refused(desk: Page, site: Site) -> None:
    desk.goto(f"{site.url}/directory")
    desk.get_by_role("button", name="Add…").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Ask for").fill("Dagens sköterska")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_label("Unit or service")).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_label("Ask for")).to_have_value("Dagens sköterska")


@pytest.mark.parametrize("path", ["/directory", "/questions"])
def test_the_page_and_its_form_are_for_everyone_on_a_phone(phone: Page, site: Site, path: str) -> None:
    phone.goto(f"{site.url}{path}")
    main = phone.get_by_role("main")
    expect(main.locator(".loading")).to_have_count(0)
    assert fits(phone)
    assert axe_faults(phone) == []
    main.locator("button.primary").first.click()
    expect(phone.get_by_role("dialog")).to_be_visible()
    assert axe_faults(phone) == []
    for target in main.get_by_role("button").all():
        box = target.bounding_box()
        assert box is None or box["height"] >= 43.5


def test_a_question_is_asked_about_somebody_found_by_name_and_stands_among_mine(
    desk: Page, site: Site
) -> None:
    person = list(site.world.people)[-1]
    desk.goto(f"{site.url}/questions#ask")
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("What do you want to know?").fill("Hur når vi honom?")
    dialog.get_by_role("button", name="Send the question").click()
    expect(dialog.get_by_text("Choose the person among those found.").first).to_be_visible()
    dialog.get_by_label("About whom?").first.fill(person)
    dialog.get_by_role("radio").first.check()
    dialog.get_by_label("What has been tried?").fill("Tre besök")
    dialog.get_by_text("doctor", exact=True).click()
    dialog.get_by_role("button", name="Send the question").click()
    mine = desk.locator("section[aria-labelledby=mine]")
    expect(mine).to_contain_text("Tre besök")
    expect(mine).to_contain_text("to doctor")
    mine.get_by_role("button").click()
    desk.get_by_role("dialog").get_by_role("button", name="Take back", exact=True).click()
    expect(mine).to_have_count(0)


def person_page(site: Site) -> str:
    return f"{site.url}/patients/{next(iter(site.world.people.values()))}"


def test_a_guardian_is_written_down_put_right_and_taken_off(desk: Page, site: Site) -> None:
    desk.goto(person_page(site))
    part = desk.locator('[data-section="ways-in"]')
    part.get_by_role("button", name="Kin or guardian…").press("Enter")
    part.get_by_text("guardian (god man)", exact=True).click()
    part.get_by_label("Name", exact=True).fill("Lars Holm")
    part.get_by_role("button", name="Save").click()
    expect(part.get_by_text("Say what they may decide about.").first).to_be_visible()
    expect(part.get_by_label("Name", exact=True)).to_have_value("Lars Holm")
    part.get_by_label("May decide about what?").fill("ekonomi")
    part.get_by_role("button", name="Save").click()
    row = part.locator("li", has_text="Lars Holm")
    expect(row).to_contain_text("May decide about: ekonomi")
    row.get_by_role("button", name="May be contacted?").click()
    row.get_by_text("may be contacted", exact=True).last.click()
    row.get_by_role("button", name="Save").click()
    expect(row.locator("form")).to_have_count(0)
    row.get_by_role("button", name="No longer…").click()
    row.get_by_role("button", name="Take off").click()
    expect(row).to_have_count(0)


def test_what_is_handed_over_outside_is_done_when_somebody_there_said_yes(desk: Page, site: Site) -> None:
    desk.goto(person_page(site))
    part = desk.locator('[data-section="handovers"]')
    part.get_by_role("button", name="Hand over…").click()
    part.get_by_text("The person, with all of it", exact=True).click()
    part.get_by_label("To whom?").select_option("")
    part.get_by_label("Who, outside the team?").fill("Psykiatrin i Lund")
    part.get_by_label("Why, and what they need to know").fill("Flyttar")
    part.get_by_role("button", name="Offer it").click()
    row = part.locator("li", has_text="Psykiatrin i Lund")
    expect(row).to_contain_text("Until somebody there accepts by name it stays with")
    row.get_by_role("button", name="Accepted by…").click()
    row.get_by_label("Who accepted it?").fill("Eva Lind")
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Accepted by Eva Lind")


def test_the_persons_page_with_its_forms_is_for_everyone_on_a_phone(phone: Page, site: Site) -> None:
    phone.goto(person_page(site))
    for name in ("ways-in", "handovers", "questions"):
        part = phone.locator(f'[data-section="{name}"]')
        part.get_by_role("button").last.scroll_into_view_if_needed()
        part.locator("header button").last.click()
        expect(part.locator("form")).to_be_visible()
    assert axe_faults(phone) == []
    assert fits(phone)


def test_a_search_that_finds_nobody_says_who_is_asked(desk: Page, site: Site) -> None:
    with site.app.app_context():
        karin = site.world.member("karin")
        set_who_is_asked(site.world.team, to="Remissgruppen", phone="040-628 04 40", weekdays=2, by=karin)
        db.session.remove()
    desk.locator(".board").wait_for()
    desk.keyboard.press("/")
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("Zzzz")
    expect(dialog.get_by_text("Remissgruppen, answer within 2 weekdays")).to_be_visible()
