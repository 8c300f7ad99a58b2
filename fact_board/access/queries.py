"""Reading who may see what, for the person's sharing page and for review."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import aliased, selectinload

from fact_board.access.gates import label_for, sight_of, with_sight
from fact_board.access.models import BLOCK, Bar, EmergencyAccess, LegalBasis
from fact_board.access.policy import was_let_in
from fact_board.access.viewer import Viewer
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.models import Staff

SHOWN_EMERGENCIES = 100
Values = dict[str, Any]


def bases_of(patient_id: uuid.UUID, party_id: uuid.UUID) -> list[Values]:
    """The bases and blocks that a party is part of, newest first; why one was needed is its writer's own.

    A block by somebody who never let the party in is theirs alone.
    """
    rows = db.session.scalars(
        select(LegalBasis)
        .where(
            LegalBasis.patient_id == patient_id,
            or_(LegalBasis.party_id == party_id, LegalBasis.to_party_id == party_id),
        )
        .order_by(LegalBasis.at.desc(), LegalBasis.id.desc())
    ).all()
    found = [
        row
        for row in rows
        if row.kind != BLOCK or row.party_id == party_id or was_let_in(rows, row.party_id, party_id)
    ]
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


def emergencies_of(viewer: Viewer, *, is_own: bool) -> list[Values]:
    """Openings in emergency of the people the viewer's party knows (or one's own), those to review first."""
    opener, reviewer = aliased(Staff), aliased(Staff)
    query = (
        select(EmergencyAccess, Patient, opener.name, reviewer.name)
        .options(*with_sight(selectinload))
        .join(Patient, Patient.id == EmergencyAccess.patient_id)
        .join(KnownTo, (KnownTo.patient_id == Patient.id) & (KnownTo.party_id == viewer.party_id))
        .join(opener, opener.id == EmergencyAccess.staff_id)
        .outerjoin(reviewer, reviewer.id == EmergencyAccess.reviewed_by)
        .where(EmergencyAccess.team_id == viewer.team_id, _not_barred(viewer.staff.id))
        .order_by(EmergencyAccess.reviewed_at.is_not(None), EmergencyAccess.at.desc())
        .limit(SHOWN_EMERGENCIES)
    )
    rows = db.session.execute(query.where(EmergencyAccess.staff_id == viewer.staff.id) if is_own else query)
    return [
        {
            "id": access.id,
            "version": access.version,
            "patient": access.patient_id,
            "patient_label": label_for(sight_of(viewer.membership, patient), patient),
            "staff": access.staff_id,
            "staff_name": opened_by,
            "reason": access.reason,
            "at": access.at,
            "ends_at": access.ends_at,
            "ended_at": access.ended_at,
            "reviewed_at": access.reviewed_at,
            "reviewed_by": access.reviewed_by,
            "reviewer_name": reviewed_by,
            "comment": access.comment,
        }
        for access, patient, opened_by, reviewed_by in rows
    ]


def count_unreviewed(viewer: Viewer) -> int:
    """How many openings in emergency wait for this team leader's party."""
    waiting = (
        select(func.count(EmergencyAccess.id))
        .join(
            KnownTo,
            (KnownTo.patient_id == EmergencyAccess.patient_id) & (KnownTo.party_id == viewer.party_id),
        )
        .where(
            EmergencyAccess.team_id == viewer.team_id,
            EmergencyAccess.reviewed_at.is_(None),
            _not_barred(viewer.staff.id),
        )
    )
    return db.session.scalar(waiting) or 0


def _not_barred(staff_id: uuid.UUID) -> ColumnElement[bool]:
    """Whoever must not see a person isn't told that somebody opened them."""
    return ~exists().where(
        Bar.patient_id == EmergencyAccess.patient_id, Bar.staff_id == staff_id, Bar.lifted_at.is_(None)
    )
