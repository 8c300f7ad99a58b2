"""The person: one anchor per team, and what each party knows of them."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fact_board.columns import AboutPatient, Hideable, Identified, OfTeam, Subject, UTCDateTime, Versioned
from fact_board.extensions import Model

if TYPE_CHECKING:
    from fact_board.access.models import Bar, LegalBasis

MAY_CONTACT = ("yes", "no", "not_asked")
KIN_KINDS = ("kin", "guardian", "trustee")  # närstående, god man, förvaltare
DEPARTURES = ("moved", "other_provider", "own_wish", "died")
PROTECTED_KINDS = ("marked", "register", "assumed")  # sekretessmarkering, skyddad folkbokföring, fingerade
LEGAL_KINDS = ("HSL", "LPT", "ÖPT", "LRV", "ÖRV")


class Patient(Identified, OfTeam, Model):
    """The team's one anchor for a person; who they are stands in `KnownTo`, per party."""

    __tablename__ = "patient"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)  # says nothing of when
    label: Mapped[str] = mapped_column(String(60))  # told apart among all the team's people: for walls
    protected_code: Mapped[str | None] = mapped_column(String(12))
    enrolled_on: Mapped[dt.date]
    left_on: Mapped[dt.date | None]
    left_reason: Mapped[str | None] = mapped_column(String(20))
    successor: Mapped[str | None] = mapped_column(String(120))

    known: Mapped[list["KnownTo"]] = relationship(viewonly=True)
    bases: Mapped[list["LegalBasis"]] = relationship(viewonly=True)
    bars: Mapped[list["Bar"]] = relationship(viewonly=True)

    @property
    def subject(self) -> Subject:
        return ("patient", self.id)


class KnownTo(AboutPatient, Versioned, Model):
    """What a party's own books say of the person: its own identity data, contact and warnings.

    Each party has its own row and version, so that nobody can tell from one what stands in the other.
    """

    __tablename__ = "known_to"

    patient_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    birth_year: Mapped[int | None]
    label: Mapped[str] = mapped_column(String(60))  # told apart among those this party knows
    is_similar: Mapped[bool] = mapped_column(default=False)
    primary_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    protected_kind: Mapped[str | None] = mapped_column(String(10))
    medication_stopped_on: Mapped[dt.date | None]
    two_person_reason: Mapped[str | None] = mapped_column(String(140))
    two_person_review_on: Mapped[dt.date | None]
    left_on: Mapped[dt.date | None]  # with the team; whoever enrols the person anew, does so for themselves


class CareContact(Identified, AboutPatient, Versioned, Model):
    """The named contact of one party for one person, with deputy and phone hours."""

    __tablename__ = "care_contact"
    scope = "contacts"
    __table_args__ = (UniqueConstraint("patient_id", "party_id"),)

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    deputy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    phone: Mapped[str] = mapped_column(String(40), default="")
    hours: Mapped[str] = mapped_column(String(60), default="")
    after_hours: Mapped[str] = mapped_column(String(120), default="")  # evenings and weekends


class NextOfKin(Identified, AboutPatient, Versioned, Hideable, Model):
    """Someone close, or a guardian, and whether they may be contacted.

    Never changed but for whether they may: a correction supersedes it. A guardian has what they may decide.
    """

    __tablename__ = "next_of_kin"
    scope = "contacts"

    name: Mapped[str] = mapped_column(String(120))
    relation: Mapped[str] = mapped_column(String(60), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    may_contact: Mapped[str] = mapped_column(String(12), default="not_asked")
    kind: Mapped[str] = mapped_column(String(10), default="kin")
    decides: Mapped[str] = mapped_column(String(140), default="")
    by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))  # None: before it was kept
    at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("next_of_kin.id"))
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class LegalStatus(Identified, AboutPatient, Versioned, Model):
    """HSL, LPT, ÖPT … with its last day."""

    __tablename__ = "legal_status"
    scope = "plans"

    status: Mapped[str] = mapped_column(String(12))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    apply_by: Mapped[dt.date | None]  # chosen; else as patients/calendar.py counts it
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    remark: Mapped[str] = mapped_column(Text, default="")
