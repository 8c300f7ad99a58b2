"""Device sessions: a row each, looked up at every request. Written outside actions, by decision."""

import datetime as dt
import uuid

from flask import g, request, session
from sqlalchemy import select, update

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.database import write_transaction
from fact_board.errors import NotFound, SignedOut
from fact_board.extensions import db
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.teams.models import Membership
from fact_board.web import language

IDLE = dt.timedelta(hours=4)
LONGEST = dt.timedelta(hours=12)
SEEN_EVERY = dt.timedelta(minutes=1)
PHONES = ("Mobile", "Android", "iPhone")


def start_session(account: Account, membership: Membership) -> None:
    """Sign this device in, in one assignment. Whatever the cookie said before is forgotten."""
    now = clock.now()
    row = DeviceSession(
        account_id=account.id,
        membership_id=membership.id,
        device=device_of_request(),
        started_at=now,
        seen_at=now,
        ends_at=now + LONGEST,
    )
    with write_transaction():
        db.session.add(row)
        db.session.flush()
        session_id = str(row.id)
    session.clear()
    session["sid"] = session_id
    g.pop("viewer", None)


def end_session() -> None:
    """Sign this device out; its sockets are closed at the next beat."""
    if session_id := _session_id():
        with write_transaction():
            db.session.execute(
                update(DeviceSession).where(DeviceSession.id == session_id).values(ended_at=clock.now())
            )
    session.clear()
    g.pop("viewer", None)


def viewer() -> Viewer:
    """Who is asking, in the assignment of this session; raises SignedOut."""
    if "viewer" not in g:
        g.viewer = _load_viewer()
    found: Viewer = g.viewer
    return found


def viewer_or_none() -> Viewer | None:
    """The same, for pages that also show themselves to nobody."""
    try:
        return viewer()
    except SignedOut:
        return None


def _load_viewer() -> Viewer:
    session_id = _session_id()
    row = db.session.get(DeviceSession, session_id) if session_id else None
    now = clock.now()
    if row is None or not is_alive(row, now) or not row.membership.is_current(clock.today(now)):
        raise SignedOut
    g.locale = row.account.locale  # without a setting the cookie and the browser decide
    if now - row.seen_at > SEEN_EVERY:
        _see(row, now)
    return Viewer(
        row.account.staff,
        row.membership,
        row.id,
        locale=language.choose_locale(),
        device=row.device,
    )


def is_alive(row: DeviceSession, now: dt.datetime) -> bool:
    """Not ended, not idle for too long, not too old."""
    return row.ended_at is None and now < row.ends_at and now - row.seen_at < IDLE


def _see(row: DeviceSession, now: dt.datetime) -> None:
    with write_transaction():
        db.session.execute(update(DeviceSession).where(DeviceSession.id == row.id).values(seen_at=now))


def choose_assignment(membership_id: uuid.UUID) -> None:
    """Go on in another of one's own assignments."""
    mine = viewer()
    found = next((m for m in assignments_of(mine.staff.id) if m.id == membership_id), None)
    if found is None:
        raise NotFound
    with write_transaction():
        db.session.execute(
            update(DeviceSession).where(DeviceSession.id == mine.session_id).values(membership_id=found.id)
        )
    g.pop("viewer", None)


def choose_locale(locale: str) -> None:
    """Remember the person's language."""
    with write_transaction():
        db.session.execute(update(Account).where(Account.staff_id == viewer().staff.id).values(locale=locale))
    g.pop("viewer", None)


def keep_locale(locale: str) -> None:
    """The same from a page that nobody need be signed in to see."""
    if viewer_or_none():
        choose_locale(locale)


def assignments_of(staff_id: uuid.UUID) -> list[Membership]:
    """Where someone works today, newest first."""
    rows = db.session.scalars(
        select(Membership)
        .where(Membership.staff_id == staff_id)
        .order_by(Membership.starts_on.desc(), Membership.id)
    )
    return [row for row in rows if row.is_current(clock.today())]


def valid_sessions(connected: set[tuple[uuid.UUID, uuid.UUID]]) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Which of these (session, membership) pairs are still good. A connected screen is not idle."""
    now, today = clock.now(), clock.today()
    rows = db.session.scalars(
        select(DeviceSession).where(DeviceSession.id.in_([session_id for session_id, _ in connected]))
    ).all()
    good = {
        (row.id, row.membership_id)
        for row in rows
        if row.ended_at is None and now < row.ends_at and row.membership.is_current(today)
    }
    return good & connected


def _session_id() -> uuid.UUID | None:
    try:
        return uuid.UUID(session.get("sid", ""))
    except (ValueError, AttributeError):
        return None


def device_of_request() -> str:
    """From which kind of device: phone or desk."""
    agent = request.user_agent.string
    return "phone" if any(word in agent for word in PHONES) else "desk"
