"""Whom somebody leads, as far as they may know of them: to whom drafted nominations go."""

import uuid

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from fact_board.access.gates import sight_of, with_sight
from fact_board.access.viewer import Viewer
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient


def led_among(viewer: Viewer, lately: Select[uuid.UUID]) -> list[Patient]:
    """Those of these people (`lately`: their ids) whose primary contact the viewer is."""
    found = db.session.scalars(
        select(Patient)
        .join(KnownTo, KnownTo.patient_id == Patient.id)
        .options(*with_sight(joinedload))
        .where(
            KnownTo.primary_id == viewer.staff.id,
            KnownTo.party_id == viewer.party_id,
            Patient.team_id == viewer.team_id,
            Patient.left_on.is_(None),
            Patient.id.in_(lately),
        )
    ).unique()
    return [patient for patient in found if sight_of(viewer.membership, patient).is_anybody]
