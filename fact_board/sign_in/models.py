"""Accounts, one row per signed-in device, and failed attempts."""

import datetime as dt
import uuid

from flask_security.models import fsqla_v3 as fsqla
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fact_board.columns import Identified, UTCDateTime
from fact_board.extensions import Model, db
from fact_board.teams.models import Membership, Staff

fsqla.FsModels.set_db_info(db, user_table_name="account", role_table_name="role")


class Role(Model, fsqla.FsRoleMixin):
    """Demanded by Flask-Security; what someone may do stands in their membership instead."""

    __tablename__ = "role"


class WebAuthn(Model, fsqla.FsWebAuthnMixin):
    """A passkey."""

    __tablename__ = "web_authn"


class Account(Model, fsqla.FsUserMixin):
    """How a member of staff signs in. `email` is the name they type."""

    __tablename__ = "account"

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), unique=True)
    locale: Mapped[str | None] = mapped_column(String(2))

    staff: Mapped[Staff] = relationship(lazy="joined")


class DeviceSession(Identified, Model):
    """One signed-in device, in one assignment; its id stands in the signed cookie."""

    __tablename__ = "device_session"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    membership_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("membership.id"))
    device: Mapped[str] = mapped_column(String(10))
    started_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    seen_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    account: Mapped[Account] = relationship(lazy="joined")
    membership: Mapped[Membership] = relationship(lazy="joined")


class OpenIDEntry(Identified, Model):
    """Somebody an identity provider vouched for: about to choose an assignment, then signed in."""

    __tablename__ = "openid_entry"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    session_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("device_session.id"), unique=True)
    subject: Mapped[str] = mapped_column(String(255), index=True)
    provider_session: Mapped[str | None] = mapped_column(String(255), index=True)
    id_token: Mapped[str] = mapped_column(Text)  # only to sign out at the provider; gone with the session
    is_strong: Mapped[bool]
    arrived_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    account: Mapped[Account] = relationship(lazy="joined")


class FailedSignIn(Identified, Model):
    """A refused attempt, under the keyed hash of what was typed and of where it came from."""

    __tablename__ = "failed_sign_in"

    name_hash: Mapped[str] = mapped_column(String(64), index=True)
    address_hash: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime, index=True)
