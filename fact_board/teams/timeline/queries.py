"""What stands on a team's time line."""

import datetime as dt
import uuid

from sqlalchemy import select

from fact_board.extensions import db
from fact_board.teams.timeline.models import Annotation


def annotations_of(team_id: uuid.UUID, first: dt.date, last: dt.date) -> list[Annotation]:
    """What happened from a day to another, in order."""
    asked = select(Annotation).where(
        Annotation.team_id == team_id, Annotation.withdrawn_at.is_(None), Annotation.day.between(first, last)
    )
    return list(db.session.scalars(asked.order_by(Annotation.day, Annotation.id)))
