"""Coming to the team, what to know before a visit, and leaving again: as staff do it."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from fact_board.clock import today
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def path_of(stage: Stage, name: str) -> str:
    return f"/patients/{stage.world.people[name]}"


def section(page: Page, name: str) -> Locator:
    return page.locator(f'[data-section="{name}"]')


def save(form: Locator) -> None:
    form.locator(".form-buttons .primary").click()


def test_somebody_new_is_entered_from_the_search(enters: Entering, stage: Stage, migrated_app: Flask) -> None:
    maria = enters("maria")
    maria.sees_board()
    maria.page.keyboard.press("/")
    maria.dialog.get_by_role("searchbox").fill("Nya Nilsson")
    maria.presses("Enter a person…", maria.dialog)
    expect(maria.dialog.get_by_label("Full name")).to_have_value("Nya Nilsson")
    maria.types("Birth year", "19x2")
    maria.presses("Enter", maria.dialog)
    expect(maria.dialog.locator(".field .error")).to_have_count(1)  # and what was typed stands
    expect(maria.dialog.get_by_label("Birth year")).to_have_value("19x2")
    maria.types("Birth year", "1972")
    maria.presses("Enter", maria.dialog)
    expect(maria.panel.locator("h2")).to_have_text("Nya Nilsson")
    with migrated_app.app_context():
        known = db.session.query(KnownTo).filter_by(team_id=stage.world.team_id, name="Nya Nilsson").one()
        assert (known.birth_year, known.primary_id) == (1972, stage.world.staff_ids["maria"])
        assert known.party_id == stage.world.parties["region"]
        db.session.remove()


def test_two_of_one_name_and_year_are_told_apart(enters: Entering, stage: Stage, migrated_app: Flask) -> None:
    maria = enters("maria")
    maria.sees_board()
    with migrated_app.app_context():
        year = stage.world.known("Olof").birth_year
        db.session.remove()
    maria.page.keyboard.press("/")
    maria.presses("Enter a person…", maria.dialog)
    maria.types("Full name", "Olof Friis")
    maria.types("Birth year", str(year))
    maria.presses("Enter", maria.dialog)
    expect(maria.dialog.locator(".form-error")).to_contain_text("Olof F")
    maria.dialog.get_by_label("Somebody else, with the same name and birth year").check()
    maria.presses("Enter", maria.dialog)
    expect(maria.panel.locator("h2")).to_have_text("Olof Friis")
    with migrated_app.app_context():
        assert (
            db.session.query(KnownTo).filter_by(team_id=stage.world.team_id, name="Olof Friis").count() >= 2
        )
        db.session.remove()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_to_know_before_a_visit(
    enters: Entering, stage: Stage, axe: str, migrated_app: Flask, size: dict[str, int]
) -> None:
    maria = enters("maria", path_of(stage, "Olof Friis"), viewport=size)
    safe = section(maria.page, "cautions")
    safe.get_by_role("button", name="Go in pairs…").click()
    check(maria, axe)
    safe.get_by_label("Why?").fill("Lös hund i hallen")
    save(safe)
    expect(safe).to_contain_text("Lös hund i hallen")
    safe.get_by_role("button", name="Medication stopped…").click()
    save(safe)
    expect(safe).to_contain_text("asked to call the team first")
    with migrated_app.app_context():
        known = stage.world.known("Olof")
        assert (known.two_person_reason, known.medication_stopped_on) == ("Lös hund i hallen", today())
        db.session.remove()
    safe.get_by_role("button", name="No longer in pairs").click()
    expect(safe).not_to_contain_text("Lös hund")
    maria.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(safe).to_contain_text("Lös hund i hallen")
    safe.get_by_role("button", name="Takes it again").click()
    expect(safe).not_to_contain_text("call the team first")


def test_another_primary_contact_is_named(enters: Entering, stage: Stage, migrated_app: Flask) -> None:
    maria = enters("maria", path_of(stage, "Olof Friis"))
    there = section(maria.page, "belonging")
    there.get_by_role("button", name="Primary contact…").click()
    there.locator("select").select_option(label="Sara Öst")
    save(there)
    expect(there.locator("form")).to_have_count(0)
    expect(there).to_contain_text("Sara Öst")
    with migrated_app.app_context():
        assert stage.world.known("Olof").primary_id == stage.world.staff_ids["sara"]
        db.session.remove()
    expect(there.get_by_role("button", name="Leaves the team…")).to_have_count(0)  # a leader's


def test_the_leader_lets_somebody_leave_to_a_named_successor(
    enters: Entering, stage: Stage, axe: str, migrated_app: Flask
) -> None:
    karin, maria = enters("karin", path_of(stage, "Ismail Kardelen")), enters("maria")
    expect(maria.card("Ismail")).to_be_visible()
    there = section(karin.page, "belonging")
    there.get_by_role("button", name="Leaves the team…").click()
    check(karin, axe)
    there.locator(".chip", has_text="Has moved").click()
    save(there)
    expect(there.locator(".field .error")).to_have_text("Say who takes over.")
    there.get_by_label("Who takes over?").fill("FACT Lund, Eva Ek")
    save(there)
    expect(karin.page.get_by_role("main")).to_contain_text("Questions go to FACT Lund, Eva Ek")
    expect(maria.card("Ismail")).to_have_count(0)
    with migrated_app.app_context():
        left = db.session.get_one(Patient, stage.world.people["Ismail Kardelen"])
        assert (left.left_reason, left.left_on) == ("moved", today())
        db.session.remove()


def test_after_a_death_nobody_takes_over(enters: Entering, stage: Stage) -> None:
    karin = enters("karin", path_of(stage, "Olof Friis"))
    there = section(karin.page, "belonging")
    there.get_by_role("button", name="Leaves the team…").click()
    there.locator(".chip", has_text="Has died").click()
    expect(there.get_by_label("Who takes over?")).to_have_count(0)
    save(there)
    expect(karin.page.get_by_role("heading", level=1)).to_contain_text(re.compile("Olof"))
    expect(karin.page.get_by_role("main")).to_contain_text("Has left the team")
    expect(karin.page.get_by_role("main")).not_to_contain_text("Questions")
