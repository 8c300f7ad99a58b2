"""Requests that wait for somebody's decision."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Hideable, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model

OUTCOMES = ("granted", "partly", "refused", "withdrawn")


class DecisionWatch(Identified, AboutPatient, Versioned, Hideable, Model):
    """A request waiting for a decision: what was asked, when, and by when an answer is expected."""

    __tablename__ = "decision_watch"
    scope = "plans"

    what: Mapped[str] = mapped_column(String(140))
    asked_on: Mapped[dt.date]
    asked_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    asked_of: Mapped[str] = mapped_column(String(120), default="")
    expected_on: Mapped[dt.date | None]
    outcome: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
