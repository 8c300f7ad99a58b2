"""What comes before a team's work: the team itself, its parties and the people of the house."""

import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.columns import new_id
from fact_board.coordination.services.kinds import first_kinds
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import HOUSE, Stream
from fact_board.teams.models import (
    PRINCIPALS,
    Category,
    Membership,
    Party,
    Staff,
    TaskTemplate,
    Team,
    TeamParty,
)
from fact_board.teams.queries.accounts import staff_by_hsa_id
from fact_board.teams.queries.team import is_party_of
from fact_board.teams.rules import (
    DEFAULT_CATEGORIES,
    CategorySeed,
    check_meeting_times,
    hsa_id_as_stored,
)


@dataclass(frozen=True)
class House:
    """What belongs to no team has its events in one stream of its own."""

    stream_id: uuid.UUID = HOUSE


THE_HOUSE = House()


@action
def found_team(
    _house: House,
    *,
    id: uuid.UUID,
    name: str,
    on_call_phone: str = "",
    meeting_days: tuple[int, ...] = (0, 1, 2, 3, 4),
    meeting_starts: str = "08:30",
    meeting_ends: str = "08:50",
    by: Membership | None,
) -> None:
    """Found a team with a stream of its own and the categories every team starts with."""
    check_meeting_times(meeting_days, meeting_starts, meeting_ends)
    team = Team(
        id=id,
        name=name,
        on_call_phone=on_call_phone,
        meeting_days=list(meeting_days),
        meeting_starts=meeting_starts,
        meeting_ends=meeting_ends,
        day_turned_on=clock.today(),
    )
    db.session.add_all([team, Stream(id=id)])
    db.session.flush()
    for position, seed in enumerate(DEFAULT_CATEGORIES):
        _add_category(id, position, seed)
    db.session.add_all(first_kinds(id))
    record("team_founded", by=by, touches=(team,), team=id)


def _add_category(team_id: uuid.UUID, position: int, seed: CategorySeed) -> None:
    category = Category(
        id=new_id(),
        team_id=team_id,
        code=seed.code,
        label_sv=seed.sv,
        label_en=seed.en,
        position=position,
        is_active=seed.is_active,
        review_days=seed.review_days,
        stay_low_days=seed.stay_low_days,
        stay_high_days=seed.stay_high_days,
    )
    db.session.add(category)
    db.session.flush()
    db.session.add_all(
        TaskTemplate(
            team_id=team_id,
            category_id=category.id,
            position=place,
            text_sv=template.sv,
            text_en=template.en,
            due_weekdays=template.due_weekdays,
            is_preticked=template.is_preticked,
        )
        for place, template in enumerate(seed.templates)
    )


@action
def add_party(
    team: Team,
    *,
    id: uuid.UUID,
    name: str,
    short: str,
    principal: str,
    by: Membership | None,
) -> None:
    """Let a party take part in the team; one that already takes part in another is known by its id."""
    if principal not in PRINCIPALS:
        raise Invalid("party.principal", field="principal")
    if is_party_of(team.id, id):
        raise Unchanged(team)
    if db.session.get(Party, id) is None:
        db.session.add(Party(id=id, name=name, short=short, principal=principal))
        db.session.flush()
    taking_part = TeamParty(team_id=team.id, party_id=id)
    db.session.add(taking_part)
    record("party_added", taking_part, by=by, touches=(team,), party=id)


@dataclass(frozen=True)
class _Person:
    """The subject of somebody who has no team yet."""

    subject: tuple[str, uuid.UUID]


@action
def add_staff(_house: House, *, id: uuid.UUID, name: str, by: Membership | None) -> None:
    """Write down someone who works with patients; a membership says where."""
    db.session.add(Staff(id=id, name=name))
    record("staff_added", by=by, touches=(_Person(("staff", id)),), staff=id)


@action
def set_hsa_id(_house: House, staff: Staff, *, hsa_id: str | None, by: Membership | None) -> None:
    """Say as whom an identity provider knows somebody; None takes it away."""
    if staff.hsa_id == (hsa_id_as_stored(hsa_id) if hsa_id else None):
        raise Unchanged(_Person(("staff", staff.id)))
    staff.hsa_id = stored = free_hsa_id(hsa_id)
    person = _Person(("staff", staff.id))
    record("hsa_id_set", by=by, touches=(person,), staff=staff.id, is_known=stored is not None)


def free_hsa_id(typed: str | None) -> str | None:
    """The identity as it is kept, if it can be one and nobody else has it."""
    if not typed:
        return None
    stored = hsa_id_as_stored(typed)
    if stored is None:
        raise Invalid("staff.hsa_id", field="hsa_id")
    if staff_by_hsa_id(stored):
        raise Conflict("staff.hsa_id_taken")
    return stored
