"""Reading services and needs: of one person, and of everybody in a team."""

import uuid
from collections import defaultdict

from sqlalchemy import select

from fact_board import clock
from fact_board.coordination.services.models import Need, Service, ServiceKind, ServiceMapping
from fact_board.coordination.services.rules import Known, is_going_on
from fact_board.extensions import db
from fact_board.patients.models import Patient


def kinds_of(team_id: uuid.UUID) -> list[ServiceKind]:
    """The team's list, in its order, those no longer offered included."""
    rows = select(ServiceKind).where(ServiceKind.team_id == team_id)
    return list(db.session.scalars(rows.order_by(ServiceKind.position, ServiceKind.label)))


def mapping_of(patient_id: uuid.UUID, party_id: uuid.UUID) -> ServiceMapping | None:
    """When that party last went through the person's services."""
    rows = select(ServiceMapping).where(ServiceMapping.patient_id == patient_id)
    return db.session.scalar(rows.where(ServiceMapping.party_id == party_id))


def known_of_team(team_id: uuid.UUID) -> dict[uuid.UUID, Known]:
    """What all parties together know of everybody enrolled: for totals, which count everyone."""
    today = clock.today()
    enrolled = Patient.left_on.is_(None)
    has, needs, ever = (defaultdict[uuid.UUID, set[uuid.UUID]](set) for _ in range(3))
    services = select(Service.patient_id, Service.kind_id, Service.from_on, Service.to_on)
    for row in db.session.execute(services.where(Service.team_id == team_id, Service.hidden_at.is_(None))):
        ever[row.patient_id].add(row.kind_id)
        if is_going_on(row.from_on, row.to_on, today):
            has[row.patient_id].add(row.kind_id)
    lacking = select(Need.patient_id, Need.kind_id, Need.closed_on)
    for need in db.session.execute(lacking.where(Need.team_id == team_id, Need.hidden_at.is_(None))):
        ever[need.patient_id].add(need.kind_id)
        if need.closed_on is None:
            needs[need.patient_id].add(need.kind_id)
    gone_through = select(ServiceMapping.patient_id).where(ServiceMapping.team_id == team_id)
    mapped = set(db.session.scalars(gone_through))
    people = select(Patient.id).where(Patient.team_id == team_id, enrolled)
    return {
        id_: Known(frozenset(has[id_]), frozenset(needs[id_]), frozenset(ever[id_]), id_ in mapped)
        for id_ in db.session.scalars(people)
    }
