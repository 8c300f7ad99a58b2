"""Signals: a worry that somebody reports, and what they are told."""

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Hideable, Identified, UTCDateTime
from fact_board.extensions import Model


class Signal(Identified, AboutPatient, Hideable, Model):
    """What somebody saw, by tags and a line. Without a legal basis it stays inside the writer's party."""

    __tablename__ = "signal"
    __table_args__ = (Index("ix_signal_patient_id_at", "patient_id", "at"),)
    scope = "notes"

    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    text: Mapped[str] = mapped_column(String(140), default="")
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    answer_due_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)


class SignalAnswer(Identified, AboutPatient, Model):
    """What the one who reported is told: once, by whichever party answers, and later how it went.

    Never changed: a correction supersedes it and both stay.
    """

    __tablename__ = "signal_answer"
    scope = "notes"

    signal_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("signal.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    next_step: Mapped[str] = mapped_column(String(140), default="")
    next_on: Mapped[dt.date | None]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("signal_answer.id"), unique=True)
    read_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    result_due_on: Mapped[dt.date | None]
    result_text: Mapped[str | None] = mapped_column(Text)
    result_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    result_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
