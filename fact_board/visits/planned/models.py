"""A visit that is planned, and what became of it."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, UTCDateTime, Versioned
from fact_board.extensions import Model
from fact_board.visits.models import OUTCOMES

PLACES = ("home", "clinic", "outdoors", "other")  # kinds of place: never an address
PLANNED = "planned"
STATES = (PLANNED, *OUTCOMES)


class PlannedVisit(Identified, AboutPatient, Versioned, Model):
    """Who goes to whom, when; two go together when `with_id` is somebody. Logged, it has its contact."""

    __tablename__ = "planned_visit"
    __table_args__ = (
        Index("ix_planned_visit_team_id_state_on_date", "team_id", "state", "on_date"),
        Index("ix_planned_visit_patient_id_state", "patient_id", "state"),
    )
    scope = "contacts"

    kind: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(10))
    on: Mapped[dt.date] = mapped_column("on_date")
    time: Mapped[str | None] = mapped_column("at_time", String(5))  # "10:30", or some time that day
    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    with_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    agreed_with_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    agreed_why: Mapped[str] = mapped_column(
        String(140), default=""
    )  # why one goes alone in spite of the flag
    state: Mapped[str] = mapped_column(String(24), default=PLANNED)
    contact_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("contact.id"))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
