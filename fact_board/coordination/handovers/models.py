"""What is handed over, from whom to whom, and who accepted it."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model

HANDED = ("person", "primary", "service")


class Handover(Identified, AboutPatient, Versioned, Model):
    """Offered by a party to another of the team, or to somebody outside named in words.

    Until somebody of the other side has accepted by name it stays with the giver.
    """

    __tablename__ = "handover"
    __table_args__ = (Index("ix_handover_team_id_state", "team_id", "state"),)
    scope = "plans"

    what: Mapped[str] = mapped_column(String(10))
    topic: Mapped[str] = mapped_column(String(140), default="")
    why: Mapped[str] = mapped_column(String(280))
    from_on: Mapped[dt.date]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    to_party_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("party.id"))
    to_outside: Mapped[str] = mapped_column(String(120), default="")
    state: Mapped[str] = mapped_column(String(10), default="open")  # open accepted declined withdrawn
    answered_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    answered_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    accepted_name: Mapped[str] = mapped_column(String(120), default="")  # outside: who said yes …
    accepted_on: Mapped[dt.date | None]  # … and when
    declined_because: Mapped[str] = mapped_column(String(280), default="")
