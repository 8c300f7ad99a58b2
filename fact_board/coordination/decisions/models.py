"""Requests that wait for somebody's decision, and what was done about each meanwhile."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Hideable, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model

OUTCOMES = ("granted", "partly", "refused", "withdrawn")
ORIGINS = ("svu", "sip", "fact", "other")  # svu: coordinated discharge planning (SVPL before 2018)
REMINDED, POSTPONED, ESCALATED = "reminded", "postponed", "escalated"
MAY_DECIDE = ("member", "leader", "nominator")  # a needs assessor decides, and works outside the team
HOW = ("list", "called", "written")  # on the board alone, or also by telephone or letter


class DecisionWatch(Identified, AboutPatient, Versioned, Hideable, Model):
    """A request waiting for a decision: what was asked of whom, when, and by when an answer is expected.

    Asked of a named unit (`asked_of`), of a party of the team, or of one of its staff (whose party it is
    then asked of, too). Never changed: a correction supersedes it and both stay.
    """

    __tablename__ = "decision_watch"
    __table_args__ = (Index("ix_decision_watch_asked_party_id_ended_at", "asked_party_id", "ended_at"),)
    scope = "plans"

    what: Mapped[str] = mapped_column(String(140))
    asked_on: Mapped[dt.date]
    asked_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    asked_of: Mapped[str] = mapped_column(String(120), default="")
    asked_party_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("party.id"))
    asked_staff_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    origin: Mapped[str] = mapped_column(String(5), default="other")
    expected_on: Mapped[dt.date | None]
    outcome: Mapped[str | None] = mapped_column(String(10))
    decided_on: Mapped[dt.date | None]
    decision_text: Mapped[str] = mapped_column(String(280), default="")
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("decision_watch.id"))
    superseded_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    @property
    def by_id(self) -> uuid.UUID:
        """Who wrote it."""
        return self.asked_by


class DecisionStep(Identified, AboutPatient, Model):
    """A reminder, more time asked for, or that it was taken higher: each of the request's party."""

    __tablename__ = "decision_step"
    scope = "plans"

    decision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("decision_watch.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    on: Mapped[dt.date] = mapped_column("on_date")
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    how: Mapped[str] = mapped_column(String(8), default="")
    until: Mapped[dt.date | None]
    to_whom: Mapped[str] = mapped_column(String(120), default="")
