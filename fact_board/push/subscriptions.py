"""A person's own phone: asked to be told, kept so, switched off. Written outside actions, by decision."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from fact_board.access.viewer import Viewer
from fact_board.database import write_transaction
from fact_board.errors import Conflict, NotFound
from fact_board.extensions import db
from fact_board.push.models import TEST, Outbound, PushSubscription
from fact_board.push.queries import subscription_at, subscription_of, waiting_for
from fact_board.sign_in.models import DeviceSession

Wishes = dict[str, Any]


@dataclass(frozen=True)
class Address:
    """Where a browser is reached, and the keys that only it can open a message with."""

    endpoint: str
    p256dh: str
    auth: str


def subscribe(viewer: Viewer, address: Address, wishes: Wishes, now: dt.datetime) -> None:
    """Tell this phone from now on, as wished; asked again it is told as wished now."""
    try:
        with write_transaction():
            row = subscription_at(address.endpoint)
            if row is not None and row.staff_id != viewer.staff.id:
                _forget_waiting(row.id, now)
            row = row or PushSubscription(endpoint=address.endpoint, created_at=now)
            _sign(row, viewer, address, now)
            row.ended_at = None
            for name, value in wishes.items():
                setattr(row, name, value)
            db.session.add(row)
            _end_others(viewer.session_id, address.endpoint, now)
    except IntegrityError as error:
        raise Conflict("row.exists") from error


def renew(viewer: Viewer, address: Address, now: dt.datetime) -> None:
    """The app was opened on this phone: it goes on being told, if the same person wished so here.

    Signed out by oneself and in again it does; revoked from elsewhere it has to be asked for anew.
    """
    with write_transaction():
        row = subscription_at(address.endpoint)
        if row is None or not _may_renew(row, viewer):
            raise NotFound
        _sign(row, viewer, address, now)
        _end_others(viewer.session_id, address.endpoint, now)


def end(viewer: Viewer, now: dt.datetime) -> None:
    """Tell this phone nothing more."""
    with write_transaction():
        row = subscription_of(viewer.session_id)
        if row:
            row.ended_at = now
            _forget_waiting(row.id, now)


def ask_for_test(viewer: Viewer, now: dt.datetime) -> None:
    """Send this phone something that says nothing, with the next sweep."""
    with write_transaction():
        row = subscription_of(viewer.session_id)
        if row is None:
            raise NotFound
        if not any(one.reason == TEST for one in waiting_for(row.id)):
            db.session.add(Outbound(subscription_id=row.id, reason=TEST, about=row.id, noted_at=now))
        row.retry_at = None


def _sign(row: PushSubscription, viewer: Viewer, address: Address, now: dt.datetime) -> None:
    row.staff_id, row.session_id, row.locale = viewer.staff.id, viewer.session_id, viewer.locale
    row.p256dh, row.auth, row.renewed_at = address.p256dh, address.auth, now
    row.tries, row.retry_at = 0, None


def _may_renew(row: PushSubscription, viewer: Viewer) -> bool:
    was = db.session.get(DeviceSession, row.session_id)
    is_revoked = was is None or (was.ended_at is not None and not was.ended_here)
    return row.staff_id == viewer.staff.id and row.ended_at is None and not is_revoked


def _end_others(session_id: uuid.UUID, endpoint: str, now: dt.datetime) -> None:
    """A browser that got another address is no longer at the one before."""
    others = (PushSubscription.session_id == session_id, PushSubscription.endpoint != endpoint)
    db.session.execute(
        update(PushSubscription).where(*others, PushSubscription.ended_at.is_(None)).values(ended_at=now)
    )


def _forget_waiting(subscription_id: uuid.UUID, now: dt.datetime) -> None:
    settle(waiting_for(subscription_id), "ended", now)


def settle(rows: Iterable[Outbound], how: str, now: dt.datetime) -> None:
    """These are told, or need not be any more."""
    for row in rows:
        row.done_at, row.done_how = now, how
