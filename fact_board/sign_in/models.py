"""Accounts, one row per signed-in device, and failed attempts."""

# mypy: disable-error-code="assignment"
# (Flask-Security's mixins declare their columns in a way that says nothing of what a row holds.)

import datetime as dt
import uuid
from typing import TYPE_CHECKING

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

    if TYPE_CHECKING:  # Flask-Security's columns, for those who read them
        id: Mapped[int]
        user_id: Mapped[int]
        credential_id: Mapped[bytes]
        public_key: Mapped[bytes]
        sign_count: Mapped[int]
        name: Mapped[str]


class Account(Model, fsqla.FsUserMixin):
    """How a member of staff signs in. `email` is the name they type."""

    __tablename__ = "account"

    if TYPE_CHECKING:  # Flask-Security's columns, for those who read them
        id: Mapped[int]
        email: Mapped[str]
        password: Mapped[str | None]
        tf_totp_secret: Mapped[str | None]
        fs_webauthn_user_handle: Mapped[str | None]

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), unique=True)
    locale: Mapped[str | None] = mapped_column(String(2))
    totp_counter: Mapped[int | None]  # of the last code used: a code opens once

    staff: Mapped[Staff] = relationship(lazy="joined")


class DeviceSession(Identified, Model):
    """One signed-in device, in one assignment; its id stands in the signed cookie.

    `second` is what proved a second time who it is (totp, passkey, recovery_code), or empty.
    """

    __tablename__ = "device_session"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    membership_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("membership.id"))
    device: Mapped[str] = mapped_column(String(10))
    started_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    seen_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    ended_here: Mapped[bool] = mapped_column(default=False)  # on the device itself: nothing was revoked
    second: Mapped[str] = mapped_column(String(20), default="")
    confirmed_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)  # when somebody last proved who they are
    touched_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)  # when a phone last said it was touched
    locked_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

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


class RecoveryCode(Identified, Model):
    """A code on paper that opens once, under its hash; used ones are deleted."""

    __tablename__ = "recovery_code"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))


class SignInStep(Identified, Model):
    """Something begun at the door that ends once, or in five minutes: a second factor, a challenge."""

    __tablename__ = "sign_in_step"

    kind: Mapped[str] = mapped_column(String(10))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    challenge: Mapped[str] = mapped_column(String(64))
    ends_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, index=True)
