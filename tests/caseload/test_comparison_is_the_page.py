"""Each row of the comparison is what that team's own page says, after random histories of real work."""

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.actions.wrong_person import hide_row
from fact_board.caseload.comparison.figures import comparison
from fact_board.caseload.comparison.schemas import ComparisonShape
from fact_board.caseload.figures import figures_for
from fact_board.caseload.metrics.period import Period, weeks_until
from fact_board.caseload.schemas import CaseloadShape
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.actions import add_membership
from fact_board.teams.models import Membership
from fact_board.visits.actions import log_contact
from fact_board.visits.models import Contact
from tests.board.team_at_work import place
from tests.caseload.test_replay import ACTIONS, MORE_PEOPLE, SIZE, START, Worker, periods, readers
from tests.live.storyteller import unseen
from tests.world import PEOPLE, World, build_world

SEEDS = range(4 * SIZE)
OF_THE_ROW = {"post", "is_here"}  # and of no page


@pytest.fixture
def worlds(app: Flask) -> Iterator[list[World]]:
    """Two teams founded on the morning that their stories begin, the second one smaller."""
    with app.app_context(), clock.at(START):
        founded = [build_world((*PEOPLE, *MORE_PEOPLE)), build_world(PEOPLE[:4], name="Team Söder")]
    with unseen(app):
        yield founded


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_is_what_the_teams_own_page_says(worlds: list[World], seed: int) -> None:
    stories, rng = [Worker(world, seed + number) for number, world in enumerate(worlds)], random.Random(seed)
    for story in stories:
        story.work(ACTIONS // 2)
    now = max(story.now for story in stories)
    with clock.at(now):
        posts = [rng.choice(readers(world, clock.today())) for world in worlds]
        for period in periods(rng, clock.today()):
            wrong = differences(posts, period)
            assert wrong == {}, f"seed {seed}: {period} at {now}"


def test_what_the_page_leaves_out_is_left_out_here(worlds: list[World]) -> None:
    """A visit on the wrong person, who has not come yet or nominates from outside: rare in the histories."""
    with clock.at(START + dt.timedelta(hours=2)):
        world, today = worlds[0], clock.today()
        place(world, "Hanna")
        log_contact(
            world.patient("Hanna"), id=new_id(), kind="visit", outcome="done", on=today, by=maria(world)
        )
        hide_row(db.session.scalars(select(Contact)).one(), by=maria(world))
        post: dict[str, Any] = {"profession": "nurse", "fte": Decimal(1), "by": None}
        for role, initials, starts_on in (
            ("nominator", "QA", today),
            ("member", "QB", today + dt.timedelta(days=7)),
        ):
            staff, party = (
                worlds[1].staff("maria" if role == "nominator" else "sara"),
                world.parties["region"],
            )
            where: dict[str, Any] = {
                "party": party,
                "role": role,
                "initials": initials,
                "starts_on": starts_on,
            }
            add_membership(world.team, staff, id=new_id(), **where, **post)
        posts, period = [each.member("maria") for each in worlds], weeks_until(today, 13)
        assert differences(posts, period) == {}
        row = comparison(posts, posts[0], today, period)["teams"][0]
        assert (row["nearness"].unmet, row["whole_team"].value) == (1, 5.0)


def maria(world: World) -> Membership:
    return world.member("maria")


def differences(posts: list[Membership], period: Period) -> dict[str, Any]:
    """What the comparison says otherwise than the page."""
    today = clock.today()
    told = ComparisonShape().dump(comparison(posts, posts[0], today, period))
    found = {}
    for post, row in zip(posts, told["teams"], strict=True):
        page = CaseloadShape().dump(
            figures_for(Viewer(post.staff, post, uuid.uuid4()), post.team, today, period)
        )
        for name in row.keys() - OF_THE_ROW:
            if row[name] != part_of(page[name], row[name]):
                found[f"{page['name']}: {name}"] = row[name], page[name]
    return found


def part_of(whole: Any, like: Any) -> Any:
    """As much of the page's figure as the row has."""
    return {name: whole[name] for name in like} if isinstance(like, dict) else whole
