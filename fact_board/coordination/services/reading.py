"""What the person's page says of services: each row by the party that wrote it, as far as the reader sees."""

import uuid
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.coordination.services.models import Need, Service, ServiceKind, ServiceMapping
from fact_board.coordination.services.queries import kinds_of, known_of_team
from fact_board.coordination.services.rules import Known, common_kinds, is_going_on, not_thought_of
from fact_board.extensions import db
from fact_board.patients.models import Patient

Values = dict[str, Any]


def services_of(patient: Patient, seen: Sight) -> Values:
    """Services, needs, when they were gone through, and what nobody thought of."""
    services, needs, mapped = (_known(model, patient, seen) for model in (Service, Need, ServiceMapping))
    kinds = kinds_of(patient.team_id)
    return {
        "kinds": kinds,
        "services": sorted(
            services, key=lambda row: (row.from_on is None, row.from_on, row.id), reverse=True
        ),
        "needs": sorted(needs, key=lambda row: (row.since_on, row.id)),
        "mapped": [
            {"party": row.party_id, "on": row.mapped_on, "by": row.by_id, "version": row.version}
            for row in mapped
        ],
        "not_thought_of": _not_thought_of(patient.team_id, kinds, services, needs, bool(mapped)),
    }


def _known(model: Any, patient: Patient, seen: Sight) -> list[Any]:
    rows = db.session.scalars(select(model).where(model.patient_id == patient.id))
    return [row for row in rows if getattr(row, "hidden_at", None) is None and may_know_of(seen, row)]


def _not_thought_of(
    team_id: uuid.UUID,
    kinds: list[ServiceKind],
    services: list[Service],
    needs: list[Need],
    is_mapped: bool,
) -> list[uuid.UUID]:
    """Of what many in the team have; about this person only what the reader may know counts."""
    today, offered = clock.today(), {kind.id for kind in kinds if kind.is_active}
    person = Known(
        frozenset(row.kind_id for row in services if is_going_on(row.from_on, row.to_on, today)),
        frozenset(row.kind_id for row in needs if row.closed_on is None),
        frozenset(row.kind_id for row in services) | frozenset(row.kind_id for row in needs),
        is_mapped,
    )
    missing = not_thought_of(person, common_kinds(known_of_team(team_id).values(), offered))
    return [kind.id for kind in kinds if kind.id in missing]
