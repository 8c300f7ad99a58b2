"""A log to walk: a team that has been read about, minute by minute."""

import datetime as dt
import uuid

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit import readings, seals
from fact_board.audit.models import TrailRow
from fact_board.audit.verification import verify
from fact_board.extensions import db
from tests.world import World

MORNING = dt.datetime(2026, 11, 16, 8, 0, tzinfo=dt.UTC)


def viewer_of(world: World, name: str, session_id: uuid.UUID | None = None) -> Viewer:
    """Someone of the team, as if signed in."""
    membership = world.member(name)
    return Viewer(membership.staff, membership, session_id or uuid.uuid4())


def read_in_minute(world: World, minute: int, *, rows: int = 2, start: dt.datetime = MORNING) -> None:
    """So many openings in that minute; they are sealed at the next."""
    with clock.at(start + dt.timedelta(minutes=minute, seconds=5)):
        for index in range(rows):
            person = list(world.people.values())[index % len(world.people)]
            readings.log_opening(viewer_of(world, "maria"), person, kind="panel")
    with clock.at(start + dt.timedelta(minutes=minute + 1)):
        seals.seal_minute()


def faults(*, at: dt.datetime | None = None) -> list[str]:
    with clock.at(at or MORNING + dt.timedelta(hours=1)):
        return verify().faults


def rows() -> list[TrailRow]:
    return list(db.session.scalars(select(TrailRow).order_by(TrailRow.at, TrailRow.id)))


@pytest.fixture
def sealed(world: World) -> World:
    """Four minutes of readings under four seals."""
    for minute in range(4):
        read_in_minute(world, minute)
    assert faults() == []
    return world
