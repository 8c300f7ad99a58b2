"""The meeting's papers: read, copied, marked as journaled, explained and printed."""

import datetime as dt
import re
import uuid

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.board.actions.episodes import place_patient
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.actions import take_up
from fact_board.meeting.models import Meeting
from fact_board.patients.actions import enrol_patient
from fact_board.patients.models import Patient
from tests.board.conftest import Stage
from tests.board.team_at_work import placing, task
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check

pytestmark = [pytest.mark.browser, pytest.mark.servers]
PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def met(stage: Stage, migrated_app: Flask) -> Stage:
    """The meeting has taken up Ismail and decided something."""
    with migrated_app.app_context():
        world, meeting = stage.world, db.session.get_one(Meeting, stage.ids["meeting"])
        take_up(meeting, world.patient("Ismail"), by=world.member("karin"))
        task(world, "Ismail", text="Ring värden", owner="karin", due_on=clock.today())
        db.session.remove()
    return stage


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_papers(
    enters: Entering, met: Stage, axe: str, locale: str, size: dict[str, int]
) -> None:
    maria = enters("maria", "/minutes", locale=locale, viewport=size)
    for path in ("/minutes", f"/minutes/{met.ids['meeting']}", "/since", "/today", "/morning-list"):
        maria.opens(path)
        expect(maria.page.locator("h1")).to_be_visible()
        check(maria, axe)


def test_a_member_marks_what_stands_in_the_record(enters: Entering, met: Stage) -> None:
    page = enters("maria", f"/minutes/{met.ids['meeting']}").page
    left = page.locator("[data-left]")
    before = int(left.get_attribute("data-left") or 0)
    row = page.locator(f"#person-{met.ids['Ismail']}")
    row.get_by_role("button", name="In the record").focus()
    page.keyboard.press("Enter")
    expect(row.locator(".in-record")).to_contain_text("MB")
    expect(left).to_have_attribute("data-left", str(before - 1))
    page.reload()
    expect(row.locator(".in-record")).to_contain_text("MB")
    row.get_by_role("button", name="Undo").click()
    expect(row.get_by_role("button", name="In the record")).to_be_visible()
    expect(left).to_contain_text(str(before))


def test_the_morning_list_of_a_full_board_is_one_page(
    enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    page = enters("maria", "/morning-list").page
    rows = page.locator("tbody tr")
    before = rows.count()
    with migrated_app.app_context():
        fill(stage, 40)
        db.session.remove()
    page.reload()
    expect(rows).to_have_count(before + 40)
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1


def fill(stage: Stage, count: int) -> None:
    """So many more people on the board, each with a task."""
    world, doctor = stage.world, stage.world.member("sara")
    for index in range(count):
        name = f"{chr(65 + index % 26)}nna-Lisa Forsberg{index}"
        world.people[name] = id_ = enrolled(stage, name)
        person = db.session.get_one(Patient, id_)
        put = placing(world, urgency=("red", "amber", "green")[index % 3], ticked=0)
        place_patient(person, put, by=doctor)
        task(
            world, name, text="Hembesök tillsammans med boendestödet", due_on=clock.today() + dt.timedelta(3)
        )


def enrolled(stage: Stage, name: str) -> uuid.UUID:
    world, id_ = stage.world, new_id()
    enrol_patient(
        world.team,
        id=id_,
        name=name,
        birth_year=1970,
        contact=world.staff("maria"),
        primary=world.staff("maria"),
        phone="0700 00 00 01",
        hours="8–10",
        by=world.member("maria"),
    )
    return id_
