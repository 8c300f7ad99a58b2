"""Two at once, no network, no server, no session: the screen says so, and nothing anyone wrote is lost."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import select, update

from fact_board import clock
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.sign_in.models import DeviceSession
from tests.browser.conftest import Entering
from tests.browser.people import Person
from tests.browser.test_everyone import looked_at
from tests.live_server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def begins_to_raise(person: Person, name: str, why: str) -> None:
    person.card(name).locator("button.badge").click()
    person.chooses("Red: contact today")
    person.types("In words", why)


def test_the_second_of_two_is_told_who_and_when(enters: Entering, axe: str) -> None:
    karin, boris = enters("karin"), enters("boris")
    begins_to_raise(boris, "Ulla Sand", "Grannen ringde")
    karin.moves("Ulla Sand", "Admitted", "Inlagd i natt")
    expect(boris.card_in("Ulla Sand", "admitted")).to_be_visible()
    boris.presses("Save", boris.dialog)
    asked = boris.page.locator("dialog.conflict")
    expect(asked).to_contain_text(re.compile(r"Karin Lund changed this at \d\d:\d\d"))
    expect(asked.locator(".now")).to_contain_text("Admitted")
    assert looked_at(boris.page, axe, "conflict") == []

    boris.presses("Keep theirs", asked)
    expect(boris.dialog.get_by_label("In words")).to_have_value("Grannen ringde")
    expect(karin.card("Ulla Sand")).to_have_attribute("data-urgency", "green")

    boris.presses("Save", boris.dialog)
    boris.presses("Save mine anyway", asked)
    for person in (karin, boris):
        expect(person.card_in("Ulla Sand", "admitted")).to_have_attribute("data-urgency", "red")


def test_offline_and_back(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    boris.opens_panel("Ismail")
    boris.has_all_for_later()
    boris.page.context.set_offline(True)
    boris.sees_status("offline")
    boris.writes_note("Träffade grannen")
    expect(boris.status).to_contain_text("1 change is waiting")
    expect(boris.dialog).to_contain_text("It is sent when the network is back.")
    karin.moves("Petra", "Crisis prevention", "Hemma igen")
    expect(karin.card_in("Petra", "crisis")).to_be_visible()

    boris.page.context.set_offline(False)
    boris.sees_status("live")
    expect(boris.panel.locator(".note").filter(has_text="Träffade grannen")).to_have_count(1)
    expect(boris.card_in("Petra", "crisis")).to_be_visible()
    karin.opens_panel("Ismail")
    expect(karin.panel.locator(".note").filter(has_text="Träffade grannen")).to_have_count(1)


TOO_LATE = re.compile(r"/static/(js/board/(panel_history|notes)|joined/board/main/later-\w+)\.js")


def test_what_came_too_late_comes_with_the_network_and_nothing_typed_is_lost(
    enters: Entering,
) -> None:
    boris = enters("boris", "/me/security")
    boris.page.route(TOO_LATE, lambda route: route.abort())
    boris.opens(boris.board_path)
    boris.sees_status("live")
    boris.opens_panel("Ismail")
    expect(boris.panel).to_contain_text("The history could not be read.")
    boris.presses("Note…", boris.panel.locator(".panel-acts"))
    boris.sees_toast("This needs the network the first time. It opens when the network is back.")
    boris.presses("Change Goal", boris.panel)
    boris.types("Goal for the time on the board", "Sova hela natten")

    boris.page.unroute(TOO_LATE)
    expect(boris.panel.get_by_role("heading", name="History")).to_be_visible()
    expect(boris.panel).not_to_contain_text("could not be read")
    expect(boris.dialog.get_by_label("Goal for the time on the board")).to_have_value("Sova hela natten")
    boris.presses("Save", boris.dialog)
    expect(boris.dialog.get_by_label("Note", exact=True)).to_be_visible()
    expect(boris.page.locator(".toast").filter(has_text="the first time")).to_have_count(0)
    boris.types("Note", "Träffade grannen")
    boris.presses("Save the note", boris.dialog)
    expect(boris.panel.locator(".note").filter(has_text="Träffade grannen")).to_have_count(1)


def test_a_form_that_one_no_longer_waits_for_stays_away(enters: Entering) -> None:
    boris = enters("boris", "/me/security")
    boris.page.route(TOO_LATE, lambda route: route.abort())
    boris.opens(boris.board_path)
    boris.sees_status("live")
    boris.opens_panel("Ismail")
    boris.presses("Note…", boris.panel.locator(".panel-acts"))
    boris.sees_toast("This needs the network the first time.")
    boris.presses("Don't wait")
    boris.page.unroute(TOO_LATE)
    expect(boris.panel.get_by_role("heading", name="History")).to_be_visible()
    boris.page.wait_for_timeout(2_500)  # longer than between two tries
    expect(boris.page.locator("dialog.dialog, .toast")).to_have_count(0)


def test_a_server_that_goes_and_comes_back(enters: Entering, served: LiveServer) -> None:
    karin = enters("karin")
    karin.chooses_in_menu("Petra", "Note…")
    karin.types("Note", "Ringde avdelningen")
    served.kill()
    karin.sees_status("stale")
    expect(karin.status).to_contain_text("Not live since")
    karin.presses("Save the note", karin.dialog)
    expect(karin.status).to_contain_text("1 change is waiting")
    served.start()
    karin.sees_status("live")
    expect(karin.page.locator("dialog.dialog")).to_have_count(0)
    karin.opens_panel("Petra")
    expect(karin.panel.locator(".note").filter(has_text="Ringde avdelningen")).to_have_count(1)


def test_what_one_typed_survives_a_refusal_and_a_reload(enters: Entering) -> None:
    karin = enters("karin")
    karin.chooses_in_menu("Ismail", "Task…")
    karin.types("What?", "Ring systern i Lund")
    karin.types("When?", "2020-01-01")
    karin.presses("Add the task", karin.dialog)
    expect(karin.dialog.locator(".field .error")).to_have_count(1)
    expect(karin.dialog.get_by_label("When?")).to_be_focused()
    expect(karin.dialog.get_by_label("What?")).to_have_value("Ring systern i Lund")

    karin.page.reload()
    karin.sees_status("live")
    karin.chooses_in_menu("Ismail", "Task…")
    expect(karin.dialog).to_contain_text("What you had typed is still here.")
    expect(karin.dialog.get_by_label("What?")).to_have_value("Ring systern i Lund")
    karin.types("When?", clock.today().isoformat())
    karin.presses("Add the task", karin.dialog)
    expect(karin.card("Ismail")).to_contain_text("Ring systern i Lund")
    karin.chooses_in_menu("Ismail", "Task…")
    expect(karin.dialog.get_by_label("What?")).to_have_value("")


def test_a_session_that_ends_while_one_types(enters: Entering, migrated_app: Flask) -> None:
    maria = enters("maria")
    maria.chooses_in_menu("Ismail", "Note…")
    maria.types("Note", "Vill flytta hem till Lund")
    end_sessions(migrated_app, maria)
    maria.presses("Save the note", maria.dialog)
    expect(maria.dialog).to_contain_text("You are signed out. What you have typed is kept.")
    expect(maria.dialog.get_by_label("Note")).to_have_value("Vill flytta hem till Lund")
    expect(maria.page.locator(".board")).to_have_count(0)

    with maria.page.context.expect_page() as opened:
        maria.dialog.get_by_role("link", name="Sign in").click()
    door = opened.value
    door.get_by_role("link", name="Choose one of the demo's people").click()
    me = maria.stage.world.staff_ids["maria"]
    door.locator(f"section.team button[name='staff'][value='{me}']").click()
    door.wait_for_url("**/board")
    door.close()
    go_on = maria.dialog.get_by_role("button", name="I have signed in")
    maria.page.bring_to_front()
    if go_on.is_visible():
        go_on.click()
    maria.sees_status("live")
    expect(maria.page.locator("dialog.dialog")).to_have_count(0)
    maria.opens_panel("Ismail")
    expect(maria.panel.locator(".note").filter(has_text="Vill flytta hem till Lund")).to_have_count(1)


def end_sessions(app: Flask, person: Person) -> None:
    """As when somebody signs a lost device out."""
    mine = person.stage.world.members["maria"]
    with app.app_context():
        with write_transaction():
            db.session.execute(
                update(DeviceSession).where(DeviceSession.membership_id == mine).values(ended_at=clock.now())
            )
        assert db.session.scalars(
            select(DeviceSession.ended_at).where(DeviceSession.membership_id == mine)
        ).one()
        db.session.rollback()
