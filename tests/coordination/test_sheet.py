"""The person's sheet: easy to read, true now, and within what the party may say."""

import datetime as dt
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from fact_board import clock
from fact_board.access.actions import give_basis, open_in_emergency
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.coordination.sheet.facts import Sheet, sheet_of
from fact_board.extensions import db
from fact_board.patients.actions import protect_identity, set_contact
from fact_board.visits.planned.actions import Plan, plan_visit
from tests.access.scenes import enter_in_books
from tests.board.conftest import Screen, Stage, maria, stage
from tests.board.team_at_work import WHY, episode_of, place
from tests.world import World

__all__ = ["maria", "stage"]

EASY = 40
LONG_WORD = 6
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def lix(texts: list[str]) -> float:
    """Words a sentence, and the share of words of more than six letters (C. H. Björnsson, 1968)."""
    words = [word for text in texts for word in WORD.findall(text)]
    sentences = sum(max(1, len(re.findall(r"[.!?:](?:\s|$)", text))) for text in texts)
    return len(words) / sentences + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


def test_the_measure_of_easy_reading() -> None:
    assert lix(["Jag bor här. Du bor där."]) == 3
    assert lix(["Vi arbetar tillsammans med kommunen."]) == 5 + 100 * 3 / 5


def test_the_fixed_texts_are_easy_to_read(root: Path) -> None:
    """In Swedish, as they stand on the paper: what fills them (names, days) is left out."""
    template = (root / "templates/coordination/sheet.html").read_text()
    asked = set(re.findall(r'_\("((?:[^"\\]|\\.)*)"', template))
    article = template[template.index("<article>") :]
    with (root / "fact_board/translations/parts/person_sheet.po").open("rb") as file:
        swedish = {message.id: str(message.string) for message in read_po(file, locale="sv") if message.id}
    assert asked <= {*swedish, "Print"}
    said = [re.sub(r"%\(\w+\)s", "", text) for id_, text in swedish.items() if f'_("{id_}"' in article]
    sentences = [text for text in said if text.endswith(".")]  # headings would make it easier than it is
    assert len(sentences) > 15
    assert lix(sentences) <= EASY


def drawn(world: World, name: str = "Ismail", by: str = "maria") -> Sheet:
    return sheet_of(world.member(by), world.patient(name))


def planned(world: World, days: int, *, by: str = "maria", **rest: Any) -> None:
    on = clock.today() + dt.timedelta(days=days)
    plan_visit(world.patient("Ismail"), Plan(on, world.staff(by), **rest), id=new_id(), by=world.member(by))


def test_whoever_is_on_the_board_is_told_since_when_and_until(world: World) -> None:
    assert drawn(world).on_board_since is None
    place(world, "Ismail")
    sheet = drawn(world)
    assert sheet.on_board_since == clock.today()
    assert sheet.looked_at_by == episode_of(world, "Ismail").review_on
    assert WHY.text not in repr(sheet)


def test_the_next_visits_are_told_three_at_most_and_two_weeks_ahead(world: World) -> None:
    for days in (1, 3, 5, 9, 15):
        planned(world, days, time="10:30")
    sheet = drawn(world)
    assert [(visit.on - clock.today()).days for visit in sheet.visits] == [1, 3, 5]
    assert sheet.visits[0].time == "10:30"
    assert sheet.visits[0].names == (world.staff("maria").name,)


def test_whom_to_ring_begins_with_the_own_party(world: World) -> None:
    own: dict[str, Any] = {"party": world.parties["region"], "phone": "0700 00 00 09", "hours": "8–10"}
    set_contact(
        world.patient("Ismail"),
        world.staff("maria"),
        deputy=world.staff("karin"),
        **own,
        by=world.member("maria"),
    )
    first = drawn(world).calls[0]
    assert (first.name, first.phone, first.hours) == (world.staff("maria").name, "0700 00 00 09", "8–10")
    assert first.deputy == world.staff("karin").name


def test_a_protected_persons_paper_has_no_name_time_or_place(world: World) -> None:
    planned(world, 1, time="10:30")
    protect_identity(world.known("Ismail"), by=world.member("maria"))
    sheet = drawn(world)
    assert (sheet.name, sheet.visits) == (None, ())


class TestBetweenParties:
    """The world of these tests shares nothing at first."""

    @pytest.fixture
    def world(self, closed_world: World) -> World:
        return closed_world

    def test_nothing_shared_is_said_as_nothing_and_nothing_of_the_other_stands_there(
        self, world: World
    ) -> None:
        enter_in_books(world, "boris")
        planned(world, 1, by="boris")
        sheet = drawn(world)
        (between,) = sheet.between
        assert (between.they_see, between.we_see, between.is_blocked) == (None, None, False)
        assert sheet.visits == ()
        assert world.staff("boris").name not in repr(sheet)

    def test_a_yes_is_told_with_what_it_opens(self, world: World) -> None:
        world.share("Ismail", "maria", to="municipality", scopes=["contacts", "status"])
        (ours,) = drawn(world).between
        (theirs,) = drawn(world, by="boris").between
        assert ours.they_see is not None
        assert ours.they_see.scopes == ("status", "contacts")
        assert (ours.they_see.is_consent, ours.we_see) == (True, None)
        assert (theirs.we_see, theirs.they_see) == (ours.they_see, None)

    def test_a_no_is_told_on_the_paper_of_the_party_that_heard_it(self, world: World) -> None:
        world.share("Ismail", "maria", to="municipality", scopes=["status"])
        give_basis(
            world.patient("Ismail"),
            to=world.parties["municipality"],
            kind="block",
            id=new_id(),
            by=world.member("maria"),
        )
        (ours,) = drawn(world).between
        assert (ours.is_blocked, ours.they_see) == (True, None)

    def test_emergency_access_adds_nothing_to_the_paper(self, world: World) -> None:
        enter_in_books(world, "boris")
        planned(world, 1, by="boris")
        before = drawn(world)
        open_in_emergency(
            world.patient("Ismail"), id=new_id(), reason="Svarar inte", by=world.member("maria")
        )
        assert drawn(world) == before


def test_taking_it_out_is_logged_as_an_opening(app: Flask, stage: Stage, maria: Screen) -> None:
    patient: uuid.UUID = stage.ids["Ismail"]
    answer = maria.client.get(f"/patients/{patient}/sheet?lang=en")
    assert answer.status_code == 200
    assert '<html lang="en"' in answer.text
    with app.app_context():
        rows = db.session.query(TrailRow).filter_by(kind="sheet", patient_id=patient).all()
        assert len(rows) == 1
        db.session.rollback()
