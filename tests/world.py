"""A small team that tests can act in, founded through the real actions."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fact_board import clock
from fact_board.access.actions import give_basis
from fact_board.access.policy import SCOPES
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.actions import THE_HOUSE, add_membership, add_party, add_staff, found_team
from fact_board.teams.models import Category, Membership, Party, Staff, Team
from fact_board.teams.queries.team import category_of
from tests.kept import kept

REGION, MUNICIPALITY = "Psykosmottagningen", "Boendestöd"
STAFF = (
    ("karin", "Karin Lund", "nurse", "leader", "region"),
    ("maria", "Maria Berg", "nurse", "member", "region"),
    ("sara", "Sara Öst", "doctor", "member", "region"),
    ("boris", "Boris Alm", "housing_support", "member", "municipality"),
    ("lina", "Lina Ek", "housing_support", "member", "municipality"),
)
PEOPLE = ("Hanna Björk", "Ismail Kardelen", "Ulla Sand", "Ulla Svan", "Petra Dahl", "Olof Friis")


@dataclass
class World:
    """Ids by first name; rows are read when asked for, so that they are never stale."""

    team_id: uuid.UUID
    parties: dict[str, uuid.UUID] = field(default_factory=dict)
    members: dict[str, uuid.UUID] = field(default_factory=dict)
    staff_ids: dict[str, uuid.UUID] = field(default_factory=dict)
    people: dict[str, uuid.UUID] = field(default_factory=dict)

    @property
    def team(self) -> Team:
        return db.session.get_one(Team, self.team_id)

    def member(self, name: str) -> Membership:
        """The membership of someone in `STAFF`, by first name."""
        return db.session.get_one(Membership, self.members[name])

    def staff(self, name: str) -> Staff:
        return db.session.get_one(Staff, self.staff_ids[name])

    def patient(self, name: str) -> Patient:
        """Someone in `PEOPLE`, by full name or the first word of it (the first who fits)."""
        full = next(person for person in self.people if person.startswith(name))
        return db.session.get_one(Patient, self.people[full])

    def known(self, name: str, by: str = "maria") -> KnownTo:
        """Someone in `PEOPLE` as the books of a member's party have them."""
        return db.session.get_one(KnownTo, (self.patient(name).id, self.member(by).party_id))

    def unlike_id(self) -> uuid.UUID:
        """An id whose code on a wall is like nobody's here: else a newcomer has somebody called otherwise."""
        codes = {id_.hex[-3:] for id_ in self.people.values()}
        return next(id_ for id_ in iter(new_id, None) if id_.hex[-3:] not in codes)

    def share(
        self, name: str, by: str, *, to: str, scopes: Sequence[str] = SCOPES, days: int = 180, **rest: Any
    ) -> uuid.UUID:
        """Someone of one party lets another see `scopes` of what theirs holds: the id of the basis."""
        facts = {"kind": "consent", "how": "oral", **rest}
        facts["id"] = basis_id = new_id()
        give_basis(
            self.patient(name),
            to=self.parties[to],
            scopes=scopes,
            valid_until=clock.today() + dt.timedelta(days=days),
            by=self.member(by),
            **facts,
        )
        return basis_id

    def category(self, code: str) -> Category:
        return category_of(self.team_id, code)

    def party(self, principal: str) -> Party:
        return db.session.get_one(Party, self.parties[principal])


def build_world(people: Sequence[str] = PEOPLE, *, name: str = "Team Prov", is_shared: bool = True) -> World:
    """Found a team of two parties with five members and some people, all primary contacts being Maria.

    With `is_shared` each person agreed that both parties tell each other everything.
    """
    what = ("world", tuple(people), name, is_shared)
    return kept(what, lambda: _build(people, name=name, is_shared=is_shared))


def _build(people: Sequence[str], *, name: str, is_shared: bool) -> World:
    world = World(new_id())
    found_team(THE_HOUSE, id=world.team_id, name=name, on_call_phone="0700 00 00 00", by=None)
    for principal, party in (("region", REGION), ("municipality", MUNICIPALITY)):
        world.parties[principal] = new_id()
        add_party(
            world.team,
            id=world.parties[principal],
            name=party,
            short=party,
            principal=principal,
            by=None,
        )
    for first, full, profession, role, principal in STAFF:
        _employ(world, first, full, profession, role, principal)
    for index, person in enumerate(people):
        world.people[person] = world.unlike_id()
        enrol_patient(
            world.team,
            id=world.people[person],
            name=person,
            birth_year=1960 + index % 40,
            contact=world.staff("maria"),
            primary=world.staff("maria"),
            phone="0700 00 00 01",
            hours="8–10",
            by=world.member("maria"),
        )
        if is_shared:
            world.share(person, "maria", to="municipality")
            world.share(person, "boris", to="region")
    return world


def _employ(world: World, first: str, full: str, profession: str, role: str, principal: str) -> None:
    world.staff_ids[first], world.members[first] = new_id(), new_id()
    add_staff(THE_HOUSE, id=world.staff_ids[first], name=full, by=None)
    add_membership(
        world.team,
        world.staff(first),
        id=world.members[first],
        party=world.parties[principal],
        profession=profession,
        role=role,
        fte=Decimal("1.0"),
        starts_on=clock.today() - dt.timedelta(days=400),
        by=None,
    )
