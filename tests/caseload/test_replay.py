"""I14: the page's numbers are those of a naive replay, after random histories of real work."""

import dataclasses
import datetime as dt
import os
import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions.placing import Placing
from fact_board.caseload.figures import Figures, figures_for
from fact_board.caseload.metrics.period import Period, weeks_until
from fact_board.caseload.schemas import CaseloadShape
from fact_board.errors import DomainError
from fact_board.extensions import db
from fact_board.patients.models import KnownTo
from fact_board.teams.models import Membership
from tests.caseload.naive import Numbers
from tests.caseload.oracle import numbers_of
from tests.live.storyteller import Row, Storyteller, unseen
from tests.world import PEOPLE, World, build_world

SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
SEEDS = range(50 * SIZE)
ACTIONS = 300
WITHOUT_RULE = {"team", "name", "today", "first", "last", "fewest", "annotations"}
LOOKS = 3  # moments of a history, its end among them
START = dt.datetime(2026, 11, 19, 7, 0, tzinfo=dt.UTC)
MORE_PEOPLE = ("Ada Holm", "Bo Lind", "Eva Rask", "Per Holm", "Siv Lind", "Tor Rask")
HOUR = 3600
PAUSES = (  # seconds between two things that happen: a history is three weeks long, half a year, or two years
    (2, 30, 600, HOUR, 3 * HOUR),
    (30, 600, HOUR, 6 * HOUR, 24 * HOUR),
    (600, 6 * HOUR, 24 * HOUR, 48 * HOUR, 96 * HOUR),
)


class Worker(Storyteller):
    """Tells the same, more quickly: whoever is chosen first and may be known of is taken."""

    def __init__(self, world: World, seed: int) -> None:
        super().__init__(world, seed, START)
        self.pauses = PAUSES[seed % len(PAUSES)]

    def verbs(self) -> list[Callable[[], Receipt]]:
        """What is counted more often: boards fill and empty."""
        counted = [self.meet, self.place, self.place, self.place, self.answer, self.close, self.close] * 5
        counted += [self.tell_result, self.read_answer, self.visit, self.log_visit]
        counted += [self.enter_plan, self.make_plan, self.need, self.decision] * 2
        return [*super().verbs(), *counted]

    def placing(self, *, with_tasks: bool = True) -> Placing:
        """Mostly in one column: of few stays nothing is said."""
        placing = super().placing(with_tasks=with_tasks)
        crisis = self.world.category("crisis")
        is_usual = crisis.is_active and self.rng.random() < 0.7
        return dataclasses.replace(placing, category=crisis) if is_usual else placing

    def some(self, model: type[Row], *where: Any) -> Row:
        table: Any = model
        found = select(table).where(table.team_id == self.world.team_id, *where)
        in_order = found.order_by(table.patient_id if table is KnownTo else table.id)
        rows: list[Row] = list(db.session.scalars(in_order))
        self.rng.shuffle(rows)
        for row in rows:
            if self.may_know_of(row):
                return row
        raise DomainError("story.nothing_to_choose")

    def work(self, actions: int) -> None:
        """Until so many more things have been done."""
        until = len(self.receipts) + actions
        while len(self.receipts) < until:
            self.step()
            if self.rng.random() < 0.1:
                self.pass_time()


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    """A team founded on the morning the stories begin."""
    with app.app_context(), clock.at(START):
        founded = build_world((*PEOPLE, *MORE_PEOPLE))
    with unseen(app):
        yield founded


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_equal_a_naive_replay(world: World, seed: int) -> None:
    story, rng = Worker(world, seed), random.Random(seed)
    for _ in range(LOOKS):
        story.work(ACTIONS // LOOKS)
        compare(world, story.now, rng, seed)


def compare(world: World, now: dt.datetime, rng: random.Random, seed: int) -> None:
    """What one who works there is told, of the last weeks and of some of the days before."""
    with clock.at(now):
        by = rng.choice(readers(world, clock.today()))
        for period in periods(rng, clock.today()):
            expected, page = numbers_of(by, period.first, period.last), page_of(by, period)
            assert page.keys() - expected.keys() == WITHOUT_RULE
            wrong = {name: (page[name], value) for name, value in expected.items() if page[name] != value}
            assert wrong == {}, f"seed {seed}: {by.staff.name}, {period} at {now}"
    db.session.rollback()


def readers(world: World, today: dt.date) -> list[Membership]:
    everybody = db.session.scalars(select(Membership).where(Membership.team_id == world.team_id))
    there = [each for each in everybody if each.is_current(today) and each.role in ("member", "leader")]
    return sorted(there, key=lambda each: (each.staff.name, str(each.id)))


def periods(rng: random.Random, today: dt.date) -> list[Period]:
    first = today - dt.timedelta(days=rng.randrange(60))
    return [weeks_until(today, 13), Period(first, first + (today - first) // 2)]


def page_of(by: Membership, period: Period) -> Numbers:
    """The page as its reader gets it, lists by what they are of."""
    figures = figures_for(Viewer(by.staff, by, uuid.uuid4()), by.team, clock.today(), period)
    page: Figures = CaseloadShape().dump(figures)
    page["categories"] = {each["category"]: each["stays"] for each in page["categories"]}
    page["parties"] = {each.pop("party"): each for each in page["parties"]}
    for each in page["parties"].values():
        del each["name"], each["principal"]
    bars = [
        (each["staff"], each["patients"], each["per_fte"], each["weighted"]) for each in page["colleagues"]
    ]
    page["colleagues"] = sorted(bars, key=str)
    page["unmet"] = sorted(page["unmet"], key=lambda line: str(line["kind"]))
    return page
