"""Phones that asked to be told, what is to be told to each, and how far each team's events were looked at."""

import datetime as dt
import uuid

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import Identified, UTCDateTime
from fact_board.extensions import Model

ANSWER, TASK, REQUEST, DUTY, TEST = "answer", "task", "request", "duty", "test"
WANTED = (ANSWER, TASK, REQUEST, DUTY)  # what a person may choose among


class PushSubscription(Identified, Model):
    """One phone's address at its push service, and when it may be used.

    It lives and dies with the device's session: signed out or revoked, nothing is sent.
    """

    __tablename__ = "push_subscription"

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("device_session.id"), index=True)
    endpoint: Mapped[str] = mapped_column(String(1000), unique=True)
    p256dh: Mapped[str] = mapped_column(String(100))
    auth: Mapped[str] = mapped_column(String(40))
    locale: Mapped[str] = mapped_column(String(2))
    wants: Mapped[list[str]] = mapped_column(JSON, default=list)
    quiet_from: Mapped[str] = mapped_column(String(5), default="17:00")
    quiet_until: Mapped[str] = mapped_column(String(5), default="07:00")
    quiet_days_off: Mapped[bool] = mapped_column(default=True)  # weekends and holidays as well
    duty_always: Mapped[bool] = mapped_column(default=False)  # a call on duty comes in quiet hours, too
    created_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    renewed_at: Mapped[dt.datetime] = mapped_column(
        UTCDateTime
    )  # when this phone last opened the app with it
    told_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)  # the last bundle
    succeeded_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    tries: Mapped[int] = mapped_column(default=0)  # failed ones since the last success
    retry_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    claimed_until: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)  # some process is sending to it
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class Outbound(Identified, Model):
    """Something to be told to one phone: why, in one word, and which row it is, by its id. Nothing else."""

    __tablename__ = "outbound"
    __table_args__ = (Index("ix_outbound_subscription_id_done_at", "subscription_id", "done_at"),)

    subscription_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("push_subscription.id"))
    reason: Mapped[str] = mapped_column(String(8))
    about: Mapped[uuid.UUID]
    noted_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)  # when it happened
    done_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, index=True)
    done_how: Mapped[str | None] = mapped_column(String(8))  # sent read given_up ended


class PushCursor(Model):
    """Up to which event of a team it was noted who is to be told."""

    __tablename__ = "push_cursor"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), primary_key=True)
    seq: Mapped[int]
