"""Contacts with a person: visits and calls, done or missed."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Hideable, Identified, UTCDateTime
from fact_board.extensions import Model

OUTCOMES = ("done", "missed", "not_home", "cancelled_by_person", "cancelled_by_team")
KINDS = ("visit", "call", "video")


class Contact(Identified, AboutPatient, Hideable, Model):
    """A visit or a call, and how it went."""

    __tablename__ = "contact"
    __table_args__ = (
        Index(
            "ix_contact_patient_id_party_id_on_date",
            "patient_id",
            "party_id",
            "outcome",
            "hidden_at",
            "on_date",
        ),
        Index("ix_contact_team_id_on_date", "team_id", "on_date", "outcome", "hidden_at"),
    )
    scope = "contacts"

    kind: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str] = mapped_column(String(24))
    on: Mapped[dt.date] = mapped_column("on_date")
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
