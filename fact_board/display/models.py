"""Screens that hang on a wall: those that wait to be paired, and those that are."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fact_board.columns import Identified, OfTeam, Subject, UTCDateTime, Versioned
from fact_board.extensions import Model
from fact_board.teams.models import Staff

LAYOUTS = ("columns", "urgency")
THEMES = ("dark", "light")
LANGUAGES = ("sv", "en")


class Pairing(Model):
    """A screen that shows a code and waits for somebody to confirm it. What it holds is kept as a hash."""

    __tablename__ = "pairing"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    expires_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, index=True)
    used_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class Display(Identified, OfTeam, Versioned, Model):
    """A paired screen: one team's wall in one privacy mode, and never anybody's session."""

    __tablename__ = "display"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    mode: Mapped[str] = mapped_column(String(8))
    layout: Mapped[str] = mapped_column(String(10))
    theme: Mapped[str] = mapped_column(String(5))
    language: Mapped[str] = mapped_column(String(2))
    paired_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    paired_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    seen_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    expires_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    paired_by: Mapped[Staff] = relationship()

    @property
    def subject(self) -> Subject:
        return ("display", self.id)
