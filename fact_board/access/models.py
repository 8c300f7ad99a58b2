"""Why something may be seen across parties, who must not see, and who opened all the same."""

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model

BASES = ("consent", "osl_25_12", "osl_26_9", "incapable", "emergency")
BLOCK = "block"  # the person said no: stronger than every basis
WAYS = ("oral", "written")


class LegalBasis(Identified, AboutPatient, Versioned, Model):
    """One party (`party_id`) lets another see something of what it holds about a person; or a block."""

    __tablename__ = "legal_basis"
    __table_args__ = (Index("ix_legal_basis_team_id_ended_at", "team_id", "ended_at"),)

    to_party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    kind: Mapped[str] = mapped_column(String(12))
    how: Mapped[str | None] = mapped_column(String(8))  # a consent is oral or written
    scopes: Mapped[list[str]] = mapped_column(JSON, default=list)
    necessity: Mapped[str] = mapped_column(String(280), default="")  # why it is needed, without a consent
    given_on: Mapped[dt.date]
    valid_until: Mapped[dt.date | None]  # the day is included
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    ended_how: Mapped[str | None] = mapped_column(String(10))  # withdrawn replaced expired


class BasisRequest(Identified, AboutPatient, Versioned, Model):
    """A party (`party_id`) asks that the person be asked. It never says whether anybody received it."""

    __tablename__ = "basis_request"

    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class Bar(Identified, AboutPatient, Versioned, Model):
    """Someone on the staff must not see this person: a relative, or their own case."""

    __tablename__ = "bar"

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    lifted_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class EmergencyAccess(Identified, AboutPatient, Versioned, Model):
    """Someone opened a closed person with a stated reason; it ends by itself and is reviewed."""

    __tablename__ = "emergency_access"
    __table_args__ = (Index("ix_emergency_access_staff_id_ends_at", "staff_id", "ends_at"),)

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(280))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    reviewed_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    reviewed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    comment: Mapped[str] = mapped_column(String(280), default="")
