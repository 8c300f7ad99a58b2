"""Where the story is told: a team with its staff and people, by initials and ids."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select

from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.actions import THE_HOUSE, add_membership, add_party, add_staff, found_team
from fact_board.teams.models import Category, Membership, Staff, Team


@dataclass(frozen=True)
class Hired:
    """Someone who works in a team, as the story knows them."""

    initials: str
    name: str
    profession: str
    principal: str
    fte: str
    role: str = "member"
    is_case_manager: bool = True
    may_chair: bool = False
    knows_addiction: bool = False


@dataclass(frozen=True)
class TeamPlan:
    """A team before it is founded."""

    name: str
    phone: str
    parties: dict[str, tuple[str, str]]  # principal: (name, short)
    staff: tuple[Hired, ...]
    meeting_days: tuple[int, ...] = (0, 1, 2, 3, 4)


@dataclass
class Person:
    """Someone the team cares for, and what the story must remember of them."""

    stage: "Stage"
    name: str
    birth_year: int
    primary: str
    support: str | None = None
    is_closed: bool = False
    is_asked: bool = False  # whether they may come up at the shared meeting, before the first time they do
    id: uuid.UUID = field(default_factory=new_id)
    episode_id: uuid.UUID | None = None
    nomination_id: uuid.UUID | None = None
    signal_id: uuid.UUID | None = None
    answer_id: uuid.UUID | None = None
    tasks: dict[str, uuid.UUID] = field(default_factory=dict)
    decisions: dict[str, uuid.UUID] = field(default_factory=dict)
    plans: dict[str, uuid.UUID] = field(default_factory=dict)  # by kind

    @property
    def row(self) -> Patient:
        return db.session.get_one(Patient, self.id)

    def initials_of(self, who: str) -> str:
        """Initials for a part in the story (`primary`, `support`, `doctor`, `leader`), or as given.

        A part that nobody plays in this team falls to the primary contact.
        """
        if who == "primary":
            return self.primary
        if who == "support":
            return self.support or self.primary
        return who if who in self.stage.members else self.stage.parts.get(who, self.primary)

    def member(self, who: str) -> Membership:
        return db.session.get_one(Membership, self.stage.members[self.initials_of(who)])

    def staff(self, who: str) -> Staff:
        return db.session.get_one(Staff, self.stage.staff_ids[self.initials_of(who)])


@dataclass
class Stage:
    """A founded team."""

    plan: TeamPlan
    team_id: uuid.UUID = field(default_factory=new_id)
    party_ids: dict[str, uuid.UUID] = field(default_factory=dict)
    staff_ids: dict[str, uuid.UUID] = field(default_factory=dict)
    members: dict[str, uuid.UUID] = field(default_factory=dict)
    categories: dict[str, uuid.UUID] = field(default_factory=dict)
    templates: dict[str, list[uuid.UUID]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    chair: str = ""  # initials of who leads the meeting, or led the latest
    meeting_id: uuid.UUID | None = None  # going on, when it is told whom it takes up
    gone_through: set[str] = field(default_factory=set)
    turn_ends: dt.datetime | None = None

    @property
    def team(self) -> Team:
        return db.session.get_one(Team, self.team_id)

    def category(self, code: str) -> Category:
        return db.session.get_one(Category, self.categories[code])

    @property
    def trained(self) -> list[str]:
        """Initials of those trained to lead the meeting, in the order they take turns."""
        return [each.initials for each in self.plan.staff if each.may_chair]

    def case_managers(self, principal: str) -> list[Hired]:
        """Those who hold people, of one principal."""
        return [each for each in self.plan.staff if each.principal == principal and each.is_case_manager]


def found(plan: TeamPlan, parties: dict[str, uuid.UUID], starts_on: dt.date) -> Stage:
    """Found a team with its parties and staff; `parties` are those of earlier teams, by name."""
    stage = Stage(plan)
    found_team(
        THE_HOUSE,
        id=stage.team_id,
        name=plan.name,
        on_call_phone=plan.phone,
        meeting_days=plan.meeting_days,
        by=None,
    )
    for principal, (name, short) in plan.parties.items():
        stage.party_ids[principal] = parties.setdefault(name, new_id())
        add_party(
            stage.team,
            id=stage.party_ids[principal],
            name=name,
            short=short,
            principal=principal,
            by=None,
        )
    for hired in plan.staff:
        _hire(stage, hired, starts_on)
    stage.parts = _parts(plan)
    _look_around(stage)
    return stage


def _look_around(stage: Stage) -> None:
    """Have at hand what every happening needs: what is read between two actions costs each of them dearly."""
    for category in db.session.scalars(select(Category).where(Category.team_id == stage.team_id)):
        stage.categories[category.code] = category.id
        stage.templates[category.code] = [each.id for each in category.templates if each.is_active]
    for member_id in stage.members.values():
        _ = db.session.get_one(Membership, member_id).staff
    db.session.commit()


def hire_in_all(stages: Iterable[Stage], hired: Hired, starts_on: dt.date) -> None:
    """One person with a post in each of these teams, who plays no part in their stories."""
    staff_id = new_id()
    add_staff(THE_HOUSE, id=staff_id, name=hired.name, by=None)
    for stage in stages:
        _employ(stage, hired, staff_id, new_id(), starts_on)


def _hire(stage: Stage, hired: Hired, starts_on: dt.date) -> None:
    stage.staff_ids[hired.initials] = staff_id = new_id()
    stage.members[hired.initials] = member_id = new_id()
    add_staff(THE_HOUSE, id=staff_id, name=hired.name, by=None)
    _employ(stage, hired, staff_id, member_id, starts_on)


def _employ(
    stage: Stage, hired: Hired, staff_id: uuid.UUID, member_id: uuid.UUID, starts_on: dt.date
) -> None:
    add_membership(
        stage.team,
        db.session.get_one(Staff, staff_id),
        id=member_id,
        party=stage.party_ids[hired.principal],
        profession=hired.profession,
        role=hired.role,
        fte=Decimal(hired.fte),
        initials=hired.initials,
        starts_on=starts_on,
        may_chair=hired.may_chair,
        knows_addiction=hired.knows_addiction,
        by=None,
    )


def _parts(plan: TeamPlan) -> dict[str, str]:
    first_of: dict[str, str] = {}
    for hired in plan.staff:
        first_of.setdefault(hired.profession, hired.initials)
        if hired.role == "leader":
            first_of["leader"] = hired.initials
    return first_of
