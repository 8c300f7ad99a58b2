"""Reading the directory."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from fact_board.coordination.ways_in.models import DirectoryEntry
from fact_board.coordination.ways_in.rules import state_of
from fact_board.extensions import db
from fact_board.teams.models import Staff
from fact_board.teams.queries.memberships import memberships_of

Values = dict[str, Any]


def directory_of(team_id: uuid.UUID, today: dt.date) -> list[Values]:
    """The team's entries by name, each with who keeps it true and whether they still work here."""
    kept = DirectoryEntry.team_id == team_id, DirectoryEntry.removed_at.is_(None)
    entries = db.session.scalars(
        select(DirectoryEntry).where(*kept).order_by(DirectoryEntry.name, DirectoryEntry.id)
    ).all()
    here = {each.staff_id for each in memberships_of(team_id, today)}
    names = _names({id_ for entry in entries for id_ in (entry.owner_id, entry.checked_by_id) if id_})
    return [_values(entry, here, names, today) for entry in entries]


def _names(ids: Collection[uuid.UUID]) -> dict[uuid.UUID | None, str]:
    return {row.id: row.name for row in db.session.scalars(select(Staff).where(Staff.id.in_(ids)))}


def _values(
    entry: DirectoryEntry, here: Collection[uuid.UUID], names: dict[uuid.UUID | None, str], today: dt.date
) -> Values:
    has_owner = entry.owner_id in here
    return {
        "id": entry.id,
        "version": entry.version,
        "name": entry.name,
        "does": entry.does,
        "principal": entry.principal,
        "phone": entry.phone,
        "hours": entry.hours,
        "after_hours": entry.after_hours,
        "address": entry.address,
        "ask_for": entry.ask_for,
        "owner": entry.owner_id if has_owner else None,
        "owner_name": names.get(entry.owner_id),
        "checked_on": entry.checked_on,
        "checked_by_name": names.get(entry.checked_by_id),
        "state": state_of(checked_on=entry.checked_on, has_owner=has_owner, today=today),
    }
