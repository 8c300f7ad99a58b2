"""Lock-out after failures: per typed name and per address, in the database, alike for known and unknown.

An attempt is written down before the password is looked at: neither many at once nor a killed process
gives anyone a try too many. What was right takes the attempt back.
"""

import datetime as dt
import hashlib
import hmac
import uuid

from flask import current_app
from sqlalchemy import ColumnElement, delete, func, select

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.sign_in.models import FailedSignIn

WINDOW = dt.timedelta(minutes=15)
MOST_PER_NAME = 5
MOST_PER_ADDRESS = 50


def may_try(name: str, address: str) -> uuid.UUID | None:
    """Count this attempt and name it; None when name or address has failed too often in 15 minutes."""
    attempt, now = new_id(), clock.now()
    with write_transaction():
        db.session.execute(delete(FailedSignIn).where(FailedSignIn.at < now - WINDOW))
        db.session.add(
            FailedSignIn(id=attempt, name_hash=_hash(name), address_hash=_hash(f"@{address}"), at=now)
        )
    of_name = _failures(FailedSignIn.name_hash == _hash(name), now)
    of_address = _failures(FailedSignIn.address_hash == _hash(f"@{address}"), now)
    if of_name <= MOST_PER_NAME and of_address <= MOST_PER_ADDRESS:
        return attempt
    take_back(attempt)  # else trying on would keep the name locked for ever
    return None


def forgive(name: str) -> None:
    """Whoever came all the way in clears the name's failures."""
    with write_transaction():
        db.session.execute(delete(FailedSignIn).where(FailedSignIn.name_hash == _hash(name)))


def hashes(name: str, address: str) -> dict[str, str]:
    """What may be told of an attempt: keyed hashes of the name typed and of where it came from."""
    return {"name_hash": _hash(name), "address_hash": _hash(f"@{address}")}


def take_back(attempt: uuid.UUID) -> None:
    """This attempt was right as far as it went: the earlier ones still count."""
    with write_transaction():
        db.session.execute(delete(FailedSignIn).where(FailedSignIn.id == attempt))


def _failures(who: ColumnElement[bool], now: dt.datetime) -> int:
    counted = select(func.count()).select_from(FailedSignIn).where(who, FailedSignIn.at > now - WINDOW)
    return db.session.scalar(counted) or 0


def _hash(text: str) -> str:
    """Keyed, so that what somebody typed (perhaps a password, in the wrong field) stands nowhere."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, b"failed:" + text.encode(), hashlib.sha256).hexdigest()
