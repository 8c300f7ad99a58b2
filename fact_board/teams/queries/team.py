"""What a team consists of, beside those who work in it."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import select

from fact_board.board.models import Episode
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Absence, Category, Duty, Party, Team, TeamParty


def principals() -> dict[uuid.UUID, str]:
    """Whose each party is."""
    return {party.id: party.principal for party in db.session.scalars(select(Party))}


def parties_of(team: Team) -> list[Party]:
    """The team's parties, the region's first."""
    return list(
        db.session.scalars(
            select(Party)
            .join(TeamParty, TeamParty.party_id == Party.id)
            .where(TeamParty.team_id == team.id)
            .order_by(Party.principal.desc(), Party.name)
        )
    )


def is_party_of(team_id: uuid.UUID, party_id: uuid.UUID) -> bool:
    """Whether the party takes part in the team."""
    return db.session.get(TeamParty, (team_id, party_id)) is not None


def category_of(team_id: uuid.UUID, code: str) -> Category:
    """The team's category with that code; every team has them all."""
    return db.session.scalars(
        select(Category).where(Category.team_id == team_id, Category.code == code)
    ).one()


def is_category_empty(category: Category) -> bool:
    """Whether nobody stands in this column."""
    standing = select(Episode.id).where(Episode.category_id == category.id, Episode.closed_at.is_(None))
    return db.session.scalar(standing.limit(1)) is None


def duty_of(team_id: uuid.UUID, day: dt.date) -> Duty | None:
    """Who answers for the day's urgent things."""
    return db.session.scalar(
        select(Duty)
        .where(Duty.team_id == team_id, Duty.starts_on <= day)
        .order_by(Duty.starts_on.desc(), Duty.set_at.desc(), Duty.id.desc())
        .limit(1)
    )


def is_away(team_id: uuid.UUID, staff_id: uuid.UUID, day: dt.date) -> bool:
    """Whether they are written down as away that day."""
    absence = select(Absence.id).where(
        Absence.team_id == team_id,
        Absence.staff_id == staff_id,
        Absence.from_on <= day,
        Absence.to_on >= day,
    )
    return db.session.scalar(absence.limit(1)) is not None


def protected_people(team_id: uuid.UUID) -> Sequence[Patient]:
    """Those in the team whom lists may call by a code."""
    return db.session.scalars(
        select(Patient).where(
            Patient.team_id == team_id, Patient.protected_code.is_not(None), Patient.left_on.is_(None)
        )
    ).all()
