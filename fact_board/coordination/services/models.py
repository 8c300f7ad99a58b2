"""Services, needs, and when a person's services were last gone through."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fact_board.columns import AboutPatient, Hideable, Identified, OfTeam, Subject, UTCDateTime, Versioned
from fact_board.extensions import Model

REASONS = ("hard_to_motivate", "refused", "unknown", "queue", "no_provider", "not_applied", "other")
CLOSINGS = ("met", "gone")


class ServiceKind(Identified, OfTeam, Versioned, Model):
    """A kind of support, as this team calls it. `principal` is who normally gives it, if one does."""

    __tablename__ = "service_kind"

    label: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    is_active: Mapped[bool] = mapped_column(default=True)
    principal: Mapped[str | None] = mapped_column(String(12))

    @property
    def subject(self) -> Subject:
        return ("team", self.team_id)


class Service(Identified, AboutPatient, Versioned, Hideable, Model):
    """A support that somebody has, had or will have. `to_on` is its last day.

    Its owner at the provider is somebody of the staff (`owner_id`), or a name.
    """

    __tablename__ = "service"
    scope = "plans"

    kind_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_kind.id"))
    provider: Mapped[str] = mapped_column(String(120), default="")
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    owner_name: Mapped[str] = mapped_column(String(120), default="")
    from_on: Mapped[dt.date | None]
    to_on: Mapped[dt.date | None]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    kind: Mapped[ServiceKind] = relationship(viewonly=True)


class Need(Identified, AboutPatient, Versioned, Hideable, Model):
    """A support that somebody needs and does not have, and why not. Open until it is met, or gone."""

    __tablename__ = "need"
    scope = "plans"

    kind_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_kind.id"))
    reason: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(String(140), default="")
    since_on: Mapped[dt.date]
    closed_on: Mapped[dt.date | None]
    closed_how: Mapped[str | None] = mapped_column(String(4))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    kind: Mapped[ServiceKind] = relationship(viewonly=True)


class ServiceMapping(Identified, AboutPatient, Versioned, Model):
    """When a party last went through what services the person has: one row a person and party."""

    __tablename__ = "service_mapping"
    scope = "plans"
    __table_args__ = (UniqueConstraint("patient_id", "party_id"),)

    mapped_on: Mapped[dt.date]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
