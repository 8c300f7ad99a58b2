"""Readings: every look at a person is a row."""

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import Identified, OfTeam, UTCDateTime
from fact_board.extensions import Model


class Reading(Identified, OfTeam, Model):
    """An opening of one person, or a list with the people it showed."""

    __tablename__ = "reading"

    at: Mapped[dt.datetime] = mapped_column(UTCDateTime, index=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    membership_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("membership.id"))
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    session_id: Mapped[uuid.UUID | None]
    kind: Mapped[str] = mapped_column(String(20))  # board wall panel answers caseload frame
    patient_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("patient.id"), index=True)
    shown: Mapped[list[str]] = mapped_column(JSON, default=list)
    basis: Mapped[str] = mapped_column(String(20), default="team")
    device: Mapped[str] = mapped_column(String(10), default="desk")
