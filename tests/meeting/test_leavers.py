"""Staff barred from a person: the chair asks them out of the room, and nobody else is told of it."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from fact_board import action, clock
from fact_board.access.actions import bar_staff, lift_bar
from fact_board.access.audience import Audience
from fact_board.access.models import Bar
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import changes, publish
from fact_board.meeting import actions
from fact_board.meeting.queries import leavers_for
from fact_board.teams.models import Membership
from tests.board.conftest import Stage, sign_in
from tests.board.team_at_work import MONDAY, place
from tests.meeting.at_the_meeting import (
    going_on,
    keep_apart,
    part,
    region,
    start,
    town,
    walls,
    walls_in_part_2,
)
from tests.world import World

pytestmark = pytest.mark.both_databases
SHARED, APART = "Ismail", "Hanna"


@pytest.fixture
def meeting(friday_before: None, world: World) -> Iterator[World]:
    """Both are on the board; of Hanna the municipality is told nothing. Maria and Boris are there."""
    for person in (SHARED, APART):
        place(world, person, into="avoiding")
    keep_apart(world, APART)
    with clock.at(MONDAY):
        start(world, there=("maria", "boris"))
        yield world


def bar(world: World, person: str, name: str) -> Receipt:
    """By Karin, of the region; of another party's staff as if that party had."""
    by = world.member("karin" if name != "boris" else "lina")
    return bar_staff(world.patient(person), world.staff(name), id=new_id(), by=by)


def asked(world: World, by: str = "karin") -> dict[str, set[str]]:
    """Whom that member's screen asks out, by name, and before whom."""
    found = leavers_for(going_on(world), world.member(by))
    people = {world.patient(name).id: name for name in (SHARED, APART)}
    names = {staff_id: name for name, staff_id in world.staff_ids.items()}
    return {people[patient]: {names[each] for each in staff} for patient, staff in found.items()}


def test_the_chair_asks_who_is_barred_and_there(meeting: World) -> None:
    bar(meeting, SHARED, "maria")
    bar(meeting, APART, "maria")
    bar(meeting, SHARED, "sara")  # who isn't at the meeting
    assert asked(meeting) == {SHARED: {"maria"}, APART: {"maria"}}
    for other in ("maria", "sara", "boris", "lina"):
        assert asked(meeting, other) == {}, other


def test_who_comes_late_is_asked_and_who_leaves_is_not(meeting: World) -> None:
    bar(meeting, SHARED, "sara")
    sara = actions.Attending(meeting.staff_ids["sara"])
    actions.write_attendance(going_on(meeting), [sara], by=meeting.member("maria"))
    assert asked(meeting) == {SHARED: {"sara"}}
    actions.write_attendance(going_on(meeting), [], by=meeting.member("maria"))
    assert asked(meeting) == {}


def test_a_lifted_bar_asks_nobody_out(meeting: World) -> None:
    bar(meeting, SHARED, "maria")
    lift_bar(db.session.query(Bar).one(), by=meeting.member("karin"))
    assert asked(meeting) == {}


def test_whoever_takes_over_asks_in_the_chairs_place(meeting: World) -> None:
    """The one who led may be the one to leave: a chair who is barred is told of nobody."""
    bar(meeting, SHARED, "karin")
    assert asked(meeting) == {}
    actions.take_over_meeting(going_on(meeting), by=meeting.member("maria"))
    assert asked(meeting, "maria") == {SHARED: {"karin"}}
    assert asked(meeting, "karin") == {}


def test_a_chair_of_another_party_is_told_as_far_as_they_may_know_of_the_person(meeting: World) -> None:
    """What the region holds of Hanna, a bar too, is not told across without a basis."""
    bar(meeting, SHARED, "maria")
    bar(meeting, APART, "maria")
    actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    assert asked(meeting, "boris") == {SHARED: {"maria"}}


def test_in_part_2_the_others_have_left_already(meeting: World) -> None:
    bar(meeting, SHARED, "boris")
    bar(meeting, APART, "maria")
    assert asked(meeting) == {SHARED: {"boris"}, APART: {"maria"}}
    part(meeting, 2, present=("maria",))
    assert asked(meeting) == {APART: {"maria"}}


def test_no_other_screen_can_tell_that_somebody_is_barred(meeting: World) -> None:
    """Nothing that anybody loads is another than without it, and its frame says nothing outside the party."""
    others = [town(meeting), *walls(meeting), *walls_in_part_2(meeting, "municipality")]
    receipts: list[Receipt] = []
    action.publish_with(receipts.append)
    before = held(region(meeting), *others)
    bar(meeting, SHARED, "maria")
    lift_bar(db.session.query(Bar).one(), by=meeting.member("karin"))
    bar(meeting, SHARED, "maria")
    action.publish_with(publish.publish)
    assert held(region(meeting), *others) == before
    ismail = str(meeting.patient(SHARED).id)
    assert len(receipts) == 3
    for receipt in receipts:
        for one in others:
            frame = changes.draw_receipt(receipt, one)
            assert (frame["name"], frame["by"], frame["put"], frame["remove"]) == (None, None, [], []), one
        gone = changes.draw_receipt(receipt, replace(region(meeting), staff_id=meeting.staff_ids["maria"]))
        assert gone["remove"] == [{"kind": "patient", "id": ismail}], "told to whom it concerns"


def held(*audiences: Audience) -> str:
    """What these screens have when they load everything."""
    return json.dumps([changes.changes_since(one, None)["put"] for one in audiences], default=str)


def test_over_http_the_chair_alone_is_told(app: Flask, stage: Stage) -> None:
    path = f"/meetings/{stage.ids['meeting']}/leavers"
    with app.app_context():
        world = stage.world
        ismail = str(world.patient(SHARED).id)
        bar(world, SHARED, "maria")
        there = [actions.Attending(world.staff_ids["maria"])]
        actions.write_attendance(going_on(world), there, by=world.member("karin"))
        db.session.remove()
    asks = {name: sign_in(app, world, name).get(path) for name in ("karin", "maria", "boris")}
    answers = {name: answer.get_json()["leavers"] for name, answer in asks.items()}
    maria = str(world.staff_ids["maria"])
    assert answers == {"karin": [{"patient": ismail, "staff": [maria]}], "maria": [], "boris": []}


def test_after_the_meeting_nobody_is(meeting: World) -> None:
    bar(meeting, SHARED, "maria")
    met, karin = going_on(meeting), meeting.member("karin")
    db.session.execute(db.update(type(met)).values(closed_at=clock.now()))
    db.session.refresh(met)
    assert isinstance(karin, Membership)
    assert leavers_for(met, karin) == {}
