"""Who looks at the board right now: one upserted row per connection, gone 15 seconds after its last beacon.

Not events: a presence is written outside actions, and nothing the board draws depends on it. At whom
somebody looks is told only to those who may know what the looker's party does about that person.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.policy import Sight
from fact_board.database import is_sqlite, write_transaction
from fact_board.extensions import db, socketio
from fact_board.live import publish
from fact_board.live.models import GONE_AFTER, Presence
from fact_board.patients.models import Patient

Look = dict[str, str | None]


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


def here(audience: Audience) -> list[Look]:
    """Who looks at the team, each person and place once; at whom, as far as the audience may know of it."""
    looks = _looks(audience.team_id)
    return _told(audience, looks, _looked_at(looks))


def tell_members(team_id: uuid.UUID) -> None:
    """Send the list to the team's members, to each party its own (never to a wall)."""
    audiences = [one for one in publish.occupied_audiences(team_id) if not one.wall]
    looks = _looks(team_id) if audiences else []
    patients = _looked_at(looks)
    for audience in audiences:
        socketio.emit("presence", {"here": _told(audience, looks, patients)}, to=audience.room)


def tell(audience: Audience, socket_id: str) -> None:
    """Send the list to one connection."""
    socketio.emit("presence", {"here": here(audience)}, to=socket_id)


def _looks(team_id: uuid.UUID) -> Sequence[Presence]:
    return db.session.scalars(
        select(Presence)
        .where(Presence.team_id == team_id, Presence.seen_at >= clock.now() - GONE_AFTER)
        .order_by(Presence.staff_id, Presence.place)
    ).all()


def _looked_at(looks: Sequence[Presence]) -> dict[uuid.UUID, Patient]:
    ids = {row.patient_id for row in looks if row.patient_id}
    if not ids:
        return {}
    needed = (joinedload(each) for each in (Patient.known, Patient.bases, Patient.bars))
    found = db.session.scalars(select(Patient).where(Patient.id.in_(ids)).options(*needed)).unique()
    return {patient.id: patient for patient in found}


def _told(audience: Audience, looks: Sequence[Presence], patients: dict[uuid.UUID, Patient]) -> list[Look]:
    now = clock.now()
    may_know = {id_: _sight(audience, patient, now) for id_, patient in patients.items()}
    found = set()
    for row in looks:
        seen = may_know.get(row.patient_id) if row.patient_id else None
        is_told = seen is not None and seen.sees(row.party_id, "status")
        found.add((row.staff_id, row.place, row.patient_id if is_told else None))
    return [
        {"staff": str(staff), "place": place, "patient": str(patient) if patient else None}
        for staff, place, patient in sorted(found, key=str)
    ]


def _sight(audience: Audience, patient: Patient, now: dt.datetime) -> Sight:
    known_to = {known.party_id for known in patient.known}
    barred = {bar.staff_id for bar in patient.bars if bar.lifted_at is None}
    return Sight(audience, patient.bases, known_to, now, barred=barred)
