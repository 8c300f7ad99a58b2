"""Reading who may see what, for the person's sharing page and for review."""

import uuid
from typing import Any

from sqlalchemy import or_, select

from fact_board.access.models import Bar, EmergencyAccess, LegalBasis
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient

SHOWN_EMERGENCIES = 100
Values = dict[str, Any]


def bases_of(patient_id: uuid.UUID, party_id: uuid.UUID) -> list[Values]:
    """The bases and blocks that a party is part of, newest first; why one was needed is its writer's own."""
    found = db.session.scalars(
        select(LegalBasis)
        .where(
            LegalBasis.patient_id == patient_id,
            or_(LegalBasis.party_id == party_id, LegalBasis.to_party_id == party_id),
        )
        .order_by(LegalBasis.at.desc(), LegalBasis.id.desc())
    )
    return [
        {
            "id": row.id,
            "version": row.version,
            "basis_kind": row.kind,
            "how": row.how,
            "from_party": row.party_id,
            "to_party": row.to_party_id,
            "scopes": row.scopes,
            "necessity": row.necessity if row.party_id == party_id else None,
            "given_on": row.given_on,
            "valid_until": row.valid_until,
            "by": row.by_id,
            "at": row.at,
            "ended_at": row.ended_at,
            "ended_by": row.ended_by,
            "ended_how": row.ended_how,
        }
        for row in found
    ]


def bars_of(patient_id: uuid.UUID, party_id: uuid.UUID) -> list[Values]:
    """Who a party has barred from a person."""
    found = db.session.scalars(
        select(Bar).where(Bar.patient_id == patient_id, Bar.party_id == party_id, Bar.lifted_at.is_(None))
    )
    return [
        {"id": row.id, "version": row.version, "staff": row.staff_id, "by": row.by_id, "at": row.at}
        for row in found
    ]


def emergencies_of(team_id: uuid.UUID, party_id: uuid.UUID, *, staff_id: uuid.UUID | None) -> list[Values]:
    """Openings in emergency of the people a party knows (or one's own), those to review first."""
    query = (
        select(EmergencyAccess, Patient.label, Patient.protected_code, KnownTo.label)
        .join(Patient, Patient.id == EmergencyAccess.patient_id)
        .join(KnownTo, (KnownTo.patient_id == Patient.id) & (KnownTo.party_id == party_id))
        .where(EmergencyAccess.team_id == team_id)
        .order_by(EmergencyAccess.reviewed_at.is_not(None), EmergencyAccess.at.desc())
        .limit(SHOWN_EMERGENCIES)
    )
    rows = db.session.execute(query.where(EmergencyAccess.staff_id == staff_id) if staff_id else query)
    return [
        {
            "id": access.id,
            "version": access.version,
            "patient": access.patient_id,
            "patient_label": code or own_label or label,
            "staff": access.staff_id,
            "reason": access.reason,
            "at": access.at,
            "ends_at": access.ends_at,
            "ended_at": access.ended_at,
            "reviewed_at": access.reviewed_at,
            "reviewed_by": access.reviewed_by,
            "comment": access.comment,
        }
        for access, label, code, own_label in rows
    ]
