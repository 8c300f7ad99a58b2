"""The stream of events: history, audit of writes and idempotency table in one."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import UTCDateTime
from fact_board.extensions import Model

HOUSE = uuid.UUID("00000000-0000-7000-8000-00000000f0ba")
START = uuid.UUID(int=0)
NOBODY = uuid.UUID(int=0)  # as a party: what only those hear who are named
GONE_AFTER = dt.timedelta(seconds=15)  # without a beat, nobody is there


class Stream(Model):
    """The head of one team's events (or the house's). Taking the next number locks the row."""

    __tablename__ = "stream"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)
    mark: Mapped[uuid.UUID] = mapped_column(default=START)


class Event(Model):
    """What happened: ids and facts, never what people wrote."""

    __tablename__ = "event"
    __table_args__ = (Index("uq_event_actor_id_request_id", "actor_id", "request_id", unique=True),)

    stream_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[uuid.UUID]
    name: Mapped[str] = mapped_column(String(40))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    request_id: Mapped[uuid.UUID | None]
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    is_sight_changing: Mapped[bool] = mapped_column(default=False)
    parties: Mapped[list[str]] = mapped_column(JSON, default=list)  # whose rows it changed; none: everybody's
    told_to: Mapped[list[str]] = mapped_column(JSON, default=list)  # parties told whatever they see; "*": all


class EventSubject(Model):
    """Which things an event touched: what a catching-up screen must draw again."""

    __tablename__ = "event_subject"
    __table_args__ = (Index("ix_event_subject_thing", "stream_id", "kind", "id"),)

    stream_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)


class Presence(Model):
    """Who looks right now, one row per connection, gone 15 s after its last beacon."""

    __tablename__ = "presence"

    socket_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), index=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    patient_id: Mapped[uuid.UUID | None]
    place: Mapped[str] = mapped_column(String(8), default="desk")
    seen_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
