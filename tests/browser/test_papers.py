"""The meeting's papers: read, copied, marked as journaled, explained and printed."""

import datetime as dt
import re
import uuid

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.board.actions.episodes import change_urgency, place_patient
from fact_board.board.actions.notes import write_note
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.actions import Attending, change_part, take_up, write_attendance
from fact_board.meeting.models import Meeting
from fact_board.patients.actions import enrol_patient
from fact_board.patients.models import Patient
from tests.board.conftest import Stage
from tests.board.team_at_work import WHY, episode_of, placing, task
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check

pytestmark = [pytest.mark.browser, pytest.mark.servers]
PAGE = re.compile(rb"/Type\s*/Page\b")
SAID = (
    "Har varit hemma hela veckan och svarar i telefon. Systern hjälper till med maten. "
    "Vi går dit tillsammans på torsdag."
)
SMALLEST_PRINT_PX = 8 * 96 / 72  # eight points
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".sheet *")]
  .filter((one) => one.checkVisibility() && one.innerText?.trim() && !one.closest(".vh"))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


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


@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_the_minutes_of_a_full_meeting_are_two_pages_at_most(
    enters: Entering, stage: Stage, migrated_app: Flask, locale: str
) -> None:
    """25 people, each placed, discussed, written about and given a task; a third of them changed as well."""
    with migrated_app.app_context():
        names = fill(stage, 25)
        hold_meeting(stage, names)
        db.session.remove()
    page = enters("maria", f"/minutes/{stage.ids['meeting']}", locale=locale).page
    expect(page.locator("[aria-labelledby=discussed] .discussed")).to_have_count(25)
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) <= 2
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= SMALLEST_PRINT_PX


def hold_meeting(stage: Stage, names: list[str]) -> None:
    """In part 2: nobody has asked these people whether others may be told."""
    world = stage.world
    meeting, karin = db.session.get_one(Meeting, stage.ids["meeting"]), world.member("karin")
    there = [Attending(staff_id, name == "boris", False) for name, staff_id in world.staff_ids.items()]
    write_attendance(meeting, there, by=karin)
    change_part(meeting, 2, party=karin.party_id, present=[], by=karin)
    for index, name in enumerate(names):
        take_up(meeting, world.patient(name), by=karin)
        write_note(world.patient(name), SAID, id=new_id(), by=karin)
        if index % 3 == 1:
            change_urgency(episode_of(world, name), "red", why=WHY, by=karin)
    change_part(meeting, 1, party=None, present=[], by=karin)


def fill(stage: Stage, count: int) -> list[str]:
    """So many more people on the board, each with a task; their names."""
    world, doctor = stage.world, stage.world.member("sara")
    names = [f"{chr(65 + index % 26)}nna-Lisa Forsberg{index}" for index in range(count)]
    for index, name in enumerate(names):
        world.people[name] = id_ = enrolled(stage, name)
        person = db.session.get_one(Patient, id_)
        put = placing(world, urgency=("red", "amber", "green")[index % 3], ticked=0)
        place_patient(person, put, by=doctor)
        task(
            world, name, text="Hembesök tillsammans med boendestödet", due_on=clock.today() + dt.timedelta(3)
        )
    return names


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
