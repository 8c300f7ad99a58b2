"""Waiting for decisions."""

import datetime as dt

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import end_decision, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from tests.world import World

pytestmark = pytest.mark.both_databases


def watch(world: World, *, asked: int = -12, expected: int = 5) -> DecisionWatch:
    watch_decision(
        world.patient("Petra"),
        id=new_id(),
        what="Boendestöd 10 h i veckan",
        asked_of="Socialtjänsten",
        asked_on=clock.today() + dt.timedelta(days=asked),
        expected_on=clock.today() + dt.timedelta(days=expected),
        by=world.member("maria"),
    )
    return db.session.scalars(select(DecisionWatch)).one()


def test_a_request_waits_until_somebody_writes_what_was_decided(world: World) -> None:
    waiting = watch(world)
    assert (waiting.ended_at, waiting.asked_by) == (None, world.staff_ids["maria"])
    receipt = end_decision(waiting, outcome="partly", by=world.member("lina"))
    assert (waiting.outcome, waiting.version) == ("partly", receipt.seq)
    with pytest.raises(Conflict, match=r"decision\.ended"):
        end_decision(waiting, outcome="refused", by=world.member("lina"))


@pytest.mark.parametrize(("asked", "expected"), [(1, 5), (-1, -2)])
def test_a_request_of_tomorrow_or_answered_before_it_is_made_is_refused(
    world: World, asked: int, expected: int
) -> None:
    with pytest.raises(Invalid):
        watch(world, asked=asked, expected=expected)
