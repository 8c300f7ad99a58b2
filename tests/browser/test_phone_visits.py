"""Visits on the phone: logged in two taps by one party, and at the safe door of the other."""

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.extensions import db
from fact_board.patients.actions import set_two_person
from fact_board.visits.models import Contact
from tests.board.conftest import Stage
from tests.board.team_at_work import in_days
from tests.browser.conftest import PHONE, Entering, visits_olof
from tests.browser.people import Person
from tests.browser.test_everyone import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.servers]


@pytest.fixture
def planned(stage: Stage, migrated_app: Flask) -> Stage:
    return visits_olof(stage, migrated_app, "boris")


def no_longer_shared(stage: Stage, app: Flask) -> None:
    """What Boris's party holds about Olof is closed to Maria's, which knows that he is known there."""
    with app.app_context():
        world = stage.world
        mine = {"party_id": world.parties["municipality"], "patient_id": world.people["Olof Friis"]}
        for basis in db.session.query(LegalBasis).filter_by(**mine):
            withdraw_basis(basis, by=world.member("boris"))
        db.session.rollback()
        db.session.remove()


def did_not_come(boris: Person) -> None:
    """Two taps, from a list of visits."""
    visit = boris.page.locator(".phone-visit")
    visit.locator("button.what").click()
    boris.presses("Did not come", boris.dialog)
    expect(visit).to_contain_text("did not come")


def news(person: Person) -> Locator:
    return person.page.locator(".phone-alert").filter(has_text="Olof Friis")


def test_a_visit_missed_by_one_party_stands_at_the_others_door(enters: Entering, planned: Stage) -> None:
    maria = enters("maria", "/phone", viewport=PHONE)
    boris = enters("boris", "/phone", viewport=PHONE)
    expect(boris.page.locator(".phone-visit")).to_contain_text("10:30")
    did_not_come(boris)
    expect(news(maria)).to_contain_text("Missed visit")
    news(maria).locator("button.what").click()
    expect(maria.dialog).to_contain_text("today: did not come, Boris Alm, Boendestöd")
    maria.presses("Seen", maria.dialog)
    expect(maria.dialog).to_contain_text("Seen by Maria Berg")
    maria.page.keyboard.press("Escape")
    expect(news(maria)).to_have_count(0)


def test_without_a_basis_only_the_neutral_text_does(
    enters: Entering, planned: Stage, migrated_app: Flask
) -> None:
    no_longer_shared(planned, migrated_app)
    maria = enters("maria", "/phone", viewport=PHONE)
    boris = enters("boris", "/phone", viewport=PHONE)
    did_not_come(boris)
    expect(news(maria)).to_contain_text("Call the team before the visit")
    news(maria).locator("button.what").click()
    expect(maria.dialog).to_contain_text("Missed, 14 days")
    expect(maria.dialog.locator(".door-cautions li")).to_have_count(1)
    for closed in ("Boris", "did not come", "Missed visit"):
        expect(maria.dialog).not_to_contain_text(closed)


def test_a_visit_that_nobody_planned_is_logged_in_three_taps(
    enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    """Counted from the open app."""
    maria = enters("maria", "/phone", viewport=PHONE, has_touch=True)
    log = maria.page.get_by_role("button", name="Log a visit…", exact=True)
    expect(log).to_be_visible()
    maria.page.evaluate("taps = 0; addEventListener('pointerdown', () => (taps += 1), true)")
    log.click()
    maria.dialog.get_by_role("button", name="Olof Friis").click()
    expect(maria.dialog).to_contain_text("How did it go? Olof Friis")
    maria.presses("Not at home", maria.dialog)
    expect(maria.page.locator("dialog[open]")).to_have_count(0)
    expect(news(maria)).to_contain_text("Missed visit")
    assert maria.page.evaluate("taps") == 3
    with migrated_app.app_context():
        olof = {"team_id": stage.world.team_id, "patient_id": stage.ids["Olof"]}
        visit = db.session.query(Contact).filter_by(**olof).one()
        assert (visit.kind, visit.outcome, visit.on) == ("visit", "not_home", clock.today())


def test_a_logged_visit_is_taken_back(enters: Entering, planned: Stage) -> None:
    boris = enters("boris", "/phone", viewport=PHONE)
    did_not_come(boris)
    boris.presses("Undo")
    visit = boris.page.locator(".phone-visit")
    expect(visit).not_to_contain_text("did not come")
    expect(visit.locator("button.what")).to_be_enabled()


def test_nobody_plans_to_go_alone_where_two_go(enters: Entering, planned: Stage, migrated_app: Flask) -> None:
    with migrated_app.app_context():
        warned = planned.world.known("Olof", "boris")
        set_two_person(warned, reason="Hund", review_on=in_days(20), by=planned.world.member("boris"))
        db.session.rollback()
        db.session.remove()
    boris = enters("boris", "/phone", viewport=PHONE)
    boris.page.locator(".phone-visit .before-visit").click()
    expect(boris.dialog).to_contain_text("Go in pairs: Hund")
    boris.presses("Plan a visit…", boris.dialog)
    boris.presses("Save", boris.dialog)
    expect(boris.dialog.locator(".form-error")).to_contain_text("Two go here")
    boris.dialog.get_by_label("Together with").select_option(label="Lina Ek, Boendestöd")
    boris.presses("Save", boris.dialog)
    expect(boris.page.locator(".phone-visit").filter(has_text="Two go, with Lina Ek")).to_have_count(1)


@pytest.mark.parametrize(("locale", "scheme"), [("sv-SE", "light"), ("en-GB", "dark")])
def test_the_door_and_the_forms_are_for_everyone(
    enters: Entering, planned: Stage, axe: str, locale: str, scheme: str
) -> None:
    narrow = {"width": 320, "height": 640}
    boris = enters("boris", "/phone", viewport=narrow, locale=locale, color_scheme=scheme)
    visit = boris.page.locator(".phone-visit")
    for opener in (visit.locator(".before-visit"), visit.locator("button.what").first):
        opener.click()
        expect(boris.dialog.locator(".phone-sheet .button").first).to_be_visible()
        assert looked_at(boris.page, axe, "sheet") == []
        small = boris.dialog.locator(".phone-sheet :is(button, a)").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent)"
        )
        assert small == []
        assert boris.page.evaluate("document.documentElement.scrollWidth") <= 320
        boris.page.keyboard.press("Escape")
        expect(boris.page.locator("dialog[open]")).to_have_count(0)
