"""Reading screens."""

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload

from fact_board.access.audience import Audience
from fact_board.display.models import Display, Pairing
from fact_board.display.rules import is_paired
from fact_board.extensions import db
from fact_board.meeting.models import Meeting


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
    """As whom each of these screens looks now; those no longer paired are left out.

    The wall of its team in its privacy mode: of what every party may see, but in part 2 of a meeting of what
    the one party may see whose part it is.
    """
    meeting = and_(Meeting.team_id == Display.team_id, Meeting.closed_at.is_(None))
    looking = select(Display, Meeting.part_party_id).outerjoin(Meeting, meeting).where(Display.id.in_(ids))
    return {
        row.Display.id: Audience(row.Display.team_id, wall=row.Display.mode, party_id=row.part_party_id)
        for row in db.session.execute(looking)
        if is_paired(row.Display, now)
    }
