"""The log: one append-only trail, and the seals over it."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import Identified, Subject, UTCDateTime
from fact_board.extensions import Model

VERDICTS = ("fine", "ask", "deviation")


class TrailRow(Identified, Model):
    """Something that must be known afterwards: a look at a person or a list, a sign-in, an export …

    `mac` signs everything but `seal`, which says under which seal the row came. Rows from before the log
    was signed have an empty `key_id` until the first seal.
    """

    __tablename__ = "trail"
    __table_args__ = (
        Index("ix_trail_team_id_at", "team_id", "at", "id"),
        Index("ix_trail_patient_id_at", "patient_id", "at"),
    )

    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    kind: Mapped[str] = mapped_column(String(40))
    team_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"))
    party_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("party.id"))
    staff_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    membership_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("membership.id"))
    session_id: Mapped[uuid.UUID | None]
    patient_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("patient.id"))
    shown: Mapped[list[str]] = mapped_column(JSON)
    basis: Mapped[str | None] = mapped_column(String(20))
    device: Mapped[str | None] = mapped_column(String(10))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    key_id: Mapped[str] = mapped_column(String(20))
    mac: Mapped[str] = mapped_column(String(64))
    seal: Mapped[int | None] = mapped_column(index=True)


class Seal(Model):
    """What the log held when a minute had passed: names every row, and follows the seal before it."""

    __tablename__ = "seal"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    minute: Mapped[dt.datetime] = mapped_column(UTCDateTime, unique=True)
    day: Mapped[dt.date] = mapped_column(index=True)  # of its rows, in the teams' zone
    rows: Mapped[list[str]] = mapped_column(JSON)  # their ids, in order
    rows_digest: Mapped[str] = mapped_column(String(64))
    events: Mapped[list[list[Any]]] = mapped_column(JSON)  # [stream, first seq, last seq, digest] …
    heads: Mapped[dict[str, int]] = mapped_column(JSON)  # up to which event each stream is sealed by now
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    key_id: Mapped[str] = mapped_column(String(20))
    mac: Mapped[str] = mapped_column(String(64))
    # Set when retention takes the rows away; signed apart, since it comes later.
    emptied_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    emptied_key_id: Mapped[str | None] = mapped_column(String(20))
    emptied_mac: Mapped[str | None] = mapped_column(String(64))


class Sample(Identified, Model):
    """A month's random rows to look at, drawn once for a party of a team; `seed` lets anyone draw again."""

    __tablename__ = "log_sample"
    __table_args__ = (UniqueConstraint("team_id", "party_id", "month"),)

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    month: Mapped[dt.date]  # its first day
    percent: Mapped[float] = mapped_column(Float)
    seed: Mapped[str] = mapped_column(String(64))
    population: Mapped[int]
    rows: Mapped[list[str]] = mapped_column(JSON)
    drawn_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    drawn_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))

    @property
    def subject(self) -> Subject:
        return ("log_sample", self.id)


class Verdict(Identified, Model):
    """What a reviewer thought of one row. A later one supersedes; all stay."""

    __tablename__ = "log_verdict"

    row_id: Mapped[uuid.UUID] = mapped_column(index=True)  # the row itself may be gone before this
    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"))
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    verdict: Mapped[str] = mapped_column(String(12))
    comment: Mapped[str] = mapped_column(Text)
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    @property
    def subject(self) -> Subject:
        return ("verdict", self.id)
