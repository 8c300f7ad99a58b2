"""The phone between visits: opened without a network, emptied when somebody leaves, and small."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Error, Page, Response, expect
from sqlalchemy import update

from fact_board import clock
from fact_board.extensions import db
from fact_board.sign_in.models import DeviceSession
from tests.board.conftest import Stage
from tests.browser.conftest import PATIENCE_MS, PHONE, Entering
from tests.browser.people import Person, sign_in
from tests.live_server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.servers]

MOST_BYTES = 150_000  # compressed, script and style together
KEPT = """async () => {
  const names = await caches.keys();
  const addresses = [];
  for (const name of names) for (const one of await (await caches.open(name)).keys()) addresses.push(one.url);
  return {addresses, databases: (await indexedDB.databases()).map(({name}) => name)};
}"""
IS_KEPT = """async () => Boolean(navigator.serviceWorker.controller) && (await caches.keys()).length > 0
  && (await caches.match("/phone/shell", {ignoreSearch: true})) !== undefined
  && (await indexedDB.databases()).some(({name}) => name === "fact-phone")"""
IS_EMPTY = """async () => (await caches.keys()).length === 0
  && !(await indexedDB.databases()).some(({name}) => name === "fact-phone")"""


def holds(page: Page, said: str) -> None:
    """Wait for it; `wait_for_function` does not wait for a promise."""
    for _ in range(PATIENCE_MS // 100):
        if is_so(page, said):
            return
        page.wait_for_timeout(100)
    assert is_so(page, said), said


def is_so(page: Page, said: str) -> bool:
    try:
        return bool(page.evaluate(said))
    except Error:  # the page went on to another meanwhile
        return False


def has_a_day_kept(person: Person) -> None:
    """At the phone's page, live, with everything kept that is to be."""
    expect(person.page.locator(".phone-head .live")).to_have_attribute("data-status", "live")
    expect(person.page.locator(".phone-row").first).to_be_visible()
    holds(person.page, IS_KEPT)


def freshness(page: Page) -> str:
    return page.locator(".phone-head .live").inner_text()


def test_the_day_opens_without_a_network_and_says_how_old_it_is(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.context.set_offline(True)
    page.goto("/phone")
    expect(page.locator(".phone-row").first).to_contain_text("Ismail Kardelen")
    expect(page.locator(".phone-head .live")).to_have_text(re.compile(r"^Saved at \d\d:\d\d · Offline$"))
    page.locator(".phone-foot").get_by_role("link", name="My people").click()
    expect(page.locator(".phone-person").first).to_be_visible()
    page.goto("/phone/search")
    page.get_by_label("Name or birth year").fill("kard")
    expect(page.locator(".phone-person")).to_have_count(1)
    expect(page.locator(".phone-search p")).to_contain_text("among your own people")
    page.context.set_offline(False)
    expect(page.locator(".phone-head .live")).to_have_text("Live")


def test_no_cache_holds_a_word_about_anybody(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.goto("/phone/search")
    page.get_by_label("Name or birth year").fill("Ismail")
    expect(page.locator(".phone-person").first).to_be_visible()
    kept = page.evaluate(KEPT)
    paths = {urlsplit(address).path for address in kept["addresses"]}
    assert {path for path in paths if not path.startswith("/static/")} == {"/phone/shell"}
    shell = page.evaluate("async () => (await caches.match('/phone/shell', {ignoreSearch: true})).text()")
    assert not re.search("Maria|Ismail|Kardelen|csrf", shell)
    day = page.evaluate(READ_DAY)
    assert {name for name, value in day.items() if value in ([], None)} >= {"answers", "changed", "requests"}


READ_DAY = """() => new Promise((resolve) => {
  const asking = indexedDB.open("fact-phone");
  asking.onsuccess = () => {
    const reading = asking.result.transaction("kept").objectStore("kept").get("day");
    reading.onsuccess = () => (asking.result.close(), resolve(reading.result.day));
  };
})"""
AGE_DAY = """(hours) => new Promise((resolve) => {
  const asking = indexedDB.open("fact-phone");
  asking.onsuccess = () => {
    const store = asking.result.transaction("kept", "readwrite").objectStore("kept");
    const reading = store.get("day");
    reading.onsuccess = () => {
      const writing = store.put({...reading.result, at: Date.now() - hours * 3600000}, "day");
      writing.onsuccess = () => (asking.result.close(), resolve(true));
    };
  };
})"""


def test_what_was_kept_too_long_is_thrown_away_unread(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.context.set_offline(True)
    page.evaluate(AGE_DAY, 23)
    page.goto("/phone")
    expect(page.locator(".phone-row").first).to_be_visible()
    assert "Saved" in freshness(page)
    page.evaluate(AGE_DAY, 25)
    page.goto("/phone")
    expect(page.locator(".empty")).to_contain_text("Nothing is saved on this phone")
    holds(page, "async () => !(await indexedDB.databases()).some(({name}) => name === 'fact-phone')")


def test_signing_out_on_the_phone_leaves_nothing(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.get_by_role("button", name="You: Maria Berg").click()
    page.locator("dialog").get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/demo|/sign-in"))
    holds(page, IS_EMPTY)


def test_signing_out_on_the_board_leaves_nothing_either(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.locator(".phone-foot").get_by_role("link", name="The board").click()
    page.locator(".person-button").click()
    page.locator("#person-menu").get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/demo|/sign-in"))
    holds(page, IS_EMPTY)


def test_somebody_else_signing_in_finds_nothing_of_the_one_before(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.goto("/demo")
    page.locator(f'button[value="{maria.stage.world.staff_ids["boris"]}"]').first.click()
    page.wait_for_url(re.compile("/board"))
    holds(page, IS_EMPTY)
    page.locator(".shell").get_by_role("link", name="Today").click()
    expect(page.get_by_role("button", name="You: Boris Alm")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Ring mamman")


def test_a_session_ended_elsewhere_empties_the_phone_when_it_is_reached(
    migrated_app: Flask, enters: Entering
) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.context.set_offline(True)
    with migrated_app.app_context():
        of_maria = DeviceSession.membership_id == maria.stage.world.members["maria"]
        db.session.execute(update(DeviceSession).where(of_maria).values(ended_at=clock.now()))
        db.session.commit()
    page.goto("/phone")
    expect(page.locator(".phone-row").first).to_be_visible()  # not reached yet
    page.context.set_offline(False)
    page.wait_for_url(re.compile("/demo|/sign-in"))
    holds(page, IS_EMPTY)


def test_a_new_build_waits_until_nothing_is_typed(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.locator(".phone-row", has_text="Ring mamman").locator(".what").click()
    page.get_by_role("button", name="Hand over…").click()
    page.get_by_label("Who?").select_option(label="Sara Öst, Psykosmottagningen")
    page.evaluate("globalThis.isOldPage = true")
    taken = """() => new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), {once: true});
      void navigator.serviceWorker.register("/sw.js?another-build");
    })"""
    assert page.evaluate(taken)
    page.wait_for_timeout(2_500)  # longer than the page looks for whether it may begin anew
    assert page.evaluate("globalThis.isOldPage")
    expect(page.get_by_label("Who?")).to_have_value(str(maria.stage.world.staff_ids["sara"]))
    page.get_by_role("button", name="Cancel").click()
    holds(page, "() => globalThis.isOldPage === undefined")
    expect(page.locator(".phone-row").first).to_be_visible()


def test_a_task_is_ticked_and_unticked_and_the_board_says_so(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    page = maria.page
    row = page.locator(".phone-row", has_text="Ring mamman")
    row.get_by_role("button", name="Done: Ismail Kardelen, Ring mamman").click()
    expect(page.locator(".toast")).to_contain_text("Done: Ring mamman")
    expect(row.locator(".tick")).to_have_attribute("aria-pressed", "true")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(row.locator(".tick")).to_have_attribute("aria-pressed", "false")


def test_another_persons_change_arrives_by_itself(enters: Entering) -> None:
    maria, karin = enters("maria", "/phone", viewport=PHONE), enters("karin")
    expect(maria.page.locator(".phone-row").first).to_be_visible()
    karin.chooses_in_menu("Ismail", "Task…")
    karin.types("What?", "Ring apoteket")
    karin.dialog.get_by_label("Who?").select_option(value=str(karin.stage.world.staff_ids["maria"]))
    karin.presses("Add the task", karin.dialog)
    expect(maria.page.locator("main")).to_contain_text("Ring apoteket")


def test_the_first_visit_is_small_and_stays_at_home(
    browser: Browser, served: LiveServer, stage: Stage
) -> None:
    context = browser.new_context(viewport=PHONE, base_url=served.url, service_workers="block")  # type: ignore[arg-type]
    sign_in(context, stage, "maria")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/phone")
    expect(page.locator(".phone-row").first).to_be_visible()
    expect(page.locator(".phone-head .live")).to_have_attribute("data-status", "live")
    assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(served.url).netloc}
    assert [f"{a.status} {a.url}" for a in answers if a.status >= 400] == []
    code = {a.url: a.body() for a in answers if urlsplit(a.url).path.endswith((".js", ".css"))}
    size = sum(len(gzip.compress(body, 6)) for body in code.values())
    print(f"{len(code)} scripts and styles, {size} bytes")
    assert size <= MOST_BYTES
    context.close()


def test_a_phone_that_may_be_locked_shows_nothing_before_the_server_has_answered(
    migrated_app: Flask, enters: Entering
) -> None:
    """And without a network, where nobody can be asked, what is kept is bounded by its age alone."""
    maria = enters("maria", "/phone", viewport=PHONE, user_agent="Mozilla/5.0 (Linux; Android 15) Mobile")
    has_a_day_kept(maria)
    page = maria.page
    page.evaluate(AGE_DAY, 1)
    with migrated_app.app_context():
        of_maria = DeviceSession.membership_id == maria.stage.world.members["maria"]
        db.session.execute(update(DeviceSession).where(of_maria).values(locked_at=clock.now()))
        db.session.commit()
    page.goto("/phone")
    expect(page.locator("dialog.lock")).to_be_visible()
    assert "Ismail" not in page.locator("#phone").inner_html()
    page.context.set_offline(True)
    page.goto("/phone")
    expect(page.locator(".phone-row").first).to_be_visible()
    assert freshness(page).startswith("Saved ")  # an hour ago, before midnight another day


def test_a_day_of_an_assignment_that_ended_is_not_shown(enters: Entering) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    has_a_day_kept(maria)
    page = maria.page
    page.route("**/day", lambda route: route.fulfill(status=404, json={"status": 404, "title": "Gone"}))
    page.reload()
    expect(page.locator(".notice")).to_contain_text("Gone")
    expect(page.locator("main")).not_to_contain_text("Ismail")
    holds(page, "async () => !(await indexedDB.databases()).some(({name}) => name === 'fact-phone')")
