"""I14: the page's numbers are those of a naive replay, after random histories of real work."""

import datetime as dt
import os
import random
import uuid
from typing import Any

import pytest

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.caseload.figures import Figures, figures_for
from fact_board.caseload.metrics.period import Period, weeks_until
from fact_board.caseload.schemas import CaseloadShape
from fact_board.extensions import db
from tests.caseload.oracle import numbers_of
from tests.live.storyteller import Storyteller
from tests.world import World

SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
SEEDS = range(5 * SIZE)
STEPS = 300
LOOK_EVERY = 25
START = dt.datetime(2026, 11, 19, 7, 0, tzinfo=dt.UTC)


def page_of(world: World, period: Period) -> Figures:
    member = world.member("karin")
    figures = figures_for(Viewer(member.staff, member, uuid.uuid4()), world.team, clock.today(), period)
    dumped: Figures = CaseloadShape().dump(figures)
    return dumped


def periods(rng: random.Random, today: dt.date) -> list[Period]:
    first = today - dt.timedelta(days=rng.randrange(20))
    return [weeks_until(today, 13), Period(first, first + (today - first) // 2)]


def shown(page: Figures, expected: dict[str, Any]) -> dict[str, Any]:
    """The page's part of what is expected."""
    return {
        name: {key: page[name][key] for key in value} if isinstance(value, dict) else page[name]
        for name, value in expected.items()
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_equal_a_naive_replay(world: World, seed: int) -> None:
    story = Storyteller(world, seed, START)
    rng = random.Random(seed)
    for step in range(1, STEPS + 1):
        story.step()
        if rng.random() < 0.1:
            story.pass_time()
        if step % LOOK_EVERY == 0:
            compare(world, story.now, rng)
    assert len(story.receipts) > STEPS / 4, story.refused


def compare(world: World, now: dt.datetime, rng: random.Random) -> None:
    with clock.at(now):
        for period in periods(rng, clock.today()):
            expected = numbers_of(world.team_id, period.first, period.last)
            page = page_of(world, period)
            assert page["patients"]["value"] == expected.pop("patients")
            assert shown(page, expected) == expected, f"{period} at {now}"
    db.session.rollback()
