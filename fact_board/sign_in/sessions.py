"""Device sessions: a row each, looked up at every request. Written outside actions, by decision."""

import datetime as dt
import uuid

from flask import current_app, g, session
from sqlalchemy import select, update

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.database import write_transaction
from fact_board.errors import Locked, NotFound, Revoked, SecondFactorNeeded, SignedOut
from fact_board.extensions import db
from fact_board.sign_in.devices import PHONE, device_of_request
from fact_board.sign_in.happenings import Kind, Who, tell
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.teams.models import Membership
from fact_board.web import language

SEEN_EVERY = dt.timedelta(minutes=1)
TOLD_EVERY = dt.timedelta(minutes=1)  # so often a phone says that it is touched


def start_session(account: Account, membership: Membership, *, how: str, second: str = "") -> None:
    """Sign this device in, in one assignment. Whoever was signed in here before no longer is.

    `how` and `second` say what proved who it is: "password" and "totp", or "passkey" alone, ….
    """
    now, before = clock.now(), _session_id()
    staff_id, membership_id = account.staff_id, membership.id
    row = DeviceSession(
        account_id=account.id,
        membership_id=membership.id,
        device=device_of_request(),
        started_at=now,
        seen_at=now,
        ends_at=now + dt.timedelta(hours=current_app.config["FACT"].session_hours),
        second=second,
        confirmed_at=now,
        touched_at=now,
    )
    with write_transaction():
        _end(before, now)
        db.session.add(row)
        db.session.flush()
        session_id = row.id
    session.clear()
    session["sid"] = str(session_id)
    g.pop("viewer", None)
    tell(Kind.SIGNED_IN, Who(staff_id, membership_id, session_id), how=how, second=second)


def end_session() -> None:
    """Sign this device out; its sockets are closed at the next beat."""
    here = session_here()
    who = who_of(here) if here else None
    with write_transaction():
        _end(_session_id(), clock.now())
    session.clear()
    g.pop("viewer", None)
    if who:
        tell(Kind.SIGNED_OUT, who)


def who_is(viewer: Viewer) -> Who:
    """The viewer, as a happening names them."""
    return Who(viewer.staff.id, viewer.membership.id, viewer.session_id)


def who_of(row: DeviceSession) -> Who:
    """The same of a session, whether or not it may be used."""
    return Who(row.account.staff_id, row.membership_id, row.id)


def _end(session_id: uuid.UUID | None, now: dt.datetime) -> None:
    running = update(DeviceSession).where(DeviceSession.id == session_id, DeviceSession.ended_at.is_(None))
    db.session.execute(running.values(ended_at=now, ended_here=True))


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
    row, now = session_here(), clock.now()
    if row is None:
        raise Revoked if is_revoked(_session_row()) else SignedOut
    if is_locked(row, now):
        raise Locked
    if lacks_second(row):
        raise SecondFactorNeeded
    if now - row.seen_at > SEEN_EVERY:
        _see([row.id], now)
    return Viewer(
        row.account.staff, row.membership, row.id, locale=language.choose_locale(), device=row.device
    )


def session_here() -> DeviceSession | None:
    """This device's session, if it is alive: perhaps locked, perhaps without the second factor it needs."""
    row = _session_row()
    if row is None or not is_alive(row, clock.now()):
        return None
    g.locale = row.account.locale  # without a setting the cookie and the browser decide
    return row


def is_revoked(row: DeviceSession | None) -> bool:
    """Ended by somebody elsewhere, or without access any more: not signed out here, not merely too old."""
    if row is None:
        return False
    is_ended_elsewhere = row.ended_at is not None and not row.ended_here
    may_work = bool(row.account.active) and row.membership.is_current(clock.today())
    return is_ended_elsewhere or (row.ended_at is None and not may_work)


def is_alive(row: DeviceSession, now: dt.datetime) -> bool:
    """Not ended, not idle for too long, not too old, and both account and assignment still hold."""
    idle = dt.timedelta(hours=current_app.config["FACT"].session_idle_hours)
    return (
        row.ended_at is None
        and now < row.ends_at
        and now - row.seen_at < idle
        and bool(row.account.active)
        and row.membership.is_current(clock.today(now))
    )


def is_locked(row: DeviceSession, now: dt.datetime) -> bool:
    """A phone that said so, or that nobody has touched for long: it tells of touches once a minute."""
    minutes = current_app.config["FACT"].lock_minutes
    if row.device != PHONE or not minutes:
        return False
    return row.locked_at is not None or now - row.touched_at > dt.timedelta(minutes=minutes) + TOLD_EVERY


def is_second_needed(row: DeviceSession) -> bool:
    """Whether a password alone is too little in this role."""
    return row.membership.role in current_app.config["FACT"].second_factor_roles


def lacks_second(row: DeviceSession) -> bool:
    """Signed in by less than this role needs."""
    return not row.second and is_second_needed(row)


def _see(session_ids: list[uuid.UUID], now: dt.datetime) -> None:
    with write_transaction():
        db.session.execute(update(DeviceSession).where(DeviceSession.id.in_(session_ids)).values(seen_at=now))


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
    tell(Kind.ASSIGNMENT_CHOSEN, who_is(viewer()))


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


def other_assignments() -> list[Membership]:
    """Where else the person could go on, for the menu of every page."""
    me = viewer_or_none()
    return [one for one in assignments_of(me.staff.id) if one.id != me.membership.id] if me else []


def valid_sessions(connected: set[tuple[uuid.UUID, uuid.UUID]]) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Which of these (session, membership) pairs are still good. A connected screen is not idle."""
    now = clock.now()
    rows = db.session.scalars(
        select(DeviceSession).where(DeviceSession.id.in_([session_id for session_id, _ in connected]))
    ).all()
    alive = [row for row in rows if is_alive(row, now) and not is_locked(row, now) and not lacks_second(row)]
    good = {(row.id, row.membership_id) for row in alive} & connected
    if unseen := [row.id for row in alive if now - row.seen_at > SEEN_EVERY]:
        _see(unseen, now)
    return good


def _session_row() -> DeviceSession | None:
    session_id = _session_id()
    return db.session.get(DeviceSession, session_id) if session_id else None


def _session_id() -> uuid.UUID | None:
    try:
        return uuid.UUID(session.get("sid", ""))
    except (ValueError, AttributeError):
        return None
