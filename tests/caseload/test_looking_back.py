"""Looking back over HTTP: who is shown, who is counted, what is logged, and where the steps lead."""

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.audit.models import TrailRow
from fact_board.board.actions.episodes import change_urgency, move_episode, place_patient
from fact_board.board.actions.nominations import Proposal, nominate_patient
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.actions.tasks import Todo, add_task, tick_task
from fact_board.board.actions.wrong_person import hide_row
from fact_board.board.models import Episode, Nomination, Task
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.actions import close_meeting, start_meeting
from fact_board.meeting.models import Meeting
from fact_board.patients.actions import leave_team
from tests.signed_in import SignedIn
from tests.world import World, build_world

FRIDAY = dt.datetime(2026, 11, 20, 7, 0, tzinfo=dt.UTC)
LATER = FRIDAY + dt.timedelta(days=3)


def hours(n: float) -> dt.datetime:
    return FRIDAY + dt.timedelta(hours=n)


@pytest.fixture
def team(app: Flask) -> Iterator[World]:
    """Ismail goes up in crisis at 8, is moved and calmer at 9, and has a task done at 10."""
    with app.app_context(), clock.at(FRIDAY):
        world = build_world()
    with app.app_context():
        act(world)
        yield world
        db.session.rollback()


def act(world: World) -> None:
    maria, ismail = world.member("maria"), world.patient("Ismail")
    with clock.at(hours(1)):
        placing = Placing(world.category("crisis"), "red", Why("öppnar inte"), id=new_id())
        place_patient(ismail, placing, by=maria)
        todo = Todo(new_id(), "Ring i dag", maria.staff, clock.today())
        add_task(ismail, todo, by=maria)
    with clock.at(hours(2)):
        start_meeting(world.team, id=new_id(), by=maria)
        episode = db.session.scalars(select(Episode)).one()
        change_urgency(episode, "amber", Why("lugnare"), by=maria)
        move_episode(episode, world.category("avoiding"), why="öppnar inte alls", by=maria)
        close_meeting(db.session.scalars(select(Meeting)).one(), by=maria)
    with clock.at(hours(3)):
        tick_task(db.session.scalars(select(Task).where(Task.text == "Ring i dag")).one(), by=maria)


def look(app: Flask, world: World, at: dt.datetime | None, name: str = "maria") -> Any:
    with clock.at(LATER):
        asker = SignedIn(app, world.team_id, world.staff_ids[name])
        return asker.browser.get(f"{asker.base}/replay", query_string={"at": at.isoformat()} if at else {})


def board(app: Flask, world: World, at: dt.datetime | None, name: str = "maria") -> dict[str, Any]:
    answer = look(app, world, at, name)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def columns(told: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["code"] for each in told["columns"]}


@pytest.mark.parametrize(
    ("at", "column", "urgency", "why", "tasks"),
    [
        (hours(1), "crisis", "red", "öppnar inte", ["Ring i dag"]),
        (hours(1.9), "crisis", "red", "öppnar inte", ["Ring i dag"]),
        (hours(2), "avoiding", "amber", "lugnare", ["Ring i dag"]),
        (hours(3), "avoiding", "amber", "lugnare", []),
    ],
    ids=["placed", "just before", "moved", "done"],
)
def test_a_card_is_what_it_was(
    app: Flask, team: World, at: dt.datetime, column: str, urgency: str, why: str, tasks: list[str]
) -> None:
    told = board(app, team, at)
    [person] = told["people"]
    episode = person["episode"]
    assert person["name"] == "Ismail Kardelen"
    assert (columns(told)[episode["category"]], episode["urgency"]) == (column, urgency)
    assert episode["why"]["text"] == why
    assert [each["text"] for each in person["tasks"] if each["state"] == "open"] == tasks


def test_before_anything_the_board_is_empty(app: Flask, team: World) -> None:
    told = board(app, team, hours(0.5))
    assert (told["people"], told["on_board"], told["not_shared"]) == ([], 0, 0)


def test_the_meeting_that_was_going_on_is_told(app: Flask, team: World) -> None:
    assert board(app, team, hours(1))["meeting_since"] is None
    with clock.at(LATER):
        start_meeting(team.team, id=new_id(), by=team.member("maria"))
    assert board(app, team, None)["meeting_since"] == LATER.isoformat()


def test_who_is_closed_today_was_never_there_but_for_the_count(app: Flask, team: World) -> None:
    assert [each["name"] for each in board(app, team, hours(2), "boris")["people"]] == ["Ismail Kardelen"]
    of_region = LegalBasis.party_id == team.parties["region"]
    with clock.at(hours(5)):
        basis = db.session.scalars(
            select(LegalBasis).where(of_region, LegalBasis.patient_id == team.patient("Ismail").id)
        ).one()
        withdraw_basis(basis, by=team.member("maria"))
    told = board(app, team, hours(2), "boris")
    assert (told["people"], told["on_board"], told["not_shared"]) == ([], 1, 1)
    assert told["steps"]["event_before"] is told["steps"]["event_after"] is None
    assert "Ismail" not in look(app, team, hours(2), "boris").text


def test_who_has_left_is_counted_and_not_named(app: Flask, team: World) -> None:
    with clock.at(hours(5)):
        leave_team(team.known("Ismail"), reason="moved", successor="Team Norr", by=team.member("maria"))
    told = board(app, team, hours(2))
    assert (told["people"], told["not_shared"]) == ([], 1)


def test_what_was_on_the_wrong_person_stays_hidden(app: Flask, team: World) -> None:
    maria = team.member("maria")
    with clock.at(hours(4)):
        nominate_patient(team.patient("Hanna"), Proposal(new_id(), "consult", text="hemligt"), by=maria)
    assert len(board(app, team, hours(4))["people"]) == 2
    with clock.at(hours(5)):
        hide_row(db.session.scalars(select(Nomination)).one(), by=maria)
    assert len(board(app, team, hours(4))["people"]) == 1
    assert "hemligt" not in look(app, team, hours(4)).text


def test_each_look_is_logged_with_whom_it_showed(app: Flask, team: World) -> None:
    for at in (hours(0.5), hours(2), hours(2)):
        board(app, team, at)
    rows = db.session.scalars(select(TrailRow).where(TrailRow.kind == "replay").order_by(TrailRow.id)).all()
    assert [row.shown for row in rows] == [[], *([[str(team.patient("Ismail").id)]] * 2)]
    assert {row.staff_id for row in rows} == {team.staff_ids["maria"]}


def test_an_open_page_that_asks_again_is_logged_once_in_ten_minutes(app: Flask, team: World) -> None:
    """And however it asks, whoever it shows was logged within them."""
    asked = {"at": hours(2).isoformat(), "again": "true"}
    asker = SignedIn(app, team.team_id, team.staff_ids["maria"])
    rows = select(TrailRow).where(TrailRow.kind == "replay")
    for minutes, logged in ((0, 1), (1, 1), (9, 1), (12, 2)):
        with clock.at(LATER + dt.timedelta(minutes=minutes)):
            assert asker.browser.get(f"{asker.base}/replay", query_string=asked).status_code == 200
        assert len(db.session.scalars(rows).all()) == logged, minutes


def test_what_has_not_been_is_refused(app: Flask, team: World) -> None:
    answer = look(app, team, LATER + dt.timedelta(minutes=1))
    assert (answer.status_code, answer.get_json()["code"]) == (422, "replay.not_yet")


def test_the_steps_lead_through_meetings_and_what_changed(app: Flask, team: World) -> None:
    steps = board(app, team, hours(1.5))["steps"]
    assert steps == {
        "meeting_before": None,
        "meeting_after": hours(2).isoformat(),
        "event_before": hours(1).isoformat(),
        "event_after": hours(2).isoformat(),
    }
    at_the_meeting = board(app, team, hours(2))["steps"]
    assert at_the_meeting["event_before"] == hours(1).isoformat()
    assert at_the_meeting["event_after"] == hours(3).isoformat()
    assert board(app, team, hours(3))["steps"]["meeting_before"] == hours(2).isoformat()


def test_an_id_from_elsewhere_is_no_team(app: Flask, team: World) -> None:
    with clock.at(LATER):
        asker = SignedIn(app, team.team_id, team.staff_ids["maria"])
        assert asker.browser.get(f"/api/teams/{uuid.uuid4()}/replay").status_code == 404


@pytest.mark.parametrize(
    ("asked", "moment"),
    [
        ({"on": "2026-11-20", "time": "09:00"}, hours(1)),
        ({"on": "2026-11-20"}, clock.instant(FRIDAY.date(), "08:30")),
        ({"on": "2026-11-23", "time": "23:59"}, LATER),  # today goes no further than now
    ],
    ids=["day and time", "day", "today"],
)
def test_a_day_and_a_time_are_the_teams(
    app: Flask, team: World, asked: dict[str, str], moment: dt.datetime
) -> None:
    with clock.at(LATER):
        asker = SignedIn(app, team.team_id, team.staff_ids["maria"])
        told = asker.browser.get(f"{asker.base}/replay", query_string=asked).get_json()
    local = moment.astimezone(clock.ZONE)
    assert told["at"] == moment.isoformat()
    assert (told["on"], told["time"]) == (local.date().isoformat(), f"{local:%H:%M}")


@pytest.mark.parametrize("asked", [{"on": "2026-11-24"}, {"time": "25:00"}, {"at": "soon"}], ids=str)
def test_a_moment_that_is_none_is_refused(app: Flask, team: World, asked: dict[str, str]) -> None:
    with clock.at(LATER):
        asker = SignedIn(app, team.team_id, team.staff_ids["maria"])
        assert asker.browser.get(f"{asker.base}/replay", query_string=asked).status_code == 422


def test_the_page_begins_at_the_last_meeting(app: Flask, team: World) -> None:
    with clock.at(LATER):
        asker = SignedIn(app, team.team_id, team.staff_ids["maria"])
        assert f'data-start="{hours(2).isoformat()}"' in asker.browser.get("/replay").text
