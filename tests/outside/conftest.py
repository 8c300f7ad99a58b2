"""Someone outside the team: a social worker of a third party, with one client of their own."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient
from fact_board.teams.actions import THE_HOUSE, add_membership, add_party, add_staff
from tests.board.conftest import Stage
from tests.kept import kept
from tests.world import World, build_world

SOCIAL_SERVICES = "Socialtjänst vuxen"


def build_outside(name: str = "Team Prov") -> World:
    """Nothing is shared; Samira, of the social services, is a nominator whose client is Olof."""
    world = build_world(is_shared=False, name=name)
    world.parties["social"] = new_id()
    facts = {"name": SOCIAL_SERVICES, "short": "Socialtjänst", "principal": "municipality"}
    add_party(world.team, id=world.parties["social"], **facts, by=None)
    employ(world, "samira", "Samira Nour", "nominator", "social")
    employ(world, "selma", "Selma Ask", "nominator", "social")
    enrol_patient(
        world.team,
        id=new_id(),
        name="Olof Friis",
        birth_year=1965,
        contact=world.staff("samira"),
        by=world.member("samira"),
    )
    return world


def employ(world: World, first: str, full: str, role: str, party: str) -> None:
    world.staff_ids[first], world.members[first] = new_id(), new_id()
    add_staff(THE_HOUSE, id=world.staff_ids[first], name=full, by=None)
    add_membership(
        world.team,
        world.staff(first),
        id=world.members[first],
        party=world.parties[party],
        profession="social_worker",
        role=role,
        fte=Decimal("1.0"),
        starts_on=clock.today() - dt.timedelta(days=400),
        by=None,
    )


@pytest.fixture
def outside(app: Flask) -> World:
    """Three parties with secrecy between them."""
    with app.app_context():
        made = kept("outside", build_outside)
        db.session.rollback()
    return made


@pytest.fixture
def stage(outside: World) -> Stage:
    """The same world, for those who sit at a browser."""
    return Stage(outside)
