"""A person's own sessions: seen, ended, locked, opened again. Written outside actions, by decision."""

import datetime as dt
import uuid

from flask import current_app, g, has_request_context
from sqlalchemy import Update, select, update
from sqlalchemy.exc import SQLAlchemyError

from fact_board import clock
from fact_board.database import write_transaction
from fact_board.errors import Conflict, Locked, NotFound, NotFresh, SecondFactorNeeded
from fact_board.extensions import db
from fact_board.sign_in.devices import PHONE
from fact_board.sign_in.factors import factors_of
from fact_board.sign_in.happenings import Kind, tell
from fact_board.sign_in.models import DeviceSession
from fact_board.sign_in.sessions import is_alive, is_locked, session_here, who_of

FRESH = dt.timedelta(minutes=15)


def sessions_of(here: DeviceSession) -> list[DeviceSession]:
    """The devices this person is signed in on, the latest used first."""
    rows = db.session.scalars(
        select(DeviceSession)
        .where(DeviceSession.account_id == here.account_id, DeviceSession.ended_at.is_(None))
        .order_by(DeviceSession.seen_at.desc(), DeviceSession.id.desc())
    )
    return [row for row in rows if is_alive(row, clock.now())]


def revoke(here: DeviceSession, session_id: uuid.UUID) -> None:
    """Sign another device of mine out; its sockets are closed at the next beat."""
    if session_id not in (row.id for row in sessions_of(here)):
        raise NotFound
    _end_each(here, [session_id])


def revoke_others(here: DeviceSession) -> int:
    """Sign me out everywhere but here."""
    others = [row.id for row in sessions_of(here) if row.id != here.id]
    _end_each(here, others)
    return len(others)


def _end_each(here: DeviceSession, session_ids: list[uuid.UUID]) -> None:
    who, now = who_of(here), clock.now()
    with write_transaction():
        db.session.execute(
            update(DeviceSession)
            .where(DeviceSession.id.in_(session_ids), DeviceSession.ended_at.is_(None))
            .values(ended_at=now)
        )
    for session_id in session_ids:
        tell(Kind.SESSION_REVOKED, who, revoked=str(session_id))


def is_fresh(here: DeviceSession) -> bool:
    """Whether somebody has just proved who they are, as changing a factor asks for."""
    return clock.now() - here.confirmed_at < FRESH


def strengthen(here: DeviceSession, second: str) -> None:
    """A factor was set up here and now. Devices that never showed one are signed out: whose are they?"""
    unproved = [row.id for row in sessions_of(here) if row.id != here.id and not row.second]
    _write(_this(here).values(second=second))
    _end_each(here, unproved)


def ways_to_confirm(here: DeviceSession) -> list[str]:
    """How this person can show quickly that it is them; none: by signing in again."""
    has = factors_of(here.account)
    ways = {
        "passkey": bool(has.passkeys),
        "password": bool(here.account.password),
        "demo": current_app.config["FACT"].is_demo and not here.account.password,
    }
    return [way for way, is_there in ways.items() if is_there]


def is_locked_now(here: DeviceSession) -> bool:
    """Whether this session is a phone's that was left alone."""
    return is_locked(here, clock.now())


def refuse_locked(here: DeviceSession) -> None:
    """A phone that was left alone opens no page but the one that asks who it is."""
    if is_locked_now(here):
        raise Locked


def may_change_factors(here: DeviceSession) -> None:
    """Refuse whoever has not just shown who they are, with all the factors that there are."""
    refuse_locked(here)
    if factors_of(here.account).is_any and not here.second:
        raise SecondFactorNeeded
    if not is_fresh(here):
        raise NotFresh


def page_lock() -> tuple[float, float] | None:
    """After how many seconds alone this page locks, and how many of them have passed; None: it never does."""
    minutes = current_app.config["FACT"].lock_minutes
    try:
        here = session_here() if minutes and has_request_context() else None
    except SQLAlchemyError:
        return None  # the page that says that the database is away
    if here is None or here.device != PHONE:
        return None
    return minutes * 60, (clock.now() - here.touched_at).total_seconds()


def touch(here: DeviceSession) -> None:
    """Somebody uses this phone."""
    _write(_this(here).values(touched_at=clock.now(), seen_at=clock.now()))


def lock_now(here: DeviceSession) -> None:
    """Nobody has touched this phone for a while."""
    if here.device != PHONE or not current_app.config["FACT"].lock_minutes:
        raise Conflict("session.not_lockable")
    was, who = here.locked_at, who_of(here)
    _write(_this(here).values(locked_at=was or clock.now()))
    if was is None:
        tell(Kind.SCREEN_LOCKED, who)


def confirm(here: DeviceSession, *, how: str) -> None:
    """Somebody proved again who they are: a locked phone opens, and factors may be changed."""
    now, who, was = clock.now(), who_of(here), here.second
    kind = Kind.SCREEN_UNLOCKED if is_locked_now(here) else Kind.CONFIRMED
    _write(
        _this(here).values(
            confirmed_at=now,
            touched_at=now,
            seen_at=now,
            locked_at=None,
            second=was or (how if how == "passkey" else ""),
        )
    )
    tell(kind, who, how=how)


def _this(here: DeviceSession) -> Update:
    return update(DeviceSession).where(DeviceSession.id == here.id)


def _write(statement: Update) -> None:
    with write_transaction():
        db.session.execute(statement)
    g.pop("viewer", None)
