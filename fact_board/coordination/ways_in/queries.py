"""Reading the directory, and whom to call about one person."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.coordination.ways_in.models import DirectoryEntry
from fact_board.coordination.ways_in.rules import state_of
from fact_board.extensions import db
from fact_board.patients.models import CareContact, NextOfKin
from fact_board.patients.queries import shown_kin
from fact_board.teams.queries.memberships import memberships_of, names_of

Values = dict[str, Any]


def directory_of(team_id: uuid.UUID, today: dt.date) -> list[Values]:
    """The team's entries by name, each with who keeps it true and whether they still work here."""
    kept = DirectoryEntry.team_id == team_id, DirectoryEntry.removed_at.is_(None)
    entries = db.session.scalars(
        select(DirectoryEntry).where(*kept).order_by(DirectoryEntry.name, DirectoryEntry.id)
    ).all()
    here = {each.staff_id for each in memberships_of(team_id, today)}
    names = names_of([id_ for entry in entries for id_ in (entry.owner_id, entry.checked_by_id)])
    return [_values(entry, here, names, today) for entry in entries]


def _values(
    entry: DirectoryEntry, here: Collection[uuid.UUID], names: dict[uuid.UUID, str], today: dt.date
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
        "owner_name": _name(names, entry.owner_id),
        "checked_on": entry.checked_on,
        "checked_by_name": _name(names, entry.checked_by_id),
        "state": state_of(checked_on=entry.checked_on, has_owner=has_owner, today=today),
    }


def _name(names: dict[uuid.UUID, str], staff_id: uuid.UUID | None) -> str | None:
    return names.get(staff_id) if staff_id else None


def ways_in_of(patient_id: uuid.UUID, seen: Sight) -> Values:
    """Whom to call about somebody: each party's contact and who is close, as far as `seen` may know."""
    contacts = db.session.scalars(select(CareContact).where(CareContact.patient_id == patient_id))
    kin = db.session.scalars(select(NextOfKin).where(NextOfKin.patient_id == patient_id)).all()
    known = [row for row in contacts if may_know_of(seen, row)]
    own = seen.audience.party_id
    return {
        "contacts": [_contact(row) for row in sorted(known, key=lambda row: row.party_id != own)],
        "next_of_kin": [
            _kin(row, own)
            for row in sorted(shown_kin(kin), key=lambda row: (row.kind == "kin", row.id))
            if may_know_of(seen, row)
        ],
    }


def _contact(row: CareContact) -> Values:
    return {
        "id": row.id,
        "version": row.version,
        "party": row.party_id,
        "staff": row.staff_id,
        "deputy": row.deputy_id,
        "phone": row.phone,
        "hours": row.hours,
        "after_hours": row.after_hours,
    }


def _kin(row: NextOfKin, own: uuid.UUID | None) -> Values:
    return {
        "id": row.id,
        "version": row.version,
        "party": row.party_id,
        "is_own": row.party_id == own,
        "kind": row.kind,
        "name": row.name,
        "relation": row.relation,
        "phone": row.phone,
        "may_contact": row.may_contact,
        "decides": row.decides,
        "at": row.at,
    }
