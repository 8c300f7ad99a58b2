"""Logging visits and calls."""

import datetime as dt

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.columns import new_id
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.visits.actions import log_contact
from fact_board.visits.models import Contact
from fact_board.visits.rules import check_day
from tests.world import World

pytestmark = pytest.mark.both_databases


def test_a_visit_is_the_writers_partys_row_about_the_person(world: World) -> None:
    receipt = log_contact(
        world.patient("Hanna"),
        id=new_id(),
        kind="visit",
        outcome="not_home",
        on=clock.today(),
        by=world.member("boris"),
    )
    contact = db.session.scalars(select(Contact)).one()
    assert (contact.party_id, contact.by_id) == (world.parties["municipality"], world.staff_ids["boris"])
    assert receipt.subjects == {("patient", world.people["Hanna Björk"])}


@pytest.mark.parametrize("days", [1, -91])
def test_a_visit_ahead_or_long_gone_is_refused(world: World, days: int) -> None:
    with pytest.raises(Invalid):
        log_contact(
            world.patient("Hanna"),
            id=new_id(),
            kind="call",
            outcome="done",
            on=clock.today() + dt.timedelta(days=days),
            by=world.member("boris"),
        )


@pytest.mark.parametrize("days", [0, -90])
def test_todays_and_one_of_ninety_days_ago_are_taken(days: int) -> None:
    check_day(clock.today() + dt.timedelta(days=days), clock.today())
