"""Column types and mixins that every slice's models share."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from sqlalchemy import DateTime, ForeignKey, TypeDecorator
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship
from uuid_utils.compat import uuid7

Subject = tuple[str, uuid.UUID]


class UTCDateTime(TypeDecorator[dt.datetime]):
    """An instant in UTC on every database. SQLite keeps it as a text without a zone.

    Years of rows hold tens of thousands of them, so reading one is a single call.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(dt.UTC) if value else None

    def result_processor(self, dialect: Any, coltype: object) -> Callable[[Any], dt.datetime | None]:
        return _instant_of_text if dialect.name == "sqlite" else _in_utc


def _instant_of_text(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text + "+00:00") if text else None


def _in_utc(instant: dt.datetime | None) -> dt.datetime | None:
    return instant.astimezone(dt.UTC) if instant else None


def new_id() -> uuid.UUID:
    """A time-ordered, opaque id."""
    return uuid7()


class Identified:
    """A row with an opaque id (UUIDv7)."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)


class Versioned:
    """A row two people may race for: its version is the seq of the event that last changed it."""

    version: Mapped[int] = mapped_column(default=0)


class OfTeam:
    """A row of one team's stream."""

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), index=True)

    @property
    def stream_id(self) -> uuid.UUID:
        return self.team_id


class AboutPatient(OfTeam):
    """A row about one person, written by one party: the wire draws it inside that person.

    `scope` is what another party must hold of the writing one's to know of the row at all.
    """

    scope: ClassVar[str] = "status"

    patient_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))

    @declared_attr
    def patient(self) -> Mapped[Any]:
        return relationship("Patient", viewonly=True)

    @property
    def subject(self) -> Subject:
        return ("patient", self.patient_id)


class OwnParty:
    """A row that its writer may keep inside their own party, whatever the bases."""

    is_own: Mapped[bool] = mapped_column(default=False)


class Hideable:
    """A row that "Fel person" takes off every screen; the original stays for the log."""

    hidden_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    hidden_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
