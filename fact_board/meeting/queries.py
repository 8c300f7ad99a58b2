"""Reading meetings."""

import uuid

from sqlalchemy import select

from fact_board.board.models import Episode
from fact_board.extensions import db
from fact_board.meeting.models import Meeting


def open_meeting_of(team_id: uuid.UUID) -> Meeting | None:
    """The team's meeting going on now."""
    return db.session.scalar(select(Meeting).where(Meeting.team_id == team_id, Meeting.closed_at.is_(None)))


def lowered_episodes_of(team_id: uuid.UUID) -> list[Episode]:
    """People on the board whose urgency was lowered between meetings, and who carry the mark of it."""
    return list(
        db.session.scalars(
            select(Episode).where(
                Episode.team_id == team_id, Episode.closed_at.is_(None), Episode.lowered_at.is_not(None)
            )
        )
    )
