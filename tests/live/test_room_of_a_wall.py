"""Who is in the room with a wall: the parties of those who work in the team, day by day."""

import datetime as dt
import uuid

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.action import Receipt
from fact_board.extensions import db
from fact_board.live.changes import Change, Position, changes_since, draw_receipt
from fact_board.teams.actions import change_membership
from fact_board.teams.passing import pass_midnight
from tests.board.team_at_work import place
from tests.outside.conftest import build_outside
from tests.world import World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def shared(app: Flask) -> World:
    """Region and housing support share Hanna, on the board; the social services nominate from outside."""
    with app.app_context():
        world = build_outside()
        world.share("Hanna", "maria", to="municipality")
        place(world, "Hanna")
        db.session.rollback()
    return world


def wall_of(world: World) -> Audience:
    return Audience(world.team_id, wall="code")


def people(change: Change) -> set[str]:
    return {thing["id"] for thing in change["put"] if thing["kind"] == "patient"}


def test_a_party_that_only_nominates_is_not_in_the_room(app: Flask, shared: World) -> None:
    hanna = str(shared.people["Hanna Björk"])
    with app.app_context():
        assert people(changes_since(wall_of(shared), None)) == {hanna}
        db.session.rollback()
        before = _position(changes_since(wall_of(shared), None))
        receipt = _become(shared, "member")
        for change in (draw_receipt(receipt, wall_of(shared)), changes_since(wall_of(shared), before)):
            assert (change["snapshot"], people(change)) == (True, set())
        receipt = _become(shared, "nominator")
        assert people(draw_receipt(receipt, wall_of(shared))) == {hanna}


def test_a_party_is_in_the_room_until_its_last_day_there(app: Flask, shared: World) -> None:
    hanna, tomorrow = str(shared.people["Hanna Björk"]), clock.now() + dt.timedelta(days=1)
    with app.app_context():
        pass_midnight(shared.team, clock.now())
        _become(shared, "member", ends_on=clock.today())
        before = _position(changes_since(wall_of(shared), None))
        with clock.at(tomorrow):
            pass_midnight(shared.team, tomorrow)
            change = changes_since(wall_of(shared), before)
        assert (change["snapshot"], people(change)) == (True, {hanna})


def _become(world: World, role: str, ends_on: dt.date | None = None) -> Receipt:
    """Samira works in the team, or nominates from outside."""
    db.session.rollback()
    samira = world.member("samira")
    kept = ("profession", "fte", "starts_on", "is_stand_in")
    facts = {name: getattr(samira, name) for name in kept}
    return change_membership(samira, role=role, ends_on=ends_on, **facts, by=None)


def _position(change: Change) -> Position:
    db.session.rollback()
    return Position(change["seq"], uuid.UUID(change["mark"]))
