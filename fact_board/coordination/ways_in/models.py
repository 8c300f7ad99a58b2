"""The team's directory: units and services outside it, about no person in particular."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import Identified, OfTeam, Subject, UTCDateTime, Versioned
from fact_board.extensions import Model

PROVIDERS = ("region", "municipality", "other")


class DirectoryEntry(Identified, OfTeam, Versioned, Model):
    """A unit or a service: what it does, how to reach it, and who keeps this true.

    `checked_on` is the day somebody last made sure that all of it is right.
    """

    __tablename__ = "directory_entry"

    name: Mapped[str] = mapped_column(String(120))
    does: Mapped[str] = mapped_column(String(280), default="")
    principal: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str] = mapped_column(String(40), default="")
    hours: Mapped[str] = mapped_column(String(120), default="")
    after_hours: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(200), default="")
    ask_for: Mapped[str] = mapped_column(String(140), default="")
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    checked_on: Mapped[dt.date | None]
    checked_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    removed_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    @property
    def subject(self) -> Subject:
        return ("directory", self.id)
