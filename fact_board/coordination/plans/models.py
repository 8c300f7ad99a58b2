"""A plan, its steps, and what the person thought of it. The plan itself lives elsewhere: here is where."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Hideable, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model

SIP = "sip"
KINDS = (SIP, "care", "crisis", "coordinated")  # SIP, vårdplan, krisplan, samordnad vårdplan (ÖPT)
STATES = ("offered", "declined", "called", "made", "followed_up", "ended")
MADE = ("made", "followed_up")
TOOK_PART = ("yes", "partly", "no", "not_asked")
QUESTIONS = ("said", "knows", "better")  # sade det viktiga, vet vem som gör vad, blev det bättre
BEST = 4


class Plan(Identified, AboutPatient, Versioned, Hideable, Model):
    """Where a plan stands now: as its last step left it.

    `next_on` is the day of what comes next: the meeting of one that is called, the follow-up of one that is
    made, when to ask again after a no. The caller is one named person, always: of the staff, or a name.
    """

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_team_id_state", "team_id", "state"),)
    scope = "plans"

    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    stepped_on: Mapped[dt.date]
    next_on: Mapped[dt.date | None]
    made_on: Mapped[dt.date | None]
    took_part: Mapped[str | None] = mapped_column(String(10))
    caller_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    caller_name: Mapped[str] = mapped_column(String(120), default="")
    leader_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    leader_party_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("party.id"))
    leader_name: Mapped[str] = mapped_column(String(120), default="")
    place: Mapped[str] = mapped_column(String(300), default="")  # an https address, or words
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)


class PlanStep(Identified, AboutPatient, Model):
    """One step of a plan, the day it was taken, and who wrote it down. One that was taken back stays."""

    __tablename__ = "plan_step"
    scope = "plans"

    plan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("plan.id"), index=True)
    seq: Mapped[int]  # the number of the event that took it
    state: Mapped[str] = mapped_column(String(12))
    on: Mapped[dt.date] = mapped_column("on_date")
    next_on: Mapped[dt.date | None]
    took_part: Mapped[str | None] = mapped_column(String(10))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    undone_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class PlanEvaluation(Identified, AboutPatient, Model):
    """What the person thought of a SIP: three answers from 1 (no) to 4 (yes), or that they would not say."""

    __tablename__ = "plan_evaluation"
    scope = "plans"

    plan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("plan.id"), index=True)
    on: Mapped[dt.date] = mapped_column("on_date")
    is_declined: Mapped[bool]
    said: Mapped[int | None]
    knows: Mapped[int | None]
    better: Mapped[int | None]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
