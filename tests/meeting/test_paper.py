"""The morning list and today's tasks: what one's own screen shows, on paper."""

import datetime as dt
import uuid

from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.audit.models import TrailRow
from fact_board.extensions import db
from fact_board.meeting.minutes.paper import (
    MorningList,
    Plate,
    board_of,
    morning_list_of,
    people_on,
    plates_of,
)
from tests.audit.conftest import viewer_of
from tests.board.conftest import Stage, sign_in
from tests.board.team_at_work import nominate, place, task
from tests.world import World


def listed(world: World, by: str = "maria") -> MorningList:
    return morning_list_of(board_of(viewer_of(world, by).audience))


def plates(world: World, by: str = "maria") -> list[Plate]:
    viewer = viewer_of(world, by)
    return plates_of(board_of(viewer.audience), viewer.staff.id)


def test_red_comes_first_and_then_those_longest_on_the_board(world: World) -> None:
    with clock.at(clock.now() - dt.timedelta(days=5)):
        place(world, "Petra", urgency="amber")
        place(world, "Hanna", urgency="red")
    place(world, "Ismail", urgency="red")
    nominate(world, "Olof")
    shown = listed(world)
    names = [(urgency, [line.name for line in lines]) for urgency, lines in shown.urgencies]
    assert names == [("red", ["Hanna Björk", "Ismail Kardelen"]), ("amber", ["Petra Dahl"])]
    assert [(one.name, one.by) for one in shown.nominated] == [("Olof Friis", "Boris Alm")]
    assert shown.urgencies[0][1][0].days == 5


def test_a_line_says_what_to_do_and_whom_to_call(world: World) -> None:
    place(world, "Ulla Sand")
    task(world, "Ulla Sand", text="Ring mamman")
    [(_, [line])] = listed(world).urgencies
    assert line.name == "Ulla Sand (1962)"  # somebody is called almost the same
    assert [(one["text"], one["initials"]) for one in line.tasks] == [("Ring mamman", "MB")]
    assert [(one["initials"], one["principal"], one["phone"]) for one in line.contacts] == [
        ("MB", "region", "0700 00 00 01")
    ]
    assert "öppnar inte" in line.why


def test_a_list_shows_what_its_maker_may_see(closed_world: World) -> None:
    place(closed_world, "Ismail")
    assert [len(lines) for _, lines in listed(closed_world).urgencies] == [1]
    assert listed(closed_world, "boris") == MorningList([], [])


def test_today_holds_what_is_due_and_what_is_late(world: World) -> None:
    place(world, "Ismail")
    today = clock.today()
    with clock.at(clock.now() - dt.timedelta(days=3)):
        task(world, text="Förfallen", due_on=today - dt.timedelta(days=2))
    task(world, text="Ring", due_on=today, due_time="13:00", owner="sara")
    task(world, text="Handla", due_on=today, owner="maria")
    task(world, text="I morgon", due_on=today + dt.timedelta(days=1))
    said = [(plate.name, [(todo.text, todo.is_late) for todo in plate.todos]) for plate in plates(world)]
    assert said == [
        ("Maria Berg", [("Förfallen", True), ("Handla", False)]),  # one's own first
        ("Sara Öst", [("Ring", False)]),
    ]
    assert [plate.name for plate in plates(world, "sara")] == ["Sara Öst", "Maria Berg"]
    assert people_on(plates(world)) == {world.patient("Ismail").id}


def test_both_lists_are_logged_with_whom_they_showed(app: Flask, stage: Stage) -> None:
    maria = sign_in(app, stage.world, "maria")
    page = maria.client.get("/morning-list", headers={"Accept-Language": "sv"}).text
    assert "Ismail Kardelen" in page
    assert "Kastas efter dagen" in page
    assert maria.client.get("/today").status_code == 200
    with app.app_context():
        rows = {
            row.kind: row.shown
            for row in db.session.scalars(
                select(TrailRow).where(TrailRow.kind.in_(("morning_list", "today")))
            )
        }
    assert {uuid.UUID(id_) for id_ in rows["morning_list"]} >= {stage.ids["Ismail"], stage.ids["Hanna"]}
    assert rows["today"] == []  # the stage's only open task is tomorrow's
