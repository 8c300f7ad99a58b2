"""A stay on a ward that ends: its checklist, and the ward's facts once it has ended."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model

ITEMS = (
    "admission_notice",  # inskrivningsmeddelande
    "care_contact",  # fast vårdkontakt
    "planning_call",  # kallelse till SIP eller SVU
    "medication",
    "support",  # boende och boendestöd
    "discharge_notice",  # meddelande om utskrivningsklar
    "first_visit",
)
OPEN, DONE, NOT_NEEDED = "open", "done", "not_needed"


class Discharge(Identified, AboutPatient, Versioned, Model):
    """The planning of one discharge. The ward's facts are kept here when the stay has ended."""

    __tablename__ = "discharge"
    __table_args__ = (
        Index(
            "uq_discharge_one_open_per_episode",
            "episode_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    scope = "plans"

    episode_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("episode.id"), index=True)
    started_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    started_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ward_name: Mapped[str] = mapped_column(String(80), default="")
    ward_contact: Mapped[str] = mapped_column(String(120), default="")
    ward_phone: Mapped[str] = mapped_column(String(40), default="")
    planned_on: Mapped[dt.date | None]
    discharged_on: Mapped[dt.date | None]
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))


class DischargeItem(Identified, AboutPatient, Versioned, Model):
    """One thing to have in place before somebody goes home: by whom, until when."""

    __tablename__ = "discharge_item"
    scope = "plans"

    discharge_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("discharge.id"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    who: Mapped[str] = mapped_column(String(80), default="")  # somebody who isn't in the team
    due_on: Mapped[dt.date | None]
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    reason: Mapped[str] = mapped_column(String(280), default="")
    settled_on: Mapped[dt.date | None]
    settled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
