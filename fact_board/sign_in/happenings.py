"""What happens at the door, told to whoever keeps a log of it: sign-ins, failures, factors, revocations.

The door knows no log. Whoever keeps one asks to be told with `listen`, and gets each happening after it
was committed and before the answer leaves. No typed name, secret or code is ever among the facts.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from flask import Flask, current_app, has_request_context

from fact_board.sign_in.devices import device_of_request

LISTENERS = "fact_board.door_listeners"  # app.extensions: list of (Happening) -> None

Facts = dict[str, str | int]


class Kind(StrEnum):
    """All there is to tell of; `facts` in brackets."""

    SIGNED_IN = "signed_in"  # (how: password, passkey, demo, openid; second: totp, passkey, recovery_code)
    SIGN_IN_FAILED = "sign_in_failed"  # (how, name_hash, address_hash)
    SIGN_IN_LOCKED = (
        "sign_in_locked"  # (how, name_hash, address_hash): too many attempts, nothing was looked at
    )
    SIGNED_OUT = "signed_out"
    SESSION_REVOKED = "session_revoked"  # (revoked: the session's id): by its own person, from another device
    ENDED_BY_PROVIDER = "ended_by_provider"  # (revoked: the session's id): the identity provider said so
    SCREEN_LOCKED = "screen_locked"
    SCREEN_UNLOCKED = "screen_unlocked"  # (how)
    CONFIRMED = "confirmed"  # (how): proved again who they are, to change a factor
    ASSIGNMENT_CHOSEN = "assignment_chosen"  # (membership: the new one)
    ACCOUNT_OPENED = "account_opened"
    PASSWORD_CHANGED = "password_changed"
    FACTOR_ADDED = "factor_added"  # (factor: totp, passkey, recovery_codes)
    FACTOR_REMOVED = "factor_removed"  # (factor)
    FACTORS_RESET = "factors_reset"  # (of: staff id) by an administrator, or from the command line


@dataclass(frozen=True)
class Who:
    """Who it was, as far as the door knew."""

    staff_id: uuid.UUID | None = None
    membership_id: uuid.UUID | None = None
    session_id: uuid.UUID | None = None


NOBODY = Who()


@dataclass(frozen=True)
class Happening:
    """One thing that happened at the door."""

    kind: Kind
    who: Who
    device: str  # phone, desk, or console: the command line
    facts: Facts = field(default_factory=dict)


Listener = Callable[[Happening], None]


def listen(app: Flask, listener: Listener) -> None:
    """Be told of everything at the door of this app, in the order it happens."""
    app.extensions.setdefault(LISTENERS, []).append(listener)


def tell(kind: Kind, who: Who = NOBODY, **facts: str | int) -> None:
    """Tell every listener. Call it after the commit: what was rolled back never happened."""
    device = device_of_request() if has_request_context() else "console"
    for listener in current_app.extensions.get(LISTENERS, ()):
        listener(Happening(kind, who, device, facts))
