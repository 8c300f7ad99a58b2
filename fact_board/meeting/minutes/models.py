"""What is remembered beside the minutes themselves, which are drawn anew each time they are read."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, OfTeam, Subject, UTCDateTime
from fact_board.extensions import Model

STILL = text("undone_at IS NULL")


class JournalMark(Identified, AboutPatient, Model):
    """What a meeting decided about someone stands in the record of this party: "Förd i journal"."""

    __tablename__ = "journal_mark"
    __table_args__ = (
        Index(
            "uq_journal_mark_once",
            "meeting_id",
            "patient_id",
            "party_id",
            unique=True,
            sqlite_where=STILL,
            postgresql_where=STILL,
        ),
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    undone_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class MeetingNotHeld(Identified, OfTeam, Model):
    """Why a planned meeting never was. The latest row of a day counts; all stay."""

    __tablename__ = "meeting_not_held"
    __table_args__ = (Index("ix_meeting_not_held_team_id_on", "team_id", "on"),)

    on: Mapped[dt.date]
    why: Mapped[str] = mapped_column(String(140))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    @property
    def subject(self) -> Subject:
        return ("team", self.team_id)
