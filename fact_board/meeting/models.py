"""The daily meeting."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import Identified, OfTeam, Subject, UTCDateTime, Versioned
from fact_board.extensions import Model


class Meeting(Identified, OfTeam, Versioned, Model):
    """One meeting of a team, from start to close; at most one is open."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index(
            "uq_meeting_one_open",
            "team_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    chair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    started_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    closed_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    @property
    def subject(self) -> Subject:
        return ("team", self.team_id)
