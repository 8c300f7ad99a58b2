"""A team, its leader, and an administrator who belongs to another team."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from flask import Flask

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.actions import THE_HOUSE, add_membership, add_staff
from tests.kept import kept
from tests.signed_in import Body, SignedIn
from tests.world import World, build_world

SECRET = "A" * 43


@dataclass
class Office:
    """Who sits where; people sign in when asked for."""

    app: Flask
    world: World
    other: World
    people: dict[str, SignedIn] = field(default_factory=dict)

    def person(self, name: str) -> SignedIn:
        """Someone of the team, or `adam`, the administrator, who asks about it."""
        if name not in self.people:
            staff_id = self.other.staff_ids[name] if name == "adam" else self.world.staff_ids[name]
            home = self.other.team_id if name == "adam" else self.world.team_id
            self.people[name] = SignedIn(self.app, home, staff_id)
            self.people[name].base = f"/api/teams/{self.world.team_id}"
        return self.people[name]

    def administration(self, name: str = "karin") -> Body:
        answer = self.person(name).get("/administration")
        assert answer.status_code == 200, answer.text
        told: Body = answer.get_json()
        return told

    def member(self, name: str, asker: str = "karin") -> Body:
        """A membership as its leader reads it."""
        members: list[Body] = self.administration(asker)["members"]
        return next(one for one in members if one["staff"] == str(self.world.staff_ids[name]))


def employ(world: World, first: str, full: str, *, principal: str = "region", **post: object) -> None:
    """Somebody more in the team, through the real actions."""
    world.staff_ids[first], world.members[first] = new_id(), new_id()
    add_staff(THE_HOUSE, id=world.staff_ids[first], name=full, by=None)
    facts: dict[str, object] = {
        "profession": "nurse",
        "starts_on": clock.today(),
        "fte": Decimal("1.0"),
        **post,
    }
    add_membership(
        world.team,
        world.staff(first),
        id=world.members[first],
        party=world.parties[principal],
        by=None,
        **facts,  # type: ignore[arg-type]
    )


@pytest.fixture
def office(app: Flask) -> Office:
    with app.app_context():
        world, other = kept("office", two_teams)
        db.session.rollback()
        db.session.remove()
    return Office(app, world, other)


def two_teams() -> tuple[World, World]:
    world, other = build_world(), build_world(people=("Nils Varg",), name="Team Andra")
    employ(other, "adam", "Adam Ahl", profession="administrator", role="administrator", fte=Decimal(0))
    return world, other


def post(**changes: object) -> Body:
    """As what somebody works, as the page sends it."""
    return {
        "profession": "nurse",
        "role": "member",
        "fte": "0.8",
        "initials": "",
        "starts_on": str(clock.today()),
        "ends_on": None,
        "is_stand_in": False,
        **changes,
    }


def newcomer(office: Office, **changes: object) -> Body:
    """A whole invitation of somebody new."""
    return {
        **post(),
        "id": str(new_id()),
        "staff_id": str(new_id()),
        "name": "Nora Ny",
        "party": str(office.world.parties["region"]),
        "secret": SECRET,
        **changes,
    }
