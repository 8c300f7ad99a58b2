"""A concern and a nomination from a phone: three taps each; the answer comes back, and that it was read."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from fact_board import clock
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.board.models import DutyCall, Nomination
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.queries import open_meeting_of
from fact_board.teams.actions import set_duty
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.signals.models import Signal, SignalAnswer
from tests.board.conftest import Stage
from tests.board.team_at_work import finish, nominate
from tests.browser.conftest import PHONE, Entering
from tests.visits.test_signals import answer, report

COUNT = "taps = 0; addEventListener('pointerdown', () => (taps += 1), true)"


def at_work(app: Flask, work: Callable[[], Any]) -> None:
    """Done by others, in a process of its own."""
    with app.app_context():
        work()
        db.session.rollback()
        db.session.remove()


def part(page: Page, title: str) -> Any:
    return page.locator("section.phone-part", has=page.get_by_role("heading", name=title, exact=True))


def send(page: Page) -> None:
    page.locator("dialog").get_by_role("button", name="Send", exact=True).click()


@pytest.mark.parametrize(
    ("button", "receipt"), [("Report a concern", "or the duty officer, answers by"), ("Nominate", "reads it")]
)
def test_three_taps_whom_what_send(
    migrated_app: Flask, stage: Stage, enters: Entering, button: str, receipt: str
) -> None:
    """From the open form; the line is optional. Counted as the browser hears them."""
    page = enters("maria", "/phone", viewport=PHONE, has_touch=True).page
    page.get_by_role("button", name=button, exact=True).click()
    page.evaluate(COUNT)
    page.locator("dialog .pick-list button", has_text="Olof Friis").click()
    expect(page.locator("dialog .not-alarm")).to_contain_text("Call 112")
    page.locator("dialog .chip", has_text="sleep").click()
    send(page)
    expect(page.locator("dialog")).to_contain_text(receipt)
    assert page.evaluate("taps") == 3
    expect(page.locator("dialog .not-alarm")).to_contain_text("Call 112")
    page.locator("dialog .form-buttons").get_by_role("button", name="Close").click()
    with migrated_app.app_context():
        model: Any = Signal if button == "Report a concern" else Nomination
        olof = {"team_id": stage.world.team_id, "patient_id": stage.ids["Olof"]}
        sent = db.session.query(model).filter_by(**olof).order_by(model.at.desc()).first()
        assert sent.tags == ["sleep"]


@pytest.mark.parametrize(
    ("button", "receipt"), [("Report a concern", "or the duty officer, answers by"), ("Nominate", "reads it")]
)
def test_three_taps_from_today_about_whom_one_visits(
    migrated_app: Flask, stage: Stage, enters: Entering, button: str, receipt: str
) -> None:
    """Counting every tap from the open app. The person stands there by name, and can be another."""
    world = stage.world

    def plan() -> None:
        visit = Plan(clock.today(), world.staff("maria"), "10:30")
        plan_visit(world.patient("Olof"), visit, id=new_id(), by=world.member("maria"))

    at_work(migrated_app, plan)
    page = enters("maria", "/phone", viewport=PHONE, has_touch=True).page
    expect(page.locator(".phone-visit")).to_contain_text("Olof Friis")
    page.evaluate(COUNT)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("dialog .about-whom")).to_contain_text("Olof Friis")
    page.locator("dialog .chip", has_text="sleep").click()
    send(page)
    expect(page.locator("dialog")).to_contain_text(receipt)
    assert page.evaluate("taps") == 3
    page.locator("dialog .form-buttons").get_by_role("button", name="Close").click()
    page.get_by_role("button", name=button, exact=True).click()
    page.locator("dialog").get_by_role("button", name="Somebody else…").click()
    expect(page.locator("dialog .pick-list")).to_be_visible()


@pytest.mark.parametrize("button", ["Report a concern", "Nominate"])
def test_three_taps_from_today_about_the_only_one_i_have_something_to_do_for(
    migrated_app: Flask, stage: Stage, enters: Entering, button: str
) -> None:
    """No visit is planned; with a task about somebody else as well, one chooses."""
    world = stage.world

    def to_do(person: str) -> None:
        todo = Todo(new_id(), "Ring", world.staff("maria"), clock.today())
        add_task(world.patient(person), todo, by=world.member("maria"))

    at_work(migrated_app, lambda: to_do("Olof"))
    page = enters("maria", "/phone", viewport=PHONE, has_touch=True).page
    expect(page.locator(".phone-row", has_text="Olof Friis")).to_be_visible()
    page.evaluate(COUNT)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("dialog .about-whom")).to_contain_text("Olof Friis")
    page.locator("dialog .chip", has_text="sleep").click()
    send(page)
    expect(page.locator("dialog .not-alarm")).to_contain_text("Call 112")
    expect(page.locator("dialog .form-buttons").get_by_role("button", name="Close")).to_be_visible()
    assert page.evaluate("taps") == 3
    page.locator("dialog .form-buttons").get_by_role("button", name="Close").click()
    at_work(migrated_app, lambda: to_do("Hanna"))
    expect(page.locator(".phone-row", has_text="Hanna Björk")).to_be_visible()
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("dialog .pick-list")).to_be_visible()


def test_a_concern_of_one_of_mine_is_three_taps_with_the_button_itself(enters: Entering) -> None:
    page = enters("maria", "/phone/people", viewport=PHONE, has_touch=True).page
    page.evaluate(COUNT)
    page.get_by_role("button", name="Report a concern: Olof Friis").click()
    page.locator("dialog .chip", has_text="worry").click()
    send(page)
    expect(page.locator("dialog")).to_contain_text("answers by")
    assert page.evaluate("taps") == 3


def test_a_concern_is_answered_from_one_phone_and_read_on_another(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    at_work(migrated_app, lambda: report(stage.world, "boris", person="Olof"))
    maria = enters("maria", "/phone", viewport=PHONE).page
    waiting = part(maria, "Concerns to answer")
    expect(waiting).to_contain_text("sleep – Sover inte")
    waiting.get_by_role("button", name=re.compile("^Answer about Olof")).click()
    maria.get_by_label("What do you answer?").fill("Tack, jag ringer honom i dag.")
    maria.locator("dialog").get_by_role("button", name="Send the answer").click()
    expect(waiting).to_have_count(0)

    boris = enters("boris", "/phone", viewport=PHONE).page
    mine = part(boris, "What I reported")
    expect(mine).to_contain_text("Tack, jag ringer honom i dag.")
    mine.get_by_role("button", name=re.compile("^I have read it")).click()
    expect(mine).to_contain_text(re.compile("Read today"))
    with migrated_app.app_context():
        assert db.session.query(SignalAnswer).filter_by(team_id=stage.world.team_id).one().read_at


def test_a_concern_stands_in_the_panel_and_is_answered_there(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    """And then tells how it went; the one who reported it is told both."""
    at_work(migrated_app, lambda: report(stage.world, "boris", person="Olof"))
    path = f"/teams/{stage.world.team_id}/board/patients/{stage.ids['Olof']}"
    page = enters("maria", path).page
    concern = page.locator("dialog.panel li.note", has_text="Sover inte")
    concern.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_label("What do you answer?").fill("Tack, vi ringer.")
    page.get_by_role("button", name="Send the answer").click()
    expect(concern).to_contain_text("Not read yet")
    concern.get_by_role("button", name="Write the result").click()
    page.get_by_label("How did it go?").fill("Han sover bättre.")
    page.get_by_role("button", name="Send the result").click()
    expect(concern).to_contain_text("Han sover bättre.")
    with migrated_app.app_context():
        told = db.session.query(SignalAnswer).filter_by(team_id=stage.world.team_id).one()
        assert (told.text, told.result_text) == ("Tack, vi ringer.", "Han sover bättre.")


def test_two_who_report_make_a_nomination_to_send(
    migrated_app: Flask, stage: Stage, enters: Entering
) -> None:
    """Filled in with what was seen; sent, it is no longer offered."""
    world = stage.world

    def worry() -> None:
        report(world, "boris", person="Olof")
        report(world, "karin", person="Olof", tags=("money",), text="")

    at_work(migrated_app, worry)
    page = enters("maria", "/phone", viewport=PHONE).page
    draft = part(page, "Nominations to send")
    expect(draft).to_contain_text("2 people have reported a concern")
    expect(draft).to_contain_text("sleep, money")
    draft.get_by_role("button").click()
    for word in ("sleep", "money"):
        expect(page.locator("dialog .chip", has_text=word).locator("input")).to_be_checked()
    send(page)
    expect(page.locator("dialog")).to_contain_text("reads it")
    page.locator("dialog .form-buttons").get_by_role("button", name="Close").click()
    expect(draft).to_have_count(0)


def test_a_red_nomination_is_read_by_name(migrated_app: Flask, stage: Stage, enters: Entering) -> None:
    world = stage.world

    def nominate_between_meetings() -> None:
        meeting = open_meeting_of(world.team_id)
        if meeting:
            finish(world)
        set_duty(world.team, world.staff("maria"), deputy=world.staff("sara"), by=world.member("karin"))
        nominate(world, "Olof", by="boris")

    at_work(migrated_app, nominate_between_meetings)
    page = enters("maria", "/phone", viewport=PHONE).page
    red = part(page, "Red, to read now")
    expect(red).to_contain_text("öppnar inte")
    red.get_by_role("button", name=re.compile("^I have read it")).click()
    expect(red).to_contain_text("Read by Maria Berg")
    with migrated_app.app_context():
        call = db.session.query(DutyCall).filter_by(team_id=world.team_id, patient_id=stage.ids["Olof"]).one()
        assert call.read_by == world.staff_ids["maria"]


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(
    migrated_app: Flask, stage: Stage, enters: Entering, axe: str, locale: str, scheme: str
) -> None:
    def worry() -> None:
        for name in ("boris", "karin"):
            report(stage.world, name, person="Olof")
        answer(stage.world, report(stage.world, "maria", person="Petra"), by="karin")

    at_work(migrated_app, worry)
    page = enters("maria", "/phone", viewport=PHONE, locale=locale, color_scheme=scheme).page
    expect(page.locator("section.phone-part").first).to_be_visible()
    clean(page, axe)
    for button in (0, 1):
        page.locator(".phone-acts button").nth(button).click()
        expect(page.locator("dialog .pick-list")).to_be_visible()
        clean(page, axe)
        page.locator("dialog .pick-list button").first.click()
        expect(page.locator("dialog form")).to_be_visible()
        clean(page, axe)
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)


def clean(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
