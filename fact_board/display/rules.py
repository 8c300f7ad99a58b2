"""Codes that are read off a screen, and how long they and the screens hold: pure."""

import datetime as dt
import re
from typing import Protocol

CODE_LETTERS = "3479ACDEFHJKMNPRTWXY"  # none taken for another: 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V
CODE_LENGTH = 6
CODE_LASTS = dt.timedelta(minutes=10)
TOKEN_LASTS = dt.timedelta(days=90)  # without being used


class Waiting(Protocol):
    """What is looked at of a screen that waits."""

    expires_at: dt.datetime
    used_at: dt.datetime | None


class Paired(Protocol):
    """What is looked at of a paired screen."""

    expires_at: dt.datetime
    revoked_at: dt.datetime | None


def code_as_kept(typed: str) -> str:
    """A code as somebody types it: in any case, with blanks or hyphens."""
    return re.sub(r"[\s·-]+", "", typed).upper()


def why_not(pairing: Waiting | None, now: dt.datetime) -> str | None:
    """Why a code pairs nothing, as a text key; None when it does."""
    if pairing is None:
        return "pairing.unknown"
    if pairing.used_at is not None:
        return "pairing.used"
    return "pairing.expired" if now >= pairing.expires_at else None


def is_paired(display: Paired, now: dt.datetime) -> bool:
    """Whether a screen may still show the wall."""
    return display.revoked_at is None and now < display.expires_at
