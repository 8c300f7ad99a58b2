"""Whom the identity provider vouched for: waiting to choose an assignment, signed in, signed out by it."""

import datetime as dt
import uuid

from flask import current_app
from sqlalchemy import delete, select, update

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.sign_in import openid
from fact_board.sign_in.models import Account, DeviceSession, OpenIDEntry
from fact_board.sign_in.openid import Identity
from fact_board.sign_in.sessions import viewer_or_none

TIME_TO_CHOOSE = dt.timedelta(minutes=10)


def note_arrival(account: Account, identity: Identity) -> uuid.UUID:
    """Write down who came; what is left of sessions long over is removed."""
    entry_id, account_id, now = new_id(), account.id, clock.now()
    longest = dt.timedelta(hours=current_app.config["FACT"].session_hours)
    with write_transaction():
        db.session.execute(delete(OpenIDEntry).where(OpenIDEntry.arrived_at < now - longest - TIME_TO_CHOOSE))
        db.session.add(
            OpenIDEntry(
                id=entry_id,
                account_id=account_id,
                subject=identity.subject,
                provider_session=identity.provider_session,
                id_token=identity.id_token,
                is_strong=identity.is_strong,
                arrived_at=now,
            )
        )
    return entry_id


def waiting_entry(entry_id: uuid.UUID | None) -> OpenIDEntry | None:
    """Someone who has yet to choose, if they came just now."""
    entry = db.session.get(OpenIDEntry, entry_id) if entry_id else None
    if entry is None or entry.session_id or clock.now() - entry.arrived_at > TIME_TO_CHOOSE:
        return None
    return entry


def bind(entry_id: uuid.UUID, session_id: uuid.UUID) -> bool:
    """The session that the entry became; False if the provider took its word back meanwhile."""
    with write_transaction():
        bound = db.session.execute(
            update(OpenIDEntry)
            .where(OpenIDEntry.id == entry_id, OpenIDEntry.session_id.is_(None))
            .values(session_id=session_id)
            .returning(OpenIDEntry.id)
        )
        return bound.scalar() is not None


def is_bound(session_id: uuid.UUID) -> bool:
    """Whether this session came through the provider."""
    bound = select(OpenIDEntry.id).where(OpenIDEntry.session_id == session_id)
    return db.session.scalar(bound) is not None


def move(before: uuid.UUID, after: uuid.UUID) -> None:
    """The same person goes on in a new session, which has shown a second factor."""
    with write_transaction():
        db.session.execute(
            update(OpenIDEntry).where(OpenIDEntry.session_id == before).values(session_id=after)
        )


def goodbye_address() -> str | None:
    """Where to sign out at the provider too, for someone who came through it; the token goes."""
    if current_app.config["FACT"].openid is None:
        return None
    me = viewer_or_none()
    id_token = _take_id_token(me.session_id) if me else None
    return openid.goodbye(id_token, openid.address("sign_in.sign_in")) if id_token else None


def _take_id_token(session_id: uuid.UUID) -> str | None:
    with write_transaction():
        taken = db.session.execute(
            delete(OpenIDEntry).where(OpenIDEntry.session_id == session_id).returning(OpenIDEntry.id_token)
        )
        return taken.scalar()


def end_sessions(subject: str | None, provider_session: str | None) -> set[uuid.UUID]:
    """End what the provider ended: one of its sessions, or all of a subject's. Which of ours they were."""
    whose = (
        OpenIDEntry.provider_session == provider_session
        if provider_session
        else OpenIDEntry.subject == subject
    )
    if provider_session and subject:
        whose &= OpenIDEntry.subject == subject
    with write_transaction():
        ended = set(db.session.scalars(select(OpenIDEntry.session_id).where(whose))) - {None}
        db.session.execute(delete(OpenIDEntry).where(whose))
        db.session.execute(
            update(DeviceSession)
            .where(DeviceSession.id.in_(ended), DeviceSession.ended_at.is_(None))
            .values(ended_at=clock.now())
        )
    return {session_id for session_id in ended if session_id}
