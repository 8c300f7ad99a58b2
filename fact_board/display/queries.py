"""Reading screens."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board.access.audience import Audience
from fact_board.display.models import Display, Pairing
from fact_board.display.rules import is_paired
from fact_board.extensions import db


def pairing_by_code(code: str) -> Pairing | None:
    """The waiting screen that shows (or showed) this code."""
    return db.session.scalar(select(Pairing).where(Pairing.code == code))


def display_by_token(token_hash: str, now: dt.datetime) -> Display | None:
    """The paired screen that holds this token, if it is still paired."""
    found = db.session.scalar(select(Display).where(Display.token_hash == token_hash))
    return found if found and is_paired(found, now) else None


def displays_of(team_id: uuid.UUID, now: dt.datetime) -> list[Display]:
    """The team's paired screens, by name."""
    rows = select(Display).where(Display.team_id == team_id, Display.revoked_at.is_(None))
    found = db.session.scalars(rows.options(joinedload(Display.paired_by)).order_by(Display.name, Display.id))
    return [display for display in found if is_paired(display, now)]


def audiences_of(ids: Collection[uuid.UUID], now: dt.datetime) -> dict[uuid.UUID, Audience]:
    """As whom each of these screens looks now; those no longer paired are left out."""
    found: Sequence[Display] = db.session.scalars(select(Display).where(Display.id.in_(ids))).all()
    return {display.id: audience_of(display) for display in found if is_paired(display, now)}


def audience_of(display: Display) -> Audience:
    """The wall of its team in its privacy mode."""
    return Audience(display.team_id, wall=display.mode)
