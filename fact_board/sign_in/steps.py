"""What is begun at the door and not yet done: kept here and not in the cookie, so that it ends once."""

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass

from sqlalchemy import delete

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.sign_in.models import SignInStep

LASTS = dt.timedelta(minutes=5)
SECOND, PASSKEY, REGISTER = "second", "passkey", "register"


@dataclass(frozen=True)
class Step:
    """A step as it was begun: for whom, if that is known, and what the passkey has to sign."""

    id: uuid.UUID
    account_id: int | None
    challenge: bytes


def begin(kind: str, account_id: int | None = None) -> Step:
    """Begin something; what nobody ended in time is thrown away."""
    now, challenge = clock.now(), secrets.token_bytes(32)
    row = SignInStep(
        id=new_id(), kind=kind, account_id=account_id, challenge=challenge.hex(), ends_at=now + LASTS
    )
    step = Step(row.id, account_id, challenge)
    with write_transaction():
        db.session.execute(delete(SignInStep).where(SignInStep.ends_at <= now))
        db.session.add(row)
    return step


def step_under_way(step_id: uuid.UUID | None, kind: str) -> Step | None:
    """The step, if it can still be ended."""
    row = db.session.get(SignInStep, step_id) if step_id else None
    if row is None or row.kind != kind or row.ends_at <= clock.now():
        return None
    return Step(row.id, row.account_id, bytes.fromhex(row.challenge))


def end(step_id: uuid.UUID | None, kind: str) -> Step | None:
    """End it: the one who deletes the row has it, and nobody after."""
    step = step_under_way(step_id, kind)
    if step is None:
        return None
    with write_transaction():
        ended = db.session.execute(
            delete(SignInStep).where(SignInStep.id == step.id).returning(SignInStep.id)
        ).all()
    return step if ended else None
