"""The daily meeting: who was there, whom it took up, and what is being typed."""

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import (
    AboutPatient,
    Identified,
    OfTeam,
    OwnParty,
    Subject,
    UTCDateTime,
    Versioned,
)
from fact_board.extensions import Model


class Meeting(Identified, OfTeam, Versioned, Model):
    """One meeting of a team, from start to close; at most one is open.

    Part 1 takes up those whom every party may see; part 2 belongs to `part_party_id` alone.
    """

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
    closed_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))  # None: midnight, or open
    part: Mapped[int] = mapped_column(default=1)
    part_party_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("party.id"))
    held_apart: Mapped[list[str]] = mapped_column(JSON, default=list)  # the parties whose part 2 is over
    shows_text: Mapped[bool] = mapped_column(default=False)  # "Visa på väggen", until the next person
    seq_from: Mapped[int] = mapped_column(default=0)  # the team's events of the meeting, both ends included
    seq_to: Mapped[int | None]

    @property
    def subject(self) -> Subject:
        return ("team", self.team_id)


class MeetingItem(Identified, AboutPatient, Versioned, Model):
    """One person at one meeting. What part 2 takes up is an item of its own, kept inside its party."""

    __tablename__ = "meeting_item"
    __table_args__ = (
        UniqueConstraint("meeting_id", "patient_id", "part", "party_id"),
        Index(
            "uq_meeting_item_one_now",
            "meeting_id",
            unique=True,
            sqlite_where=text("state = 'now'"),
            postgresql_where=text("state = 'now'"),
        ),
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    state: Mapped[str] = mapped_column(String(10))  # now discussed later unchanged
    since: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)  # taken up last; None: not yet
    seconds: Mapped[int] = mapped_column(default=0)  # used on the person before `since`, or in all
    part: Mapped[int] = mapped_column(default=1)
    position: Mapped[int] = mapped_column(default=0)  # in the order of the meeting

    @property
    def is_own(self) -> bool:
        """What part 2 discusses stays in its party, whomever the person is shared with."""
        return self.part == 2


class Attendance(Identified, OfTeam, Model):
    """Somebody was at the meeting, as what, and from where."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "staff_id"),)

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    profession: Mapped[str] = mapped_column(String(40))
    is_remote: Mapped[bool] = mapped_column(default=False)
    has_mandate: Mapped[bool] = mapped_column(default=False)

    @property
    def subject(self) -> Subject:
        return ("team", self.team_id)


class Draft(Identified, AboutPatient, OwnParty, Model):
    """A note while it is typed: one row per person and party, overwritten, gone when decided."""

    __tablename__ = "draft"
    scope = "notes"
    __table_args__ = (UniqueConstraint("patient_id", "party_id"),)

    field: Mapped[str] = mapped_column(String(10), default="note")
    text: Mapped[str] = mapped_column(String(280))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
