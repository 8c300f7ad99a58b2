"""Who looks at the board right now: one upserted row per connection, gone 15 seconds after its last beacon.

Not events: a presence is written outside actions, and nothing the board draws depends on it.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from fact_board import clock
from fact_board.database import is_sqlite, write_transaction
from fact_board.extensions import db, socketio
from fact_board.live.models import Presence

GONE_AFTER = dt.timedelta(seconds=15)


def members_room(team_id: uuid.UUID) -> str:
    """The room of everyone signed in to a team, whatever their party."""
    return f"team:{team_id}:members"


def note_presence(rows: Collection[dict[str, Any]]) -> None:
    """Write that these connections are here now, and forget those long gone."""
    now = clock.now()
    with write_transaction():
        db.session.execute(_upsert(), [{**row, "seen_at": now} for row in rows])
        db.session.execute(delete(Presence).where(Presence.seen_at < now - GONE_AFTER))


def _upsert() -> Any:
    """One statement for all rows: a row each held the writers' lock for long with many screens."""
    insert = sqlite.insert if is_sqlite() else postgresql.insert
    fresh = insert(Presence)
    columns = {column.key: fresh.excluded[column.key] for column in Presence.__table__.columns}
    return fresh.on_conflict_do_update(index_elements=[Presence.socket_id], set_=columns)


def forget(socket_id: str) -> None:
    """The connection is gone."""
    with write_transaction():
        db.session.execute(delete(Presence).where(Presence.socket_id == socket_id))


def here(team_id: uuid.UUID) -> list[dict[str, str | None]]:
    """Who looks at this team, each person and place once."""
    rows = db.session.scalars(
        select(Presence)
        .where(Presence.team_id == team_id, Presence.seen_at >= clock.now() - GONE_AFTER)
        .order_by(Presence.staff_id, Presence.place)
    )
    found = {(row.staff_id, row.place, row.patient_id) for row in rows}
    return [
        {"staff": str(staff), "place": place, "patient": str(patient) if patient else None}
        for staff, place, patient in sorted(found, key=str)
    ]


def tell_members(team_id: uuid.UUID) -> None:
    """Send the list to the team's members (never to a wall)."""
    tell(team_id, members_room(team_id))


def tell(team_id: uuid.UUID, room: str) -> None:
    """Send the list to a room, or to one connection."""
    socketio.emit("presence", {"here": here(team_id)}, to=room)
