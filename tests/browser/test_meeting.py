"""The daily meeting: driven from a phone or a desk, followed by everybody, and no word of it lost."""

import datetime as dt
import re

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import select, update

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.models import Meeting
from fact_board.teams.models import Membership
from tests.board.conftest import Stage
from tests.board.team_at_work import finish
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.meeting import PATH, AtMeeting
from tests.browser.test_everyone import looked_at
from tests.live_server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.servers]

ON_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def before(stage: Stage, migrated_app: Flask) -> Stage:
    """The same team on a morning when no meeting has begun."""
    with migrated_app.app_context():
        finish(stage.world)
        db.session.remove()
    return stage


def test_a_meeting_on_a_phone_is_followed_word_by_word(before: Stage, enters: Entering) -> None:
    karin = AtMeeting(enters("karin", PATH, **ON_PHONE))
    boris = AtMeeting(enters("boris", PATH))
    karin.starts("Boris Alm")
    boris.sees_stop("The meeting has started")
    assert boris.person.page.locator(".thumbs .primary").count() == 0, "only the chair drives"

    karin.goes_on()
    first = karin.name
    boris.sees(first)
    karin.note.press_sequentially("Systern ringde", delay=60)
    expect(boris.typed).to_have_text("Systern ringde")
    karin.goes_on()
    boris.sees(karin.name)
    assert karin.name != first
    karin.goes_back()
    boris.sees(first)
    expect(boris.typed).to_have_count(0)
    boris.presses("Show earlier notes")
    expect(boris.now.locator(".note").first).to_contain_text("Systern ringde")


def test_the_page_says_whose_turn_it_is_and_then_what_waits(
    before: Stage, enters: Entering, migrated_app: Flask
) -> None:
    with migrated_app.app_context():
        trained = [before.world.members[name] for name in ("karin", "boris")]
        db.session.execute(update(Membership).where(Membership.id.in_(trained)).values(may_chair=True))
        db.session.commit()
        db.session.remove()
    boris = AtMeeting(enters("boris", PATH))
    expect(boris.person.page.locator(".turn")).to_have_text(
        "Whose turn it is to lead: Boris Alm then Karin Lund"
    )
    boris.starts("Karin Lund")
    waiting = boris.person.page.locator(".meeting-bar .left")
    expect(waiting).to_contain_text("1 nomination waits for an answer.")


def test_a_day_without_a_planned_meeting_says_when_the_next_is_and_lets_one_start_an_extra(
    before: Stage, enters: Entering, migrated_app: Flask
) -> None:
    with migrated_app.app_context():
        before.world.team.meeting_days = [(clock.today().weekday() + 2) % 7]
        db.session.commit()
        db.session.remove()
    karin = AtMeeting(enters("karin", PATH))
    karin.sees_stop("No meeting is planned today")
    expect(karin.person.page.locator(".next-meeting")).to_contain_text("08:30")
    button = karin.person.page.get_by_role("button", name="Start an extra meeting")
    button.click()
    karin.sees_stop("The meeting has started")


def test_the_chair_alone_is_asked_to_see_out_who_must_not_hear(
    before: Stage, enters: Entering, migrated_app: Flask
) -> None:
    with migrated_app.app_context():
        world = before.world
        bar_staff(world.patient("Ismail"), world.staff("maria"), id=new_id(), by=world.member("karin"))
        db.session.remove()
    karin, maria = AtMeeting(enters("karin", PATH)), AtMeeting(enters("maria", PATH))
    boris, sara = AtMeeting(enters("boris", PATH)), AtMeeting(enters("sara", PATH))
    karin.starts("Maria Berg", "Boris Alm", "Sara Öst")
    words, name = "Ask Maria Berg to leave the room", "Ismail Kardelen"
    last = karin.person.page.locator(".agenda section", has_text=words)
    expect(last).to_contain_text(name)
    assert karin.agenda()[-1] == name
    for other in (boris, sara):
        other.sees_stop("The meeting has started")
        assert other.agenda()[0] == name, "as it would stand without a bar"
        expect(other.person.page.get_by_text("Maria Berg")).to_have_count(0)
    last.get_by_role("button").click()
    expect(karin.person.dialog).to_contain_text(words)
    boris.sees_stop("The meeting has started")
    karin.presses(f"They have left: take up {name}")
    for other in (karin, boris, sara):
        other.sees(name)
    expect(karin.now).to_contain_text("Not in the room: Maria Berg")
    assert "in the room" not in boris.person.page.content()
    assert name not in maria.person.page.content()


def test_a_bar_of_this_very_minute_counts(before: Stage, enters: Entering, migrated_app: Flask) -> None:
    karin = AtMeeting(enters("karin", PATH))
    karin.starts("Maria Berg")
    with migrated_app.app_context():
        world = before.world
        bar_staff(world.patient("Ismail"), world.staff("maria"), id=new_id(), by=world.member("karin"))
        db.session.remove()
    karin.row_of("Ismail Kardelen").click()
    expect(karin.person.dialog).to_contain_text("Ask Maria Berg to leave the room")
    assert karin.now.count() == 0


def test_the_keys_and_a_presenter_remote_drive(before: Stage, enters: Entering) -> None:
    karin = AtMeeting(enters("karin", PATH))
    karin.starts("Boris Alm")
    page, order = karin.person.page, karin.agenda()
    page.keyboard.press("PageDown")
    karin.sees(order[0])
    page.keyboard.press("ArrowRight")
    karin.sees(order[1])
    page.keyboard.press("l")
    karin.sees(order[2])
    assert karin.agenda()[-1] == order[1], "put off: last of those left"
    page.keyboard.press("n")
    expect(karin.note).to_be_focused()
    page.keyboard.type("l och mellanslag")
    expect(karin.note).to_have_value("l och mellanslag")
    page.keyboard.press("PageUp")
    karin.sees(order[0])
    page.keyboard.press("PageDown")
    karin.sees(order[2])
    page.keyboard.press("j")
    expect(page.locator(".agenda button").first).to_be_focused()
    page.keyboard.press("Enter")
    karin.sees(order[3])
    page.keyboard.press("u")
    expect(page.locator("dialog.urgency-form")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Help and keys")).to_be_visible()


def test_another_goes_on_mid_sentence_when_the_chairs_device_dies(before: Stage, enters: Entering) -> None:
    karin = AtMeeting(enters("karin", PATH, **ON_PHONE))
    maria = AtMeeting(enters("maria", PATH))
    karin.starts("Maria Berg", "Boris Alm")
    karin.goes_on()
    name = karin.name
    karin.note.press_sequentially("Hon vill flytta hem ti", delay=40)
    expect(maria.typed).to_have_text("Hon vill flytta hem ti")
    karin.person.page.close(run_before_unload=False)

    maria.presses("Take over as chair")
    expect(maria.note).to_have_value("Hon vill flytta hem ti")
    maria.note.press("End")
    maria.note.press_sequentially("ll Lund", delay=20)
    maria.goes_on()
    maria.goes_back()
    maria.sees(name)
    expect(maria.now.locator(".note").first).to_contain_text("Hon vill flytta hem till Lund")


def test_a_server_that_restarts_loses_nothing_of_the_meeting(
    before: Stage, enters: Entering, served: LiveServer
) -> None:
    karin, boris = AtMeeting(enters("karin", PATH)), AtMeeting(enters("boris", PATH))
    karin.starts("Boris Alm")
    karin.goes_on()
    name = karin.name
    boris.sees(name)  # going on has been answered: what waits is what is typed
    served.kill()
    try:
        karin.note.press_sequentially("Skrivet utan server", delay=20)
        expect(karin.person.page.locator(".meeting-bar .live")).to_contain_text(
            "1 change is waiting", timeout=30_000
        )
    finally:
        served.start()
    expect(boris.typed).to_have_text("Skrivet utan server", timeout=30_000)
    boris.sees(name)
    karin.goes_on()
    boris.sees(karin.name)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_nothing_serious_at_the_meeting(
    before: Stage, enters: Entering, axe: str, locale: str, viewport: dict[str, int]
) -> None:
    phone = {"has_touch": True, "is_mobile": True} if viewport == PHONE else {}
    karin = enters("karin", PATH, viewport=viewport, locale=locale, **phone)
    page = karin.page
    expect(page.locator(".attendance").first).to_be_visible()
    complaints = looked_at(page, axe, "before")
    page.locator(".start .primary").click()
    expect(page.locator(".stop .primary")).to_be_visible()
    complaints += looked_at(page, axe, "begun")
    page.locator(".thumbs .primary").click()
    expect(page.locator(".now h2")).to_be_visible()
    expect(page.locator(".now .note, .now .muted").first).to_be_visible()
    expect(page.locator(".thumbs")).to_have_attribute("aria-busy", "false")  # nothing is dimmed for an answer
    complaints += looked_at(page, axe, "person")
    page.keyboard.press("j")
    complaints += looked_at(page, axe, "agenda")
    assert complaints == []


def test_the_board_says_which_planned_meeting_was_not_held(
    before: Stage, enters: Entering, migrated_app: Flask
) -> None:
    """The last was ten days ago: among the days since then some were planned."""
    with migrated_app.app_context():
        ago = dt.timedelta(days=10)
        for meeting in db.session.scalars(select(Meeting).where(Meeting.team_id == before.world.team_id)):
            meeting.started_at, meeting.closed_at = clock.now() - ago, clock.now() - ago
        db.session.commit()
        db.session.remove()
    karin = enters("karin")
    said = karin.page.locator(".sums").get_by_role("link", name="No meeting on")
    karin.page.keyboard.press("Tab")  # at the latest now it is looked for
    said.click()
    expect(karin.page).to_have_url(re.compile(r"/minutes#day-\d"))
    expect(karin.page.locator(".not-held").first).to_contain_text("No meeting was held.")


def test_the_board_leads_to_the_meeting(before: Stage, enters: Entering) -> None:
    karin = enters("karin")
    karin.page.locator(".toolbar").get_by_role("link", name="Start meeting").click()
    karin.page.locator(".start .primary").click()
    expect(karin.page.locator(".thumbs")).to_be_visible()
    karin.opens(karin.board_path)
    karin.page.locator(".toolbar").get_by_role("link", name="To the meeting").click()
    AtMeeting(karin).sees_stop("The meeting has started")
