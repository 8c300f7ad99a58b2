"""A promise of an answer: who gives it, at the latest when."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.board import rules
from fact_board.board.actions.promises import promise_answer
from fact_board.board.models import Nomination
from fact_board.columns import new_id
from fact_board.errors import Conflict, DomainError, Invalid
from fact_board.live import changes
from tests.board.conftest import Screen, Stage
from tests.board.team_at_work import answer, nominate, start
from tests.meeting.at_the_meeting import keep_apart
from tests.world import World

pytestmark = pytest.mark.both_databases
NOW = dt.datetime(2026, 11, 24, 8, 40, tzinfo=clock.ZONE)


def soon(hours: float = 6) -> dt.datetime:
    return clock.now() + dt.timedelta(hours=hours)


def drawn(world: World, audience: Audience) -> list[dict[str, Any]]:
    put = changes.changes_since(audience, None)["put"]
    return [one for thing in put if thing["kind"] == "patient" for one in thing["nominations"]]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, "promise.in_past"), (-1, "promise.in_past"), (0.1, None), (168, None), (168.1, "promise.too_far")],
)
def test_a_promise_is_ahead_and_within_a_week(hours: float, expected: str | None) -> None:
    try:
        rules.guard_promise(NOW + dt.timedelta(hours=hours), NOW)
        found = None
    except DomainError as error:
        found = error.key
    assert found == expected


def test_everybody_who_sees_the_nomination_sees_who_answers_and_when(world: World) -> None:
    nomination, at = nominate(world), soon()
    receipt = promise_answer(nomination, world.staff("maria"), at, by=world.member("karin"))
    assert receipt.nudged == {world.staff_ids["boris"]}
    for party in world.parties.values():
        (told,) = drawn(world, Audience(world.team_id, party_id=party))
        assert told["promise"]["staff"] == str(world.staff_ids["maria"])
        assert dt.datetime.fromisoformat(told["promise"]["at"]) == at
    (told,) = drawn(world, Audience(world.team_id, wall="name"))
    assert "promise" not in told


def test_the_same_promise_twice_is_one(world: World) -> None:
    nomination, at, karin = nominate(world), soon(), world.member("karin")
    promise_answer(nomination, world.staff("maria"), at, by=karin)
    assert promise_answer(nomination, world.staff("maria"), at, by=karin).event is None
    assert promise_answer(nomination, world.staff("karin"), at, by=karin).event is not None


def test_what_is_answered_needs_no_promise(world: World) -> None:
    start(world)
    nomination = nominate(world)
    answer(world, nomination, "not_now")
    with pytest.raises(Conflict, match=r"nomination\.already_answered"):
        promise_answer(nomination, world.staff("maria"), soon(), by=world.member("karin"))


def test_only_who_sees_the_nomination_promises_its_answer(world: World) -> None:
    nomination: Nomination = nominate(world, by="maria")
    keep_apart(world, "Ismail")
    with pytest.raises(Invalid, match=r"task\.owner_may_not_see"):
        promise_answer(nomination, world.staff("boris"), soon(), by=world.member("karin"))


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 422, "staff"),
        ({"staff": "maria"}, 422, "at"),
        ({"staff": "maria", "at": "i dag"}, 422, "at"),
        ({"staff": "maria", "at": "2020-01-01T10:00:00Z"}, 422, "at"),
        ({"staff": "nobody", "at": "soon"}, 422, "staff"),
        ({"staff": "maria", "at": "soon"}, 200, None),
    ],
)
def test_over_http(maria: Screen, stage: Stage, body: dict[str, str], status: int, field: str | None) -> None:
    sent = dict(body)
    if "staff" in sent:
        sent["staff"] = str(stage.world.staff_ids.get(sent["staff"], new_id()))
    if sent.get("at") == "soon":
        sent["at"] = soon().isoformat()
    path, version = f"/nominations/{stage.ids['open_nomination']}/promise", stage.versions["open_nomination"]
    got = maria.send(path, sent, method="PUT", version=version)
    assert got.status_code == status
    if field:
        assert field in got.json["fields"]  # type: ignore[index]
        return
    assert maria.send(path, sent, method="PUT", version=version + 99).status_code == 412


def test_a_promise_says_which_version_it_read(app: Flask, maria: Screen, stage: Stage) -> None:
    path = f"/nominations/{stage.ids['open_nomination']}/promise"
    body = {"staff": str(stage.world.staff_ids["maria"]), "at": soon().isoformat()}
    assert maria.send(path, body, method="PUT").status_code == 428
