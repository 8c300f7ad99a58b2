"""When a meeting may be closed: truth tables."""

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
from flask import Flask

from fact_board import clock
from fact_board.board.actions.promises import promise_answer
from fact_board.errors import Blocked
from fact_board.meeting.actions import close_meeting, take_up
from fact_board.meeting.closing import Asked, Planned, Red, blocks, is_before_days_off
from fact_board.meeting.closure import blocks_of, closure_for
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import open_meeting_of
from tests.board.conftest import Stage, sign_in
from tests.board.team_at_work import again, answer, nominate, place, start, task
from tests.world import World

NOW = dt.datetime(2026, 11, 27, 7, 50, tzinfo=dt.UTC)  # a Friday, 08:50 in Stockholm
FRIDAY, MONDAY = dt.date(2026, 11, 27), dt.date(2026, 11, 30)
THURSDAY = dt.date(2026, 11, 26)
WHO, NOMINATION, OWNER = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "promised_at", "is_blocked"),
    [
        ("open", None, True),
        ("open", NOW + HOUR, False),  # "senast i dag 15:00"
        ("open", NOW, True),  # the time has come and nobody answered
        ("open", NOW - HOUR, True),
        ("answered", None, False),
        ("waiting", None, False),  # told to wait is an answer
        ("withdrawn", None, False),
        ("answered", NOW - HOUR, False),
    ],
)
def test_a_nomination_taken_up_is_answered_or_promised(
    state: str, promised_at: dt.datetime | None, is_blocked: bool
) -> None:
    asked = [Asked(NOMINATION, WHO, state, promised_at)]
    found = blocks(asked, [], now=NOW, today=FRIDAY, next_on=MONDAY)
    said = [(block.kind, block.patient_id, block.nomination_id) for block in found]
    assert said == ([("nomination", WHO, NOMINATION)] if is_blocked else [])


@pytest.mark.parametrize(
    ("state", "owner", "due_on", "is_blocked"),
    [
        ("open", OWNER, FRIDAY, False),
        ("open", OWNER, FRIDAY + dt.timedelta(days=1), False),
        ("open", OWNER, MONDAY, False),
        ("open", OWNER, MONDAY + dt.timedelta(days=1), True),  # nobody does anything until then
        ("open", OWNER, THURSDAY, True),  # overdue is not a plan
        ("open", None, FRIDAY, True),
        ("proposed", None, FRIDAY, True),
        ("proposed", OWNER, FRIDAY, True),
        ("done", OWNER, FRIDAY, True),
        ("closed", OWNER, FRIDAY, True),
    ],
)
def test_before_a_weekend_each_red_has_who_does_what(
    state: str, owner: uuid.UUID | None, due_on: dt.date, is_blocked: bool
) -> None:
    reds = [Red(WHO, [Planned(state, owner, due_on)])]
    found = blocks([], reds, now=NOW, today=FRIDAY, next_on=MONDAY)
    assert [(block.kind, block.patient_id) for block in found] == (
        [("red_without_task", WHO)] if is_blocked else []
    )


@pytest.mark.parametrize(
    ("today", "next_on", "expected"),
    [
        (FRIDAY, MONDAY, True),
        (THURSDAY, FRIDAY, False),
        (dt.date(2026, 12, 23), dt.date(2026, 12, 28), True),  # Christmas
        (dt.date(2026, 11, 24), FRIDAY, True),  # a team that meets twice a week
        (FRIDAY, FRIDAY, False),  # a second meeting the same day
    ],
)
def test_days_off_come_first(today: dt.date, next_on: dt.date, expected: bool) -> None:
    assert is_before_days_off(today, next_on) is expected


def test_on_an_ordinary_day_a_red_without_a_task_does_not_keep_the_meeting_open() -> None:
    assert blocks([], [Red(WHO)], now=NOW, today=THURSDAY, next_on=FRIDAY) == []
    assert blocks([], [Red(WHO)], now=NOW, today=FRIDAY, next_on=MONDAY) != []


def test_one_good_task_is_enough() -> None:
    tasks = [Planned("open", OWNER, MONDAY + dt.timedelta(days=9)), Planned("open", OWNER, FRIDAY)]
    assert blocks([], [Red(WHO, tasks)], now=NOW, today=FRIDAY, next_on=MONDAY) == []


# The same over rows


@pytest.fixture
def friday(monday_morning: None, world: World) -> Iterator[World]:
    """The Friday of that week, with its meeting open and Petra red on the board."""
    with clock.at(clock.instant(FRIDAY, "08:30")):
        place(world, "Petra", urgency="red")
        start(world)
        yield world


def meeting_of(world: World) -> Meeting:
    meeting = open_meeting_of(world.team_id)
    assert meeting is not None
    return meeting


def told(world: World, by: str = "karin") -> list[tuple[str, uuid.UUID]]:
    found = blocks_of(meeting_of(world), world.member(by))
    return [(block.kind, block.patient_id) for block in found]


def test_a_meeting_before_a_weekend_is_not_closed_while_a_red_has_no_plan(friday: World) -> None:
    karin, petra = friday.member("karin"), friday.patient("Petra")
    with pytest.raises(Blocked, match=r"meeting\.not_ready") as refused:
        close_meeting(meeting_of(friday), by=karin)
    assert refused.value.blocks == [{"kind": "red_without_task", "patient": str(petra.id)}]
    task(friday, "Petra", due_on=MONDAY)
    close_meeting(meeting_of(friday), by=karin)
    assert open_meeting_of(friday.team_id) is None


def test_a_nomination_taken_up_is_answered_or_promised_before_the_close(world: World) -> None:
    hannas = nominate(world, "Hanna")
    nominate(world, "Olof")  # not taken up: it waits
    start(world)
    karin = world.member("karin")
    take_up(meeting_of(world), world.patient("Hanna"), by=karin)
    assert told(world) == [("nomination", world.patient("Hanna").id)]
    promise_answer(again(hannas), world.staff("maria"), clock.now() + HOUR, by=karin)
    assert told(world) == []
    closure = closure_for(meeting_of(world), karin)
    assert (closure.unanswered, closure.will.answers) == (2, [])
    answer(world, again(hannas), "not_now")
    closure = closure_for(meeting_of(world), karin)
    assert [each["patient"] for each in closure.will.answers] == [world.patient("Hanna").id]
    assert closure.unanswered == 1


def test_a_nomination_that_comes_after_its_person_was_taken_up_waits_for_the_next_meeting(
    world: World,
) -> None:
    place(world, "Petra", urgency="green")
    start(world)
    take_up(meeting_of(world), world.patient("Petra"), by=world.member("karin"))
    with clock.at(clock.now() + HOUR):
        nominate(world, "Petra")
        assert told(world) == []


def test_nobody_is_held_up_by_what_they_may_not_know(monday_morning: None, closed_world: World) -> None:
    """Only the region knows of Petra: a meeting that the municipality closes tells it nothing."""
    with clock.at(clock.instant(FRIDAY, "08:30")):
        place(closed_world, "Petra", urgency="red")
        start(closed_world)
        assert told(closed_world) == [("red_without_task", closed_world.patient("Petra").id)]
        assert told(closed_world, "boris") == []
        assert closure_for(meeting_of(closed_world), closed_world.member("boris")).will.tasks == []


def test_the_refusal_lists_what_is_left(app: Flask, stage: Stage) -> None:
    with app.app_context():
        take_up(meeting_of(stage.world), stage.world.patient("Hanna"), by=stage.world.member("karin"))
    karin = sign_in(app, stage.world, "karin")
    closure = karin.get(f"/meetings/{stage.ids['meeting']}/closure").get_json()
    block = {
        "kind": "nomination",
        "patient": str(stage.ids["Hanna"]),
        "nomination": str(stage.ids["open_nomination"]),
    }
    assert [each for each in closure["blocks"] if each["kind"] == "nomination"] == [block]
    assert len(closure["will"]["tasks"]) >= 1
    path = f"/meetings/{stage.ids['meeting']}/closure"
    version = closure_version(app, stage)
    refused = karin.send(path, version=version)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "meeting.not_ready")
    assert block in refused.get_json()["blocks"]


def closure_version(app: Flask, stage: Stage) -> int:
    with app.app_context():
        return meeting_of(stage.world).version
