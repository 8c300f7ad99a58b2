"""I12: what somebody does without a network is done once, in order, or shown with the reason why not."""

import datetime as dt
import re
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select, update

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.board.actions.tasks import move_task
from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.models import Patient
from fact_board.sign_in.models import DeviceSession
from fact_board.teams.models import Staff
from tests.board.conftest import Stage
from tests.board.team_at_work import in_days, task
from tests.browser.conftest import PHONE, Entering
from tests.browser.people import Person, sign_in
from tests.browser.test_everyone import looked_at
from tests.live_server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.servers]

TICKED, MOVED = 44, 3  # those moved are moved twice: fifty in all
LEFT_BEHIND = """async () => (await indexedDB.databases()).map(({name}) => name)
  .filter((name) => name.startsWith("fact-"))"""
KEPT = """async () => Boolean(navigator.serviceWorker.controller)
  && (await caches.match("/phone/shell", {ignoreSearch: true})) !== undefined
  && (await indexedDB.databases()).some(({name}) => name === "fact-phone")"""
CAME_FROM_WORKER = "() => performance.getEntriesByType('navigation')[0].workerStart > 0"
DOOR = re.compile("/demo|/sign-in")


def with_tasks(app: Flask, stage: Stage, *texts: str) -> dict[str, uuid.UUID]:
    """Maria has these to do; what the stage gave her is not counted."""
    with app.app_context():
        made = {text: task(stage.world, text=text).id for text in texts}
        db.session.rollback()
        db.session.remove()
    return made


def at_the_phone(enters: Entering, name: str = "maria") -> Person:
    """Live, with everything kept that lets the page open without a network."""
    person = enters(name, "/phone", viewport=PHONE, has_touch=True)
    expect(person.page.locator(".phone-head .live")).to_have_attribute("data-status", "live")
    expect(person.page.locator(".phone-row").first).to_be_visible()
    person.page.wait_for_function(KEPT)
    for _ in range(5):  # a new worker may be gone again after the first page: then it comes back
        person.page.reload()
        expect(person.page.locator(".phone-row").first).to_be_visible()
        person.page.wait_for_function(KEPT)
        if person.page.evaluate(CAME_FROM_WORKER):
            break
    return person


def row(page: Page, text: str) -> Locator:
    return page.locator(".phone-row").filter(has=page.get_by_text(text, exact=True))


def ticks(page: Page, text: str) -> None:
    row(page, text).locator(".tick").click()
    expect(row(page, text).locator(".pending")).to_be_visible()


def moves(page: Page, text: str, on: dt.date) -> None:
    row(page, text).locator(".what").click()
    page.get_by_role("button", name="Another day…").click()
    page.get_by_label("When?").fill(on.isoformat())
    page.locator("dialog").get_by_role("button", name="Save").click()
    expect(page.locator("dialog")).to_have_count(0)


def bar(page: Page) -> Locator:
    return page.locator(".outbox-bar")


def waits(page: Page, count: int) -> None:
    said = "1 change is waiting." if count == 1 else f"{count} changes are waiting."
    expect(bar(page)).to_contain_text(said)


def done(app: Flask, stage: Stage, *names: str) -> list[tuple[str, uuid.UUID]]:
    """What Maria did, in the order in which the server took it."""
    with app.app_context():
        mine = (Event.stream_id == stage.world.team_id, Event.actor_id == stage.world.staff_ids["maria"])
        found = select(Event).where(*mine, Event.name.in_(names), Event.request_id.is_not(None))
        events = [
            (event.name, uuid.UUID(event.facts["task"]))
            for event in db.session.scalars(found.order_by(Event.seq))
        ]
        db.session.rollback()
    return events


def elsewhere(app: Flask, act: Callable[[], Any]) -> None:
    """Something happens that this phone takes no part in."""
    with app.app_context():
        act()
        db.session.commit()
        db.session.remove()


def ends_session(stage: Stage, **values: Any) -> Callable[[], Any]:
    mine = DeviceSession.membership_id == stage.world.members["maria"]
    return lambda: db.session.execute(update(DeviceSession).where(mine).values(**values))


def moves_elsewhere(stage: Stage, task_id: uuid.UUID) -> Callable[[], Any]:
    def act() -> None:
        move_task(db.session.get_one(Task, task_id), in_days(5), by=stage.world.member("boris"))

    return act


def no_longer_hers(stage: Stage, name: str) -> Callable[[], Any]:
    """The team leader bars Maria from somebody: for her they are not found."""

    def act() -> None:
        patient = db.session.get_one(Patient, stage.ids[name])
        maria = db.session.get_one(Staff, stage.world.staff_ids["maria"])
        bar_staff(patient, maria, id=uuid.uuid4(), by=stage.world.member("karin"))

    return act


def crashes(page: Page) -> None:
    """As when the phone takes the memory back: the tab's process is gone, and no last word was run."""
    with page.expect_event("crash"), suppress(BrowserError):
        page.goto("chrome://crash")
    page.close()


def takes_the_new_worker(page: Page, locale: str) -> None:
    """A worker that could not fetch everything is asked for again: by the page each minute, here sooner."""
    root = page.locator("html")
    for _ in range(4):
        page.evaluate("(lang) => void navigator.serviceWorker.register(`/sw.js?lang=${lang}`)", locale)
        with suppress(AssertionError):
            expect(root).to_have_attribute("lang", locale)
            break
    expect(root).to_have_attribute("lang", locale)


def test_fifty_actions_survive_everything_and_are_done_once_and_in_order(
    migrated_app: Flask, stage: Stage, enters: Entering, served: LiveServer
) -> None:
    names = [f"Att göra {number:02}" for number in range(TICKED + MOVED)]
    ids = with_tasks(migrated_app, stage, *names)
    maria = at_the_phone(enters)
    context, page = maria.page.context, maria.page
    context.set_offline(True)
    for name in names[:20]:
        ticks(page, name)
    waits(page, 20)

    page.reload()
    waits(page, 20)
    for name in names[20:35]:
        ticks(page, name)
    crashes(page)
    page = context.new_page()
    maria.watch(page)
    page.goto("/phone")
    waits(page, 35)
    for name in names[35:TICKED]:
        ticks(page, name)
    for days in (2, 3):
        for name in names[TICKED:]:
            moves(page, name, in_days(days))
    waits(page, 50)

    token = context.request.get("/api/session").json()["csrf"]
    context.request.post("/language", form={"csrf": token, "locale": "sv", "next": "/"})  # another worker
    context.route("**/tasks/**", lambda route: route.abort())
    context.set_offline(False)
    takes_the_new_worker(page, "sv")
    expect(bar(page)).to_contain_text("50 ändringar väntar.")

    served.kill()
    context.unroute("**/tasks/**")
    served.start()
    expect(bar(page)).not_to_contain_text("50", timeout=60_000)
    served.restart()
    expect(bar(page)).to_have_count(0, timeout=120_000)

    wanted = [("task_ticked", ids[name]) for name in names[:TICKED]]
    wanted += [("task_moved", ids[name]) for _ in (2, 3) for name in names[TICKED:]]
    assert done(migrated_app, stage, "task_ticked", "task_moved") == wanted
    page.close()


def test_what_somebody_else_changed_meanwhile_is_shown_and_the_rest_goes_on(
    migrated_app: Flask, stage: Stage, enters: Entering, axe: str
) -> None:
    ids = with_tasks(migrated_app, stage, "Ring mamman i Lund", "Handla mat")
    maria = at_the_phone(enters)
    page = maria.page
    page.context.set_offline(True)
    moves(page, "Ring mamman i Lund", in_days(2))
    moves(page, "Ring mamman i Lund", in_days(3))
    ticks(page, "Handla mat")
    waits(page, 3)
    bar(page).click()
    sheet = page.locator("dialog.outbox")
    expect(sheet.locator("li")).to_have_count(3)
    assert looked_at(page, axe, "what waits") == []
    sheet.get_by_role("button", name="Close").last.click()

    elsewhere(migrated_app, moves_elsewhere(stage, ids["Ring mamman i Lund"]))
    page.context.set_offline(False)
    expect(bar(page)).to_contain_text("1 change was not taken. See why.")
    expect(row(page, "Handla mat")).to_have_attribute("data-state", "done")
    assert done(migrated_app, stage, "task_ticked", "task_moved") == [("task_ticked", ids["Handla mat"])]

    bar(page).click()
    refused, behind = sheet.locator("li").all()
    expect(refused).to_contain_text("Ring mamman i Lund: another day")
    expect(refused).to_contain_text(re.compile(r"Boris Alm changed this at \d\d:\d\d"))
    expect(behind).to_contain_text("Waits until you have decided about the one before it.")
    assert looked_at(page, axe, "what was refused") == []
    refused.get_by_role("button", name="Save mine anyway").click()
    expect(sheet).to_contain_text("Everything has been sent.")
    assert done(migrated_app, stage, "task_moved") == [("task_moved", ids["Ring mamman i Lund"])] * 2
    sheet.get_by_role("button", name="Close").last.click()
    expect(bar(page)).to_have_count(0)


def test_signing_out_shows_what_was_not_sent_and_asks(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    ids = with_tasks(migrated_app, stage, "Ring mamman i Lund")
    maria = at_the_phone(enters)
    page = maria.page
    page.context.set_offline(True)
    moves(page, "Ring mamman i Lund", in_days(2))
    elsewhere(migrated_app, moves_elsewhere(stage, ids["Ring mamman i Lund"]))
    page.context.set_offline(False)
    expect(bar(page)).to_contain_text("1 change was not taken.")

    page.get_by_role("button", name="You: Maria Berg").click()
    page.locator("dialog").get_by_role("button", name="Sign out").click()
    asked = page.locator("dialog.outbox")
    expect(asked).to_contain_text("Ring mamman i Lund: another day")
    asked.get_by_role("button", name="Stay signed in").click()
    expect(asked).to_have_count(0)
    page.locator("dialog").get_by_role("button", name="Close").first.click()
    expect(bar(page)).to_be_visible()

    page.goto(maria.board_path)
    page.goto("/phone#leaving")  # where the worker leads whoever signs out on another page
    expect(asked).to_contain_text("Ring mamman i Lund: another day")
    asked.get_by_role("button", name="Take them away and sign out").click()
    page.wait_for_url(DOOR)
    assert page.evaluate(LEFT_BEHIND) == []
    assert done(migrated_app, stage, "task_moved") == []


@pytest.mark.parametrize("place", ["phone", "board"])
def test_signing_out_without_a_network_says_that_it_needs_one_and_loses_nothing(
    enters: Entering, axe: str, place: str
) -> None:
    maria = at_the_phone(enters)
    page = maria.page
    if place == "board":
        page.goto(maria.board_path)
        expect(page.locator(".card").first).to_be_visible()
    page.context.set_offline(True)
    if place == "board":
        page.evaluate("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()")
    else:
        page.get_by_role("button", name="You: Maria Berg").click()
        page.locator("dialog").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("alert")).to_contain_text("Signing out needs a network.")
    assert looked_at(page, axe, "not signed out") == []
    page.locator("dialog").get_by_role("button", name="Close").last.click()
    page.context.set_offline(False)
    page.goto("/phone")
    expect(page.locator(".phone-row").first).to_be_visible()
    assert page.evaluate("async () => (await fetch('/api/session')).status") == 200


def test_a_phone_signed_out_from_elsewhere_keeps_nothing_and_says_how_much_it_was(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    with_tasks(migrated_app, stage, "Ring mamman i Lund", "Handla mat")
    maria = at_the_phone(enters)
    page = maria.page
    page.context.set_offline(True)
    ticks(page, "Ring mamman i Lund")
    ticks(page, "Handla mat")
    waits(page, 2)
    elsewhere(migrated_app, ends_session(stage, ended_at=clock.now()))
    page.context.set_offline(False)
    told = page.locator("dialog.outbox")
    expect(told).to_contain_text("2 changes that had not been sent were taken away.")
    expect(page.locator(".phone-row")).to_have_count(0)
    told.get_by_role("button", name="I have seen it").click()
    page.wait_for_url(DOOR)
    assert page.evaluate(LEFT_BEHIND) == []
    assert done(migrated_app, stage, "task_ticked") == []


def test_after_a_session_that_ended_by_itself_only_the_same_person_sends(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    ids = with_tasks(migrated_app, stage, "Ring mamman i Lund")
    maria = at_the_phone(enters)
    context, page = maria.page.context, maria.page
    context.set_offline(True)
    ticks(page, "Ring mamman i Lund")
    elsewhere(migrated_app, ends_session(stage, ends_at=clock.now()))
    context.set_offline(False)
    page.wait_for_url(DOOR)

    sign_in(context, stage, "boris")
    page.goto("/phone")
    expect(page.get_by_role("button", name="You: Boris Alm")).to_be_visible()
    expect(bar(page)).to_have_count(0)
    assert done(migrated_app, stage, "task_ticked") == []

    sign_in(context, stage, "maria")
    page.goto("/phone")
    expect(row(page, "Ring mamman i Lund")).to_have_attribute("data-state", "done")
    assert done(migrated_app, stage, "task_ticked") == [("task_ticked", ids["Ring mamman i Lund"])]


def test_what_waited_longer_than_a_quarter_of_an_hour_asks_before_it_is_sent(
    migrated_app: Flask, stage: Stage, enters: Entering, axe: str
) -> None:
    ids = with_tasks(migrated_app, stage, "Ring mamman i Lund", "Handla mat", "Boka tid")
    maria = at_the_phone(enters)
    page = maria.page
    page.clock.install()
    page.reload()
    page.context.set_offline(True)
    ticks(page, "Ring mamman i Lund")
    ticks(page, "Handla mat")
    page.clock.fast_forward("16:00")
    ticks(page, "Boka tid")
    page.context.set_offline(False)
    expect(row(page, "Boka tid")).to_have_attribute("data-state", "done")  # just now: it goes by itself
    expect(bar(page)).to_contain_text("2 changes have waited long. Send them still?")
    assert done(migrated_app, stage, "task_ticked") == [("task_ticked", ids["Boka tid"])]

    bar(page).click()
    sheet = page.locator("dialog.outbox")
    expect(sheet.locator("li").first).to_contain_text("Older than 15 minutes. Is it still right?")
    assert looked_at(page, axe, "what is old") == []
    sheet.locator("li", has_text="Handla mat").get_by_role("button", name="Take it away").click()
    expect(sheet.locator("li")).to_have_count(1)
    sheet.get_by_role("button", name="Send it still").click()
    expect(sheet).to_contain_text("Everything has been sent.")
    sheet.get_by_role("button", name="Close").last.click()
    expect(row(page, "Handla mat")).not_to_have_attribute("data-state", "done")
    sent = done(migrated_app, stage, "task_ticked")
    assert sent == [("task_ticked", ids[name]) for name in ("Boka tid", "Ring mamman i Lund")]


def test_a_text_that_is_refused_stays_to_be_read_and_copied(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    maria = at_the_phone(enters)
    page = maria.page
    page.goto("/phone/people")
    page.context.set_offline(True)
    page.get_by_role("button", name="Report a concern: Olof Friis").click()
    page.locator("dialog .chip", has_text="worry").click()
    page.locator("dialog textarea").fill("Han svarade inte i telefon i går.")
    page.locator("dialog").get_by_role("button", name="Send", exact=True).click()
    waits(page, 1)
    elsewhere(migrated_app, no_longer_hers(stage, "Olof"))
    page.context.set_offline(False)
    expect(bar(page)).to_contain_text("1 change was not taken. See why.")
    page.reload()
    bar(page).click()
    expect(page.locator("dialog.outbox blockquote")).to_have_text("Han svarade inte i telefon i går.")
