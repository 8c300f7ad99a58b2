"""The demo's story: the same again for the same day, and true to the morning it ends with."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.cli.demo_data import told_day
from fact_board.cli.story.staff import INNERSTADEN
from fact_board.cli.story.telling import tell_story
from fact_board.extensions import db
from fact_board.live import views
from fact_board.live.models import Event
from fact_board.meeting.minutes.queries import candidates_of
from fact_board.meeting.models import Meeting
from fact_board.meeting.rotation import in_turn
from fact_board.patients.models import KnownTo
from fact_board.teams.models import Membership, Staff, Team
from tests.conftest import empty_database

MONTHS = 9  # enough for the longest course of the morning
MONDAY = dt.date(2026, 11, 23)
AFTER_CHRISTMAS = dt.date(2027, 1, 7)
IN_SUMMER = dt.date(2027, 7, 2)


def tell(day: dt.date) -> None:
    """Innerstaden alone, up to a morning; letting go of what is at hand takes twice as long."""
    let_go: list[Session] = []
    event.listen(db.session(), "after_rollback", let_go.append)
    tell_story(day, lambda _told, _of: None, months=MONTHS, plans=(INNERSTADEN,))
    assert not let_go, "something was read between two actions without keep_held()"


def drawn(day: dt.date) -> list[dict[str, Any]]:
    """What a member of the team sees at 08:20."""
    with clock.at(clock.instant(day, "08:20")):
        team = db.session.scalars(select(Team)).one()
        member = db.session.scalars(select(Membership).where(Membership.initials == "KL")).one()
        audience = Audience(team.id, member.party_id)
        seen = views.draw_all(views.load_everything(team.id), audience)
    db.session.rollback()
    return seen


@pytest.fixture(scope="module", params=[MONDAY, AFTER_CHRISTMAS, IN_SUMMER], ids=str)
def morning(request: pytest.FixtureRequest) -> dt.date:
    """Of the module, so that the tests of one morning follow each other."""
    found: dt.date = request.param
    return found


@pytest.fixture
def day(morning: dt.date, migrated_app: Flask) -> Iterator[dt.date]:
    """A morning whose story has been told: by the test before, or else now."""
    with migrated_app.app_context():
        if morning not in told or told[morning] != whose_it_is():
            empty_database()
            tell(morning)
            told[morning] = whose_it_is()
        yield morning


told: dict[dt.date, list[uuid.UUID]] = {}


def whose_it_is() -> list[uuid.UUID]:
    """The ids of everybody who works in what stands in the database: every telling hires anew."""
    ids = db.session.scalars(select(Staff.id).order_by(Staff.id)).all()
    db.session.rollback()
    return list(ids)


def test_the_morning(day: dt.date) -> None:
    seen = drawn(day)
    team = next(each for each in seen if each["kind"] == "team")
    people = {each["name"]: each for each in seen if each["kind"] == "patient"}
    codes = {each["id"]: each["code"] for each in seen if each["kind"] == "category"}
    on_board = {name: person for name, person in people.items() if person["episode"]}
    assert team["totals"] == {"patients": 212, "on_board": 25, "fte": 11.4}
    assert team["duty_officer"] is not None
    columns = Counter(codes[person["episode"]["category"]] for person in on_board.values())
    assert max(columns.values()) == 6
    assert sum(len(person["nominations"]) for person in people.values()) == 3

    report = people["Ismail Kardelen"]["nominations"][0]
    assert dt.datetime.fromisoformat(report["at"]) == clock.instant(day, "08:12")
    assert {people["Ulla Sand"]["is_similar"], people["Ulla Svan"]["is_similar"]} == {True}
    petra = people["Petra Dahl"]
    assert codes[petra["episode"]["category"]] == "admitted"
    assert [each["ends_on"] for each in petra["legal"]] == [(day + dt.timedelta(days=9)).isoformat()]
    assert len(petra["decisions"]) == 1
    assert people["Kod 7Q"]["is_protected"]
    assert people["Gösta Ek"]["earlier"]["count"] == 1
    assert len(people["Sofia Falk"]["missed_on"]) == 2
    assert people["Rami Selim"]["medication_stopped_on"]
    assert people["Bo Gran"]["two_person"]
    assert [name for name, one in on_board.items() if one["episode"]["is_provisional"]] == ["Maria Norén"]

    red = {name: one for name, one in on_board.items() if one["episode"]["urgency"] == "red"}
    assert len(red) == 4
    for person in red.values():
        why = person["episode"]["why"]
        assert why["tags"]
        assert not {"as_planned", "calmer"} & set(why["tags"])
        assert "stabil" not in why["text"]
    idle = [
        name for name, one in red.items() if day.isoformat() not in [task["due_on"] for task in one["tasks"]]
    ]
    assert idle == ["Sofia Falk"]


def test_the_trained_lead_in_turn(day: dt.date) -> None:
    """Two or three of a team are able to chair; on the morning it is the turn of who led longest ago."""
    team = db.session.scalars(select(Team)).one()
    with clock.at(clock.instant(day, "08:20")):
        turns = [one.name for one in in_turn(candidates_of(team.id, day))]
    led = db.session.scalars(
        select(Staff.name).join(Meeting, Meeting.chair_id == Staff.id).order_by(Meeting.started_at.desc())
    ).all()
    assert sorted(turns) == ["Elin Hjort", "Karin Lund", "Maria Berg"]
    assert turns == list(reversed(led[:3]))


@pytest.mark.parametrize("morning", [MONDAY], ids=str, indirect=True)
def test_the_same_day_is_told_the_same_way(day: dt.date) -> None:
    first = summary()
    empty_database()
    tell(day)
    assert summary() == first


def summary() -> list[tuple[str, ...]]:
    """What happened and to whom, without ids."""
    happened = db.session.execute(
        select(Event.seq, Event.name, Event.at).order_by(Event.stream_id, Event.seq)
    )
    people = db.session.execute(select(KnownTo.name, KnownTo.birth_year).order_by(KnownTo.name))
    told = sorted(tuple(map(str, row)) for row in happened) + [tuple(map(str, row)) for row in people]
    db.session.rollback()
    return told


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (dt.datetime(2026, 11, 24, 22, 30, tzinfo=dt.UTC), dt.date(2026, 11, 24)),
        (dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC), MONDAY),  # a Sunday
        (dt.datetime(2026, 12, 24, 9, 0, tzinfo=dt.UTC), dt.date(2026, 12, 28)),
    ],
)
def test_the_morning_is_always_a_workday(now: dt.datetime, day: dt.date) -> None:
    assert told_day(now) == day
