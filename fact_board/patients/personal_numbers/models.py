"""The number as a party has it: sealed, and found again by an index that tells nothing."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, UTCDateTime
from fact_board.extensions import Model


class PersonalNumber(Identified, AboutPatient, Model):
    """A person's number in the books of one party. No other party ever sees that there is one."""

    __tablename__ = "personal_number"
    __table_args__ = (
        UniqueConstraint("patient_id", "party_id"),
        Index("ix_personal_number_blind", "team_id", "party_id", "blind_index"),
    )

    sealed: Mapped[str] = mapped_column(Text)
    blind_index: Mapped[str] = mapped_column(String(64))
    set_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    set_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
