"""Reading handovers: of one person, and those that wait for somebody."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from fact_board import clock
from fact_board.access.gates import clients_of, label_for, may_know_of, sight_for, with_sight
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.coordination.handovers.models import Handover
from fact_board.coordination.handovers.rules import is_late
from fact_board.extensions import db
from fact_board.patients.models import CareContact, Patient
from fact_board.teams.queries.memberships import names_of

Values = dict[str, Any]


def handovers_of(patient_id: uuid.UUID, seen: Sight) -> list[Values]:
    """A person's handovers as far as `seen` may know of them, those that wait first."""
    found = db.session.scalars(select(Handover).where(Handover.patient_id == patient_id)).all()
    rows = [row for row in found if row.state != "withdrawn" and may_know_of(seen, row)]
    rows.sort(key=lambda row: (row.state != "open", -row.at.timestamp()))
    return _drawn(rows, seen.audience.party_id)


def handovers_for(viewer: Viewer) -> list[Values]:
    """What waits: offered to the viewer's party about own people or nobody's, or given by the viewer."""
    waiting = [(row, seen, patient) for row, seen, patient in _waiting(viewer) if may_know_of(seen, row)]
    mine, held = clients_of(viewer.membership), _held_by(viewer.party_id, [row for row, _, _ in waiting])
    own = viewer.party_id
    rows = [
        (row, label_for(seen, patient))
        for row, seen, patient in waiting
        if row.by_id == viewer.staff.id
        or (row.to_party_id == own and (row.patient_id in mine or row.patient_id not in held))
    ]
    drawn = _drawn([row for row, _ in rows], own)
    return [
        {**values, "patient": row.patient_id, "patient_label": label}
        for values, (row, label) in zip(drawn, rows, strict=True)
    ]


def _waiting(viewer: Viewer) -> Iterable[tuple[Handover, Sight, Patient]]:
    found = db.session.execute(
        select(Handover, Patient)
        .join(Patient, Patient.id == Handover.patient_id)
        .options(*with_sight(selectinload))
        .where(Handover.team_id == viewer.team_id, Handover.state == "open", Patient.left_on.is_(None))
        .order_by(Handover.from_on, Handover.id)
    )
    for handover, patient in found:
        yield handover, sight_for(viewer, patient), patient


def _held_by(party_id: uuid.UUID, rows: Sequence[Handover]) -> set[uuid.UUID]:
    """Those people for whom the party has named a contact, who answers."""
    people = [row.patient_id for row in rows]
    of_party = CareContact.party_id == party_id, CareContact.patient_id.in_(people)
    return set(db.session.scalars(select(CareContact.patient_id).where(*of_party)))


def _drawn(rows: Sequence[Handover], own: uuid.UUID | None) -> list[Values]:
    names = names_of([id_ for row in rows for id_ in (row.by_id, row.answered_by_id)])
    today = clock.today()
    return [_values(row, own, names, today) for row in rows]


def _values(row: Handover, own: uuid.UUID | None, names: dict[uuid.UUID, str], today: dt.date) -> Values:
    offered_on = clock.today(row.at)
    return {
        "id": row.id,
        "version": row.version,
        "what": row.what,
        "topic": row.topic,
        "why": row.why,
        "from_on": row.from_on,
        "party": row.party_id,
        "to_party": row.to_party_id,
        "to_outside": row.to_outside,
        "by_name": names[row.by_id],
        "at": row.at,
        "state": row.state,
        "is_ours": row.party_id == own,
        "is_to_us": row.to_party_id is not None and row.to_party_id == own,
        "is_late": is_late(state=row.state, from_on=row.from_on, offered_on=offered_on, today=today),
        "answered_by_name": names.get(row.answered_by_id) if row.answered_by_id else None,
        "answered_at": row.answered_at,
        "accepted_name": row.accepted_name,
        "accepted_on": row.accepted_on,
        "declined_because": row.declined_because,
    }
