"""Lock-out after failures: per typed name and per address, in the database, alike for known and unknown."""

import datetime as dt
import hashlib
import hmac

from flask import current_app
from sqlalchemy import delete, func, select

from fact_board import clock
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.sign_in.models import FailedSignIn

WINDOW = dt.timedelta(minutes=15)
MOST_PER_NAME = 5
MOST_PER_ADDRESS = 50


def is_locked(name: str, address: str) -> bool:
    """Whether this name, or this address, has failed too often in the last 15 minutes."""
    since = clock.now() - WINDOW
    of_name = _count(FailedSignIn.name_hash == _hash(name.casefold().strip()), since)
    of_address = _count(FailedSignIn.address_hash == _hash(address), since)
    return of_name >= MOST_PER_NAME or of_address >= MOST_PER_ADDRESS


def note_failure(name: str, address: str) -> None:
    """Remember a refused attempt; forget those that no longer count."""
    now = clock.now()
    with write_transaction():
        db.session.execute(delete(FailedSignIn).where(FailedSignIn.at < now - WINDOW))
        db.session.add(
            FailedSignIn(name_hash=_hash(name.casefold().strip()), address_hash=_hash(address), at=now)
        )


def forgive(name: str) -> None:
    """A right password clears the name's failures."""
    with write_transaction():
        db.session.execute(
            delete(FailedSignIn).where(FailedSignIn.name_hash == _hash(name.casefold().strip()))
        )


def _count(who: object, since: dt.datetime) -> int:
    counted = select(func.count()).select_from(FailedSignIn).where(who, FailedSignIn.at > since)  # type: ignore[arg-type]
    return db.session.scalar(counted) or 0


def _hash(text: str) -> str:
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, b"failed:" + text.encode(), hashlib.sha256).hexdigest()
