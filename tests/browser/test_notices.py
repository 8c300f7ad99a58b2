"""Notices to a phone in a real browser: asked for and switched off by a tap, shown by the worker."""

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, Worker, expect

from fact_board.extensions import db
from fact_board.push.models import Outbound, PushSubscription
from fact_board.push_settings import new_key
from tests.browser.conftest import PATIENCE_MS, PHONE, Entering
from tests.browser.people import Person
from tests.live_server import LiveServer, Serve
from tests.push.conftest import Handset

pytestmark = [pytest.mark.browser, pytest.mark.servers]

AXE = "async () => (await axe.run()).violations.map(({id, nodes}) => [id, nodes[0].html])"
NOWHERE = "https://push.invalid/"  # no such name, anywhere: nothing leaves this machine

# A browser's own push service is out of reach here: its part is played by a script. So is permission, but
# only in Chromium's headless shell: it takes what a test grants, and calls every notification denied even so.
PLAYED = """(told) => {
  if (Notification.permission === "denied") {
    Object.defineProperty(Notification, "permission", {value: "granted"});
  }
  let is = localStorage.getItem("subscribed");
  const subscription = {
    endpoint: told.endpoint, options: {},
    toJSON: () => ({endpoint: told.endpoint, keys: {p256dh: told.p256dh, auth: told.auth}}),
    unsubscribe: async () => (localStorage.removeItem("subscribed"), is = null, true),
  };
  PushManager.prototype.getSubscription = async () => is && subscription;
  PushManager.prototype.subscribe = async ({userVisibleOnly, applicationServerKey}) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error("asked wrongly");
    localStorage.setItem("subscribed", "yes");
    is = "yes";
    return subscription;
  };
}"""


@pytest.fixture(scope="module")
def served(start_server: Serve) -> LiveServer:
    """A server with push switched on."""
    private, _ = new_key()
    return start_server(
        FACT_PUSH="1",
        FACT_PUSH_PRIVATE_KEY=private,
        FACT_PUSH_CONTACT="mailto:drift@example.org",
        FACT_PUSH_HOSTS="push.invalid",
    )


def can_be_told(person: Person) -> Handset:
    """From the next page on the browser has a push service to subscribe at."""
    handset = Handset(f"{NOWHERE}{uuid.uuid4()}")
    address = handset.address
    told = {"endpoint": address.endpoint, "p256dh": address.p256dh, "auth": address.auth}
    person.page.context.grant_permissions(["notifications"])
    person.page.context.add_init_script(f"({PLAYED})({json.dumps(told)})")
    person.page.goto("/phone")
    return handset


def open_notices(person: Person) -> None:
    page = person.page
    expect(page.locator(".phone-head .live")).to_have_attribute("data-status", "live")
    page.locator(".face-button").click()
    page.locator("dialog .phone-me").get_by_role("button", name="Notices").click()
    expect(person.dialog.get_by_role("heading", name="Notices")).to_be_visible()


def row_of(app: Flask, handset: Handset) -> PushSubscription | None:
    with app.app_context():
        found = db.session.query(PushSubscription).filter_by(endpoint=handset.endpoint).one_or_none()
        db.session.remove()
    return found


def test_notices_are_switched_on_changed_tried_and_switched_off(
    enters: Entering, migrated_app: Flask
) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    handset = can_be_told(maria)
    open_notices(maria)
    form, page = maria.dialog, maria.page
    expect(form).to_contain_text("It is not an alarm.")
    form.get_by_text("Tasks for me").click()
    form.get_by_label("Quiet from").fill("20:00")
    form.get_by_label("Calls on duty come in quiet hours too").check()
    form.get_by_role("button", name="Switch on").click()
    expect(page.locator(".toast")).to_contain_text("Notices come to this phone.")
    row = row_of(migrated_app, handset)
    assert row is not None
    assert (row.wants, row.quiet_from, row.duty_always) == (["answer", "request", "duty"], "20:00", True)
    page.keyboard.press("Escape")
    open_notices(maria)
    expect(maria.dialog.get_by_label("Quiet from")).to_have_value("20:00")
    maria.dialog.get_by_role("button", name="Send a test notice").click()
    expect(page.locator(".toast").last).to_contain_text("A test notice is on its way.")
    with migrated_app.app_context():
        assert [one.reason for one in db.session.query(Outbound).filter_by(subscription_id=row.id)] == [
            "test"
        ]
        db.session.remove()
    page.keyboard.press("Escape")
    open_notices(maria)
    maria.dialog.get_by_role("button", name="Switch off").click()
    expect(page.locator(".toast").last).to_contain_text("No more notices come to this phone.")
    row = row_of(migrated_app, handset)
    assert row is not None
    assert row.ended_at is not None


def test_a_phone_goes_on_being_told_after_its_owner_signs_in_again(
    enters: Entering, migrated_app: Flask
) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    handset = can_be_told(maria)
    open_notices(maria)
    maria.dialog.get_by_role("button", name="Switch on").click()
    expect(maria.page.locator(".toast")).to_contain_text("Notices come to this phone.")
    before = row_of(migrated_app, handset)
    assert before is not None
    again = maria.page.context.new_page()
    again.goto("/demo")
    again.locator(f'button[value="{maria.stage.world.staff_ids["maria"]}"]').first.click()
    with again.expect_response(lambda answer: answer.url.endswith("/push/renewal")) as renewed:
        again.goto("/phone")
    assert renewed.value.status == 200
    after = row_of(migrated_app, handset)
    assert after is not None
    assert after.session_id != before.session_id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("delete globalThis.PushManager", "This browser can't show notices."),
        (
            "delete globalThis.PushManager; Object.defineProperty(navigator, 'userAgent', {value: 'iPhone'})",
            "put the app on the home screen first",
        ),
        (
            "Object.defineProperty(Notification, 'permission', {value: 'denied'})",
            "This browser was told to show no notices from here.",
        ),
    ],
    ids=["unsupported", "not installed", "refused"],
)
def test_a_browser_that_cannot_says_why(enters: Entering, change: str, said: str) -> None:
    maria = enters("maria", viewport=PHONE)
    maria.page.context.add_init_script(change)
    maria.page.goto("/phone")
    open_notices(maria)
    expect(maria.dialog.get_by_role("status")).to_contain_text(said)


def test_the_worker_shows_what_it_is_told_and_a_tap_opens_the_phone(
    enters: Entering, served: LiveServer
) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    page = maria.page
    page.context.grant_permissions(["notifications"])
    expect(page.locator(".phone-head .live")).to_have_attribute("data-status", "live")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    worker = page.context.service_workers[0]
    worker.evaluate(TRAY)
    deliver = delivering(page, worker, served.url)
    deliver('{"title": "FACT-tavlan", "body": "Du har 3 nyheter på tavlan.", "lang": "sv"}')
    assert shown(worker) == [["FACT-tavlan", "Du har 3 nyheter på tavlan.", "sv"]]
    deliver("not ours")
    assert shown(worker) == [["FACT", "Something new on the board.", "en"]], "one at a time, the newest"
    opened: Any = worker.evaluate(CLICK)
    assert opened == ["focus", []], "nothing is opened twice"


def test_a_phone_that_gets_another_address_is_told_there_as_before(
    enters: Entering, migrated_app: Flask
) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    handset, other = can_be_told(maria), Handset(f"{NOWHERE}{uuid.uuid4()}")
    open_notices(maria)
    maria.dialog.get_by_label("Quiet from").fill("20:00")
    maria.dialog.get_by_role("button", name="Switch on").click()
    expect(maria.page.locator(".toast")).to_contain_text("Notices come to this phone.")
    maria.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    [worker] = maria.page.context.service_workers
    keys = {"p256dh": other.address.p256dh, "auth": other.address.auth}
    worker.evaluate(ADDRESS_CHANGES, {"endpoint": other.endpoint, "keys": keys})
    was, now = row_of(migrated_app, handset), row_of(migrated_app, other)
    assert was is not None
    assert was.ended_at is not None
    assert now is not None
    assert (now.ended_at, now.quiet_from, now.staff_id) == (None, "20:00", was.staff_id)


ADDRESS_CHANGES = """async (told) => {
  PushManager.prototype.subscribe = async ({userVisibleOnly, applicationServerKey}) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error("asked wrongly");
    return {toJSON: () => told};
  };
  const event = new ExtendableEvent("pushsubscriptionchange");
  const waiting = [];
  event.waitUntil = (promise) => void waiting.push(promise);
  self.dispatchEvent(event);
  await Promise.all(waiting);
}"""


# The headless shell has nowhere to show a notification: there it is kept by the rules of the others.
TRAY = """async () => {
  if (Notification.permission === "granted") return;
  const {state} = await navigator.permissions.query({name: "notifications"});
  if (state !== "granted") throw new Error("not allowed by the test");
  let tray = [];
  const registration = ServiceWorkerRegistration.prototype;
  registration.showNotification = async (title, options = {}) => {
    const {tag = "", renotify = false, body = "", lang = ""} = options;
    if (renotify && !tag) throw new TypeError("renotify needs a tag");
    const close = () => (tray = tray.filter((one) => one !== notification));
    const notification = {title, tag, body, lang, close};
    tray = [...tray.filter((one) => !tag || one.tag !== tag), notification];
  };
  registration.getNotifications = async () => [...tray];
}"""

CLICK = """async () => {
  const opened = [];
  let focused = "";
  self.WindowClient.prototype.focus = async function () { focused = "focus"; return this; };
  self.clients.openWindow = async (address) => void opened.push(address);
  const [notification] = await self.registration.getNotifications();
  const event = notification instanceof Notification
    ? new NotificationEvent("notificationclick", {notification})
    : Object.assign(new ExtendableEvent("notificationclick"), {notification});
  const waiting = [];
  event.waitUntil = (promise) => void waiting.push(promise);
  self.dispatchEvent(event);
  await Promise.all(waiting);
  return [focused, opened];
}"""


def delivering(page: Page, worker: Worker, origin: str) -> Any:
    """What a push service does at the other end, by Chromium's own test door."""
    tools = page.context.new_cdp_session(page)
    registered: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registered.extend(
            one["registrationId"] for one in told["registrations"] if one["scopeURL"].startswith(origin)
        ),
    )
    tools.send("ServiceWorker.enable")
    for _ in range(PATIENCE_MS // 50):
        if registered:
            break
        page.wait_for_timeout(50)

    def deliver(data: str) -> None:
        before = shown(worker)
        message = {"origin": origin, "registrationId": registered[-1], "data": data}
        tools.send("ServiceWorker.deliverPushMessage", message)
        for _ in range(PATIENCE_MS // 50):
            if shown(worker) != before:
                return
            page.wait_for_timeout(50)

    return deliver


def shown(worker: Worker) -> list[list[str]]:
    found: list[list[str]] = worker.evaluate(
        """async () => (await self.registration.getNotifications())
             .map(({title, body, lang}) => [title, body, lang])"""
    )
    return found


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everybody_can_use_the_settings(enters: Entering, axe: str, locale: str, tmp_path: Path) -> None:
    maria = enters("maria", "/phone", viewport=PHONE, locale=locale)
    can_be_told(maria)
    page = maria.page
    expect(page.locator(".phone-head .live")).to_have_attribute("data-status", "live")
    page.locator(".face-button").click()
    page.locator("dialog .phone-me button[type=button]").click()
    expect(page.locator("dialog .phone-notices")).to_be_visible()
    page.evaluate(axe)
    found: Any = page.evaluate(AXE)
    assert found == []
    small = page.evaluate(
        "() => [...document.querySelectorAll('dialog .phone-notices :is(button, .check, .chip)')]"
        ".filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
    )
    assert small == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
