"""The pages as a team leader, an administrator and somebody invited meet them."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, expect

from fact_board import clock
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.planned.actions import Plan, plan_visit
from tests.admin.conftest import employ
from tests.board.conftest import Stage
from tests.board.team_at_work import finish, in_days
from tests.browser.conftest import DESK, PHONE, Entering, axe, enters, stage
from tests.browser.people import Person
from tests.browser.test_everyone import LOOK, SERIOUS
from tests.live_server import LiveServer, Serve

__all__ = ["axe", "enters", "stage"]
pytestmark = [pytest.mark.browser, pytest.mark.servers]

PASSWORD = "hästen äter havre"
AT_ONCE_MS = 3_000
SLOW_BEACON = "60"  # nothing here may wait for a beat


@pytest.fixture(scope="module")
def served(start_server: Serve) -> LiveServer:
    return start_server(FACT_BEACON_SECONDS=SLOW_BEACON)


@pytest.fixture
def office(stage: Stage, migrated_app: Flask) -> Stage:
    """The team, with an administrator and a task that waits for Maria today."""
    world = stage.world
    with migrated_app.app_context():
        employ(world, "adam", "Adam Ahl", profession="administrator", role="administrator")
        todo = Todo(new_id(), "Ring hem till mamman", world.staff("maria"), clock.today())
        add_task(world.patient("Hanna"), todo, by=world.member("maria"))
        db.session.rollback()
        db.session.remove()
    return stage


def button(person: Person, name: str) -> Locator:
    return person.page.get_by_role("button", name=re.compile(name)).first


def shows(person: Person, text: str) -> None:
    expect(person.page.get_by_text(text).first).to_be_visible()


# Everyone

LEADERS_PAGES = ("/team", "/team/staff", "/team/columns", "/team/settings")
DIALOGS = {
    "duty": ("/team", "Change duty officer|Byt dagansvarig"),
    "absence": ("/team", "Maria Berg (is|är)"),
    "adding": ("/team/staff", "Add a colleague|Lägg till medarbetare"),
    "changing": ("/team/staff", "(Change|Ändra) Maria"),
    "ending": ("/team/staff", "(End|Avsluta) Maria"),
    "column": ("/team/columns", "(Change Crisis|Ändra Kris)"),
    "tasks": ("/team/columns", "(Tasks of Crisis|Åtgärder för Kris)"),
    "settings": ("/team/settings", "^(Change|Ändra)"),
}


def faults(person: Person, axe: str) -> list[tuple[str, list[str]]]:
    person.page.evaluate(axe)
    found = person.page.evaluate(LOOK)
    return [
        (fault["id"], [node["html"] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in SERIOUS
    ]


def narrow(person: Person) -> bool:
    """Nothing stands outside the window."""
    wide: int = person.page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth")
    return wide <= 0


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_a_leaders_pages_and_dialogs(
    enters: Entering, axe: str, locale: str, viewport: dict[str, int]
) -> None:
    karin = enters("karin", "/team", locale=locale, viewport=viewport)
    for path in LEADERS_PAGES:
        karin.opens(path)
        expect(karin.page.locator("#team-section h2")).to_be_visible()
        assert faults(karin, axe) == [], path
        assert narrow(karin), path
    for name, (path, opener) in DIALOGS.items():
        karin.opens(path)
        button(karin, opener).click()
        expect(karin.dialog).to_be_visible()
        assert faults(karin, axe) == [], name
        karin.page.keyboard.press("Escape")
        expect(karin.dialog).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_an_administrators_pages(
    enters: Entering, office: Stage, axe: str, locale: str, viewport: dict[str, int]
) -> None:
    adam = enters("adam", "/admin", locale=locale, viewport=viewport)
    for path in ("/admin", f"/admin/teams/{office.world.team_id}"):
        adam.opens(path)
        expect(adam.page.locator("#team-section h2")).to_be_visible()
        assert faults(adam, axe) == [], path
        assert narrow(adam), path
    button(adam, "(Sign-in of|Inloggning för) Maria").click()
    expect(adam.dialog).to_be_visible()
    assert faults(adam, axe) == []


# What they do


def test_a_leader_invites_a_nurse_who_signs_in_by_the_link(
    enters: Entering, office: Stage, browser: Browser, served: LiveServer, axe: str
) -> None:
    karin = enters("karin", "/team/staff")
    button(karin, "Add a colleague").click()
    karin.types("Name", "Nora Ny")
    karin.presses("Add", karin.dialog)
    link = karin.dialog.get_by_label("Link").input_value()
    assert link.startswith(f"{served.url}/invitation#")
    karin.presses("Close", karin.dialog.locator(".form-buttons"))
    shows(karin, "Nora Ny")
    shows(karin, "Invited until")
    with browser.new_context(locale="sv-SE") as context:
        page = context.new_page()
        page.goto(link)
        expect(page.get_by_role("heading", name="Välkommen, Nora Ny")).to_be_visible()
        assert page.url == f"{served.url}/invitation", "the secret is in no address"
        page.evaluate(axe)
        assert [fault["id"] for fault in page.evaluate(LOOK) if fault["impact"] in SERIOUS] == []
        name = f"nora-{new_id().hex[:8]}"
        page.get_by_label("Namn att logga in med").fill(name)
        page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
        page.get_by_label("Lösenordet igen").fill("något helt annat")
        page.get_by_role("button", name="Spara").click()
        expect(page.get_by_text("De två lösenorden är inte lika.")).to_be_visible()
        expect(page.get_by_label("Namn att logga in med")).to_have_value(name)
        page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
        page.get_by_label("Lösenordet igen").fill(PASSWORD)
        page.get_by_role("button", name="Spara").click()
        page.get_by_label("Namn att logga in med").fill(name)
        page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Logga in", exact=True).click()
        page.wait_for_url(re.compile(f"/teams/{office.world.team_id}/board"))
        page.goto(link)
        expect(page.get_by_text("Länken är använd eller för gammal. Be om en ny.")).to_be_visible()


@pytest.mark.usefixtures("office")
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(enters: Entering) -> None:
    karin = enters("karin", "/team/staff")
    button(karin, "Add a colleague").click()
    karin.types("Name", "Nora Ny")
    karin.types("Share of full time", "mycket")
    karin.presses("Add", karin.dialog)
    field = karin.dialog.get_by_label("Share of full time")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(karin.dialog.get_by_label("Name", exact=True)).to_have_value("Nora Ny")
    karin.page.reload()
    button(karin, "Add a colleague").click()
    expect(karin.dialog.get_by_label("Name", exact=True)).to_have_value("Nora Ny")


@pytest.mark.usefixtures("office")
def test_whose_membership_ends_is_off_the_board_at_once(enters: Entering) -> None:
    lina, karin = enters("lina"), enters("karin", "/team/staff")
    button(karin, "End Lina Ek").click()
    karin.presses("End the assignment", karin.dialog)
    expect(lina.page.get_by_role("status").get_by_text("Signed out")).to_be_visible(timeout=AT_ONCE_MS)
    expect(lina.page.locator(".board .card")).to_have_count(0)
    shows(karin, "1 former colleague")


def test_who_ends_later_is_asked_to_hand_over_only_the_visits_after_that(
    enters: Entering, office: Stage, migrated_app: Flask
) -> None:
    with migrated_app.app_context():
        for days in (1, 5):
            plan = Plan(in_days(days), office.world.staff("lina"))
            plan_visit(office.world.patient("Olof"), plan, id=new_id(), by=office.world.member("lina"))
        db.session.rollback()
        db.session.remove()
    karin = enters("karin", "/team/staff")
    button(karin, "End Lina Ek").click()
    expect(karin.dialog).to_contain_text("2 planned visits")
    karin.dialog.get_by_text("On a later day").click()
    karin.dialog.get_by_label("Last day").fill(in_days(3).isoformat())
    expect(karin.dialog).to_contain_text("1 planned visit")
    karin.dialog.get_by_label("Last day").fill(in_days(5).isoformat())
    expect(karin.dialog).to_contain_text("Nothing is in Lina Ek's hands.")


def by_keyboard(person: Person, target: Locator) -> None:
    target.focus()
    person.page.keyboard.press("Enter")


@pytest.mark.usefixtures("office")
def test_a_colleague_is_away_and_the_days_tasks_move_without_a_mouse(enters: Entering) -> None:
    boris = enters("boris", "/team")
    by_keyboard(boris, button(boris, "Maria Berg is"))
    waiting = boris.dialog.get_by_label(re.compile("Ring hem till mamman"))
    expect(waiting).to_be_visible()
    waiting.focus()
    boris.page.keyboard.type("Sara")
    expect(waiting).to_have_value(str(boris.stage.world.staff_ids["sara"]))
    by_keyboard(boris, boris.dialog.get_by_role("button", name="Save and move"))
    expect(boris.dialog.get_by_text("Sara Öst")).to_be_visible()
    boris.page.keyboard.press("Escape")
    shows(boris, "away until")


def test_the_trained_are_named_in_the_order_of_their_turns(
    enters: Entering, office: Stage, migrated_app: Flask
) -> None:
    """Karin led the meeting that was, so she comes last; who is away has no turn."""
    with migrated_app.app_context():
        finish(office.world)
        db.session.remove()
    karin = enters("karin", "/team/staff")
    for name in ("Karin", "Maria", "Sara"):
        button(karin, f"Change {name}").click()
        karin.dialog.get_by_label("Trained to lead the meeting").check()
        karin.presses("Save", karin.dialog)
        row = karin.page.locator(".people li", has_text=name)
        expect(row.get_by_text("leads meetings")).to_be_visible()
    karin.opens("/team")
    turn = karin.page.locator(".turn")
    expect(turn).to_have_text("Whose turn it is to lead: Maria Berg then Sara Öst, Karin Lund")
    button(karin, "Maria Berg is").click()
    karin.presses("Save and move", karin.dialog)
    karin.page.keyboard.press("Escape")
    expect(turn).to_have_text("Whose turn it is to lead: Sara Öst then Karin Lund")


def test_who_has_competence_in_addiction_is_marked_and_counted(enters: Entering) -> None:
    karin = enters("karin", "/team/staff")
    button(karin, "Change Maria").click()
    karin.dialog.get_by_label("Competence in addiction").check()
    karin.presses("Save", karin.dialog)
    row = karin.page.locator(".people li", has_text="Maria")
    expect(row.get_by_text("addiction")).to_be_visible()
    button(karin, "Change Maria").click()
    expect(karin.dialog.get_by_label("Competence in addiction")).to_be_checked()


def changes_column(karin: Person, label: str) -> None:
    button(karin, "Change Crisis").click()
    karin.types("In English", label)


@pytest.mark.usefixtures("office")
def test_two_who_change_a_column_are_told_and_the_later_may_insist(enters: Entering) -> None:
    first, second = enters("karin", "/team/columns"), enters("karin", "/team/columns")
    changes_column(first, "Crisis one")
    changes_column(second, "Crisis two")
    first.presses("Save", first.dialog)
    shows(first, "Crisis one")
    second.presses("Save", second.dialog)
    expect(second.dialog.get_by_text("Someone else changed this while you were working.")).to_be_visible()
    second.presses("Save", second.dialog)
    shows(second, "Crisis two")


@pytest.mark.usefixtures("office")
def test_a_column_with_people_stays_in_use(enters: Entering) -> None:
    karin = enters("karin", "/team/columns")
    occupied = karin.page.locator("li[data-category='crisis']")
    occupied.get_by_role("button", name=re.compile("Change")).click()
    karin.dialog.get_by_label("In use").uncheck()
    karin.presses("Save", karin.dialog)
    expect(karin.dialog.get_by_role("alert")).to_contain_text("People stand in this column.")


@pytest.mark.usefixtures("office")
def test_a_column_gets_one_more_task(enters: Entering) -> None:
    karin = enters("karin", "/team/columns")
    button(karin, "Tasks of Crisis").click()
    button(karin, "One more task").click()
    karin.page.keyboard.type("Ring anhörig")
    karin.presses("Save", karin.dialog)
    expect(karin.dialog.locator("[aria-invalid=true]")).to_be_focused()
    karin.page.keyboard.type("Call the family")
    karin.presses("Save", karin.dialog)
    shows(karin, "Call the family")


def test_an_administrator_founds_a_team_with_a_party_and_a_leader(enters: Entering, office: Stage) -> None:
    adam = enters("adam", "/")
    name = f"Team Nytt {new_id().hex[:4]}"
    button(adam, "New team").click()
    adam.types("Name", name)
    adam.presses("Found the team", adam.dialog)
    button(adam, f"Add a party to {name}").click()
    adam.dialog.get_by_label("Which?").select_option(index=0)
    adam.dialog.get_by_label("Name", exact=True).fill("Öppenvården")
    adam.dialog.get_by_label("Short name").fill("ÖV")
    adam.presses("Add", adam.dialog)
    adam.page.get_by_role("link", name=f"Open {name}").click()
    shows(adam, "Nobody works here for this party yet.")
    button(adam, "Add a colleague").click()
    adam.dialog.get_by_label("Who?").select_option(label="Lina Ek")
    adam.dialog.get_by_label("Role").select_option(value="leader")
    adam.presses("Add", adam.dialog)
    expect(adam.page.locator(".people")).to_contain_text("Lina Ek")
    for person in office.world.people:
        expect(adam.page.get_by_text(person)).to_have_count(0)
