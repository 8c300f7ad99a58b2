"""Passkeys (WebAuthn): as the only thing one needs to sign in, or as the second.

Signing in begins without a name, so it tells nobody who has an account. A passkey asks its owner for
a fingerprint, a face or a code, and so is two factors in one.
"""

import json
import uuid
from typing import Any

import webauthn
from flask import current_app, request
from sqlalchemy import delete, select, update
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.errors import Conflict, Invalid, NotFound
from fact_board.extensions import db
from fact_board.sign_in import steps
from fact_board.sign_in.factors import ISSUER, factors_of
from fact_board.sign_in.happenings import Kind, Who, tell
from fact_board.sign_in.models import Account, WebAuthn

MOST = 10
LONGEST_NAME = 60
# What a malformed answer of a device can raise, whatever part of it is malformed.
MALFORMED = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError)

Options = dict[str, Any]
Credential = dict[str, Any]


def options_to_register(account: Account) -> tuple[uuid.UUID, Options]:
    """What the browser needs to make a passkey for this account."""
    account_id, name, display = account.id, account.email, account.staff.name
    known = [_descriptor(passkey) for passkey in factors_of(account).passkeys]
    if len(known) >= MOST:
        raise Conflict("passkey.too_many", most=MOST)
    handle = _handle_of(account)
    step = steps.begin(steps.REGISTER, account_id)
    options = webauthn.generate_registration_options(
        rp_id=_rp_id(),
        rp_name=ISSUER,
        user_name=name,
        user_id=handle.encode(),
        user_display_name=display,
        challenge=step.challenge,
        exclude_credentials=known,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return step.id, json.loads(webauthn.options_to_json(options))


def register(account: Account, step_id: uuid.UUID, credential: Credential, name: str, *, who: Who) -> None:
    """Keep the passkey that the browser made."""
    account_id = account.id
    step = steps.end(step_id, steps.REGISTER)
    if step is None or step.account_id != account_id:
        raise Invalid("passkey.too_late")
    try:
        made = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=step.challenge,
            expected_rp_id=_rp_id(),
            expected_origin=_origins(),
            require_user_verification=True,
        )
    except MALFORMED as error:
        raise Invalid("passkey.not_made") from error
    now = clock.now().replace(tzinfo=None)
    row = WebAuthn(
        user_id=account_id,
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        transports=[],
        backup_state=made.credential_backed_up,
        device_type=made.credential_device_type.value,
        create_datetime=now,
        lastuse_datetime=now,
        name=name.strip()[:LONGEST_NAME] or "passkey",
        usage="first",
    )
    with write_transaction():
        if db.session.scalar(select(WebAuthn.id).where(WebAuthn.credential_id == made.credential_id)):
            raise Conflict("row.exists")
        db.session.add(row)
    tell(Kind.FACTOR_ADDED, who, factor="passkey")


def remove(account: Account, passkey_id: int, *, is_needed: bool, who: Who) -> None:
    """Forget a passkey of one's own. The last factor stays where one is needed."""
    account_id, has = account.id, factors_of(account)
    if passkey_id not in (passkey.id for passkey in has.passkeys):
        raise NotFound
    if is_needed and len(has.passkeys) == 1 and not has.has_totp:
        raise Conflict("second_factor.last")
    with write_transaction():
        db.session.execute(delete(WebAuthn).where(WebAuthn.id == passkey_id, WebAuthn.user_id == account_id))
    tell(Kind.FACTOR_REMOVED, who, factor="passkey")


def options_to_sign_in(account: Account | None = None) -> tuple[uuid.UUID, Options]:
    """What the browser needs to ask for a passkey: any of ours, or one of this account's."""
    allowed = [_descriptor(passkey) for passkey in factors_of(account).passkeys] if account else []
    step = steps.begin(steps.PASSKEY, account.id if account else None)
    options = webauthn.generate_authentication_options(
        rp_id=_rp_id(),
        challenge=step.challenge,
        allow_credentials=allowed,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return step.id, json.loads(webauthn.options_to_json(options))


def account_by_passkey(step_id: uuid.UUID, credential: Credential) -> Account | None:
    """Whose passkey signed the challenge of this step; None when nobody's did."""
    step = steps.end(step_id, steps.PASSKEY)
    passkey = _passkey_of(credential)
    if step is None or passkey is None or step.account_id not in (None, passkey.user_id):
        return None
    account = db.session.get_one(Account, passkey.user_id)
    if not account.active:
        return None
    passkey_id, now = passkey.id, clock.now().replace(tzinfo=None)
    try:
        checked = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=step.challenge,
            expected_rp_id=_rp_id(),
            expected_origin=_origins(),
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except MALFORMED:
        return None
    with write_transaction():
        db.session.execute(
            update(WebAuthn)
            .where(WebAuthn.id == passkey_id)
            .values(sign_count=checked.new_sign_count, lastuse_datetime=now)
        )
    return account


def _passkey_of(credential: Credential) -> WebAuthn | None:
    try:
        raw_id = base64url_to_bytes(str(credential.get("rawId", "")))
    except ValueError:
        return None
    return db.session.scalar(select(WebAuthn).where(WebAuthn.credential_id == raw_id))


def _descriptor(passkey: WebAuthn) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(id=passkey.credential_id)


def _handle_of(account: Account) -> str:
    """What the device knows the account by: nothing that says who it is."""
    if account.fs_webauthn_user_handle:
        return str(account.fs_webauthn_user_handle)
    account_id, handle = account.id, new_id().hex
    with write_transaction():
        db.session.execute(
            update(Account).where(Account.id == account_id).values(fs_webauthn_user_handle=handle)
        )
    return handle


def _origins() -> list[str]:
    """Where our pages are: as set, else where this request came to."""
    return list(current_app.config["FACT"].origins) or [request.host_url.rstrip("/")]


def _rp_id() -> str:
    """The name of the site that passkeys belong to."""
    return _origins()[0].split("://")[1].split(":")[0]
