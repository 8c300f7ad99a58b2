"""A screen on its own: it asks for a code, and says that it is there. Written outside actions, by decision.

Nobody is signed in on it, and nothing that the board draws depends on these rows; pairing and revoking are
verbs of the team (`actions`).
"""

import datetime as dt
import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.database import write_transaction
from fact_board.display.models import Display, Pairing
from fact_board.display.queries import audiences_of, display_by_token
from fact_board.display.rules import CODE_LASTS, CODE_LENGTH, CODE_LETTERS, TOKEN_LASTS, why_not
from fact_board.extensions import db
from fact_board.teams.rules import hash_of_secret

SEEN_EVERY = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Shown:
    """What a waiting screen shows, and what it holds."""

    token: str
    code: str
    expires_at: dt.datetime


def wait_for_pairing(token: str) -> Shown | None:
    """Give a screen a new code; None when somebody confirmed the one before.

    A screen that waits keeps its token, so that a code confirmed in its last second still finds it.
    """
    now, kept = clock.now(), hash_of_secret(token)
    with write_transaction():
        db.session.execute(delete(Pairing).where(Pairing.expires_at < now - CODE_LASTS))
        if display_by_token(kept, now):
            return None
        waiting = db.session.get(Pairing, kept)
        if waiting is None or waiting.used_at is not None:
            token = secrets.token_urlsafe(32)
            waiting = Pairing(token_hash=hash_of_secret(token))
        waiting.code, waiting.expires_at = _free_code(), now + CODE_LASTS
        db.session.add(waiting)
        return Shown(token, waiting.code, waiting.expires_at)


def _free_code() -> str:
    """At random; one already shown is so unlikely that a second try is enough."""
    codes = ("".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)) for _ in range(10))
    return next(code for code in codes if not db.session.scalar(select(Pairing).where(Pairing.code == code)))


def state_of(token: str) -> str:
    """How it stands with a waiting screen: "waiting", "paired", or "gone" when its code is too old."""
    now, kept = clock.now(), hash_of_secret(token)
    if display_by_token(kept, now):
        return "paired"
    return "gone" if why_not(db.session.get(Pairing, kept), now) else "waiting"


def paired_by_token(token: str) -> Display | None:
    """The paired screen that asks; that it did is written down, and its ninety days begin anew."""
    now = clock.now()
    display = display_by_token(hash_of_secret(token), now)
    if display and (display.seen_at is None or now - display.seen_at > SEEN_EVERY):
        _see([display.id], now)
    return display


def walls_now(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Audience]:
    """As whom these connected screens look now; a beat of a screen's socket keeps it paired."""
    now = clock.now()
    found = audiences_of(ids, now)
    if found:
        _see(found, now)
    return found


def _see(ids: Collection[uuid.UUID], now: dt.datetime) -> None:
    with write_transaction():
        seen = update(Display).where(Display.id.in_(ids), Display.revoked_at.is_(None))
        db.session.execute(seen.values(seen_at=now, expires_at=now + TOKEN_LASTS))
