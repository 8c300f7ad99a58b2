"""What time does to who may see what: bases and emergency access end."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import close_emergency, expire_basis
from fact_board.access.models import EmergencyAccess, LegalBasis
from fact_board.extensions import db
from fact_board.teams.models import Team


def expire_bases(team: Team, now: dt.datetime) -> None:
    """End each basis whose last day is over; an ended one never ends again."""
    over = select(LegalBasis.id).where(
        LegalBasis.team_id == team.id,
        LegalBasis.ended_at.is_(None),
        LegalBasis.valid_until < clock.today(now),
    )
    for basis_id in db.session.scalars(over.order_by(LegalBasis.valid_until, LegalBasis.id)).all():
        expire_basis(db.session.get_one(LegalBasis, basis_id), by=None)


def end_emergencies(team: Team, now: dt.datetime) -> None:
    """Close what was opened in emergency 24 hours ago."""
    over = select(EmergencyAccess.id).where(
        EmergencyAccess.team_id == team.id,
        EmergencyAccess.ended_at.is_(None),
        EmergencyAccess.ends_at <= now,
    )
    for access_id in db.session.scalars(over.order_by(EmergencyAccess.id)).all():
        close_emergency(db.session.get_one(EmergencyAccess, access_id), by=None)


TIME_VERBS: list[Callable[[Team, dt.datetime], None]] = [expire_bases, end_emergencies]
