"""A wall at a meeting, as its chair goes from one person to the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from fact_board.access.actions.bases import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.extensions import db
from fact_board.meeting import actions
from fact_board.meeting.drafts import save_draft
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import open_meeting_of
from tests.board.conftest import Stage
from tests.browser.conftest import Entering

pytestmark = [pytest.mark.browser, pytest.mark.servers]

GONE_WITHIN_MS = 5_000
TYPED = "Röd kvar, ny genomgång i morgon"
TYPE = """async ([path, text]) => {
  const { csrf } = await (await fetch("/api/session")).json();
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrf };
  return (await fetch(path, { method: "PUT", headers, body: JSON.stringify({ text }) })).status;
}"""


@pytest.fixture
def wall(enters: Entering) -> Page:
    page = enters("karin", "/wall?preview=1", locale="sv", viewport={"width": 1920, "height": 1080}).page
    expect(page.locator(".wall-live")).to_have_attribute("data-status", "live")
    return page


@contextmanager
def chairing(app: Flask, stage: Stage) -> Iterator[Meeting]:
    """The meeting that is on, and Karin leads it; screens hear of it with the next beat."""
    with app.app_context():
        meeting = open_meeting_of(stage.world.team_id)
        assert meeting is not None
        yield meeting
        db.session.rollback()
        db.session.remove()


def take_up(app: Flask, stage: Stage, name: str) -> None:
    with chairing(app, stage) as meeting:
        actions.take_up(meeting, stage.world.patient(name), by=stage.world.member("karin"))


def show_text(app: Flask, stage: Stage) -> None:
    with chairing(app, stage) as meeting:
        actions.show_text(meeting, is_shown=True, by=stage.world.member("karin"))


def draft_of(stage: Stage, name: str) -> str:
    patient = next(id_ for full, id_ in stage.world.people.items() if full.startswith(name))
    return f"/api/teams/{stage.world.team_id}/patients/{patient}/draft"


def row(wall: Page, name: str) -> Locator:
    return wall.locator(".wall-column li", has=wall.locator(".label", has_text=name))


def test_the_wall_follows_the_chair(wall: Page, stage: Stage, migrated_app: Flask) -> None:
    panel = wall.locator(".wall-now")
    expect(wall.locator(".wall-head h1")).to_contain_text("FACT-möte")
    expect(panel).to_have_text("Ingen tas upp just nu")
    take_up(migrated_app, stage, "Ismail")
    expect(panel.locator("h2")).to_have_text("Ismail K.")
    expect(panel.locator(".urgency")).to_contain_text("Röd: kontakt i dag")
    expect(row(wall, "Ismail")).to_contain_text("nu")
    take_up(migrated_app, stage, "Petra")
    expect(panel.locator("h2")).to_contain_text("Petra")
    expect(row(wall, "Ismail")).to_contain_text("klar")


def test_typed_text_is_on_the_wall_only_while_the_chair_shows_it(
    wall: Page, enters: Entering, stage: Stage, migrated_app: Flask
) -> None:
    with migrated_app.app_context():
        save_draft(stage.world.patient("Ismail"), TYPED, by=stage.world.member("karin"))
        db.session.remove()
    take_up(migrated_app, stage, "Ismail")
    panel = wall.locator(".wall-now")
    expect(panel.locator("h2")).to_contain_text("Ismail")
    assert "Ring mamman" not in wall.inner_text("body")
    show_text(migrated_app, stage)
    expect(panel).to_contain_text(TYPED)
    expect(panel).to_contain_text("Ring mamman")
    chair = enters("karin").page
    assert chair.evaluate(TYPE, [draft_of(stage, "Ismail"), f"{TYPED} 10:30"]) == HTTPStatus.OK
    expect(panel).to_contain_text(f"{TYPED} 10:30")
    take_up(migrated_app, stage, "Petra")
    expect(panel.locator("h2")).to_contain_text("Petra")
    expect(wall.locator(".wall-list")).to_be_visible()
    take_up(migrated_app, stage, "Ismail")
    expect(panel.locator("h2")).to_contain_text("Ismail")
    assert TYPED not in wall.inner_text("body"), "it is not shown again by itself"


def test_who_is_no_longer_shared_leaves_the_wall_though_the_meeting_is_at_them(
    wall: Page, stage: Stage, migrated_app: Flask
) -> None:
    take_up(migrated_app, stage, "Ismail")
    expect(wall.locator(".wall-now h2")).to_contain_text("Ismail")
    with migrated_app.app_context():
        world = stage.world
        shared = select(LegalBasis).where(
            LegalBasis.patient_id == world.patient("Ismail").id,
            LegalBasis.party_id == world.member("maria").party_id,
        )
        withdraw_basis(db.session.scalars(shared).one(), by=world.member("maria"))
        db.session.remove()
    expect(wall.locator(".wall-now")).to_have_text("Ingen tas upp just nu", timeout=GONE_WITHIN_MS)
    assert "Ismail" not in wall.inner_text("body")
