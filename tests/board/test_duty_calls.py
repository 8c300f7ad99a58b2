"""A red nomination between meetings: the duty officer reads it by name, after half an hour the deputy."""

import datetime as dt
import uuid
from collections.abc import Collection

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board import duty_rules
from fact_board.board.actions.duty_calls import read_call
from fact_board.board.duty_calls import call_of, calls_for
from fact_board.board.models import DutyCall, Nomination
from fact_board.board.passing import pass_on_calls
from fact_board.columns import new_id
from fact_board.errors import NotAllowed
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.teams.actions import set_duty, write_absence
from tests.board.conftest import sign_in
from tests.board.team_at_work import answer, in_days, nominate, start
from tests.meeting.at_the_meeting import keep_apart
from tests.world import World

pytestmark = pytest.mark.both_databases
NOW = dt.datetime(2026, 11, 23, 13, 0, tzinfo=clock.ZONE)
OFFICER, DEPUTY = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.mark.parametrize(
    ("urgency", "is_meeting", "expected"),
    [("red", False, True), ("red", True, False), ("amber", False, False), (None, False, False)],
)
def test_who_is_called_for(urgency: str | None, is_meeting: bool, expected: bool) -> None:
    assert duty_rules.calls_duty(urgency=urgency, is_meeting=is_meeting) is expected


@pytest.mark.parametrize(
    ("minutes", "is_passed_on", "is_read", "expected"),
    [
        (29.9, False, False, False),
        (30, False, False, True),
        (600, False, False, True),
        (30, True, False, False),
        (30, False, True, False),
    ],
)
def test_when_it_goes_on(minutes: float, is_passed_on: bool, is_read: bool, expected: bool) -> None:
    then = NOW - dt.timedelta(minutes=minutes)
    passed_on_at, read_at = (NOW if is_passed_on else None), (NOW if is_read else None)
    found = duty_rules.is_to_pass_on(called_at=then, passed_on_at=passed_on_at, read_at=read_at, now=NOW)
    assert found is expected


@pytest.mark.parametrize(
    ("officer", "deputy", "may_know", "is_passed_on", "expected"),
    [
        (OFFICER, DEPUTY, {OFFICER, DEPUTY}, False, [OFFICER]),
        (OFFICER, DEPUTY, {OFFICER, DEPUTY}, True, [OFFICER, DEPUTY]),
        (OFFICER, DEPUTY, {DEPUTY}, False, [DEPUTY]),
        (OFFICER, None, {OFFICER}, True, [OFFICER]),
        (None, DEPUTY, {DEPUTY}, False, [DEPUTY]),
        (OFFICER, DEPUTY, set(), True, []),
        (None, None, set(), False, []),
    ],
)
def test_who_is_asked_to_read_it(
    officer: uuid.UUID | None,
    deputy: uuid.UUID | None,
    may_know: Collection[uuid.UUID],
    is_passed_on: bool,
    expected: list[uuid.UUID],
) -> None:
    asked = duty_rules.called_now(
        officer=officer, deputy=deputy, may_know=may_know, is_passed_on=is_passed_on
    )
    assert asked == expected


@pytest.fixture
def on_duty(world: World) -> World:
    """Maria is on duty, Sara her deputy."""
    karin = world.member("karin")
    set_duty(world.team, world.staff("maria"), deputy=world.staff("sara"), by=karin)
    return world


def asked(world: World) -> list[str]:
    """Who has something to read."""
    viewers = {
        name: Viewer(world.staff(name), world.member(name), new_id()) for name in ("maria", "sara", "boris")
    }
    return [name for name, viewer in viewers.items() if calls_for(viewer)]


def later(world: World, nomination: Nomination, minutes: float) -> None:
    at = nomination.at + dt.timedelta(minutes=minutes)
    with clock.at(at):
        pass_on_calls(world.team, at)


def told(name: str) -> int:
    return len(db.session.scalars(select(Event).where(Event.name == name)).all())


def call(nomination: Nomination) -> DutyCall:
    found = call_of(nomination.id)
    assert found is not None
    return found


def test_unread_it_goes_to_the_deputy_once(on_duty: World) -> None:
    nomination = nominate(on_duty, "Hanna")
    assert asked(on_duty) == ["maria"]
    later(on_duty, nomination, 29)
    assert asked(on_duty) == ["maria"]
    for minutes in (31, 32, 90):
        later(on_duty, nomination, minutes)
    assert asked(on_duty) == ["maria", "sara"]
    assert told("duty_call_passed_on") == 1


def test_read_by_name_it_stays_until_it_is_answered(on_duty: World) -> None:
    nomination = nominate(on_duty, "Hanna")
    with pytest.raises(NotAllowed):
        read_call(call(nomination), by=on_duty.member("sara"))
    db.session.rollback()
    read_call(call(nomination), by=on_duty.member("maria"))
    assert read_call(call(nomination), by=on_duty.member("maria")).event is None
    later(on_duty, nomination, 31)
    assert told("duty_call_passed_on") == 0
    (shown,) = calls_for(Viewer(on_duty.staff("maria"), on_duty.member("maria"), new_id()))
    assert shown["read_by_name"] == "Maria Berg"
    start(on_duty)
    answer(on_duty, nomination, "wait")
    assert asked(on_duty) == []


def test_whoever_nominated_hears_at_once_that_it_was_read(on_duty: World) -> None:
    receipt = read_call(call(nominate(on_duty, "Hanna")), by=on_duty.member("maria"))
    assert receipt.nudged == {on_duty.staff_ids["boris"]}


def test_at_a_meeting_everybody_is_there(on_duty: World) -> None:
    start(on_duty)
    assert call_of(nominate(on_duty, "Hanna").id) is None


def test_while_the_officer_is_away_the_deputy_reads_it(on_duty: World) -> None:
    today, karin = clock.today(), on_duty.member("karin")
    write_absence(
        on_duty.team, on_duty.staff("maria"), id=new_id(), from_on=today, to_on=in_days(1), by=karin
    )
    nomination = nominate(on_duty, "Hanna")
    assert asked(on_duty) == ["sara"]
    later(on_duty, nomination, 31)
    assert told("duty_call_passed_on") == 0


def test_nobody_is_called_to_what_they_may_not_see(app: Flask, on_duty: World) -> None:
    """Without a basis it waits; once there is one, whoever is on duty has it."""
    keep_apart(on_duty, "Hanna")
    nomination = nominate(on_duty, "Hanna")
    nomination_id = nomination.id
    assert asked(on_duty) == []
    later(on_duty, nomination, 31)
    assert told("duty_call_passed_on") == 0
    maria = sign_in(app, on_duty, "maria")
    assert maria.send(f"/nominations/{nomination_id}/duty-reading").status_code == 404
    with app.app_context():
        on_duty.share("Hanna", "boris", to="region", scopes=("status",))
        (shown,) = calls_for(Viewer(on_duty.staff("maria"), on_duty.member("maria"), new_id()))
        assert "text" not in shown
    assert maria.send(f"/nominations/{nomination_id}/duty-reading").status_code == 200
