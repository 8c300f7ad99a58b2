"""Readings: a look at a person or at a list, logged before the answer leaves."""

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit import trail
from fact_board.audit.models import TrailRow
from fact_board.extensions import db

SAME_OPENING = dt.timedelta(minutes=10)
OWN_TEAM = "team"


def log_opening(viewer: Viewer, patient_id: uuid.UUID, *, kind: str, basis: str = OWN_TEAM) -> None:
    """Someone opened a person: one row per session, person, kind and basis in ten minutes."""
    now = clock.now()
    earlier = db.session.scalar(
        select(TrailRow.id)
        .where(
            TrailRow.session_id == viewer.session_id,
            TrailRow.patient_id == patient_id,
            TrailRow.kind == kind,
            TrailRow.basis == basis,
            TrailRow.at > now - SAME_OPENING,
        )
        .limit(1)
    )
    if earlier is None:
        trail.note(kind, viewer=viewer, patient_id=patient_id, basis=basis)


def log_list(viewer: Viewer, kind: str, shown: Iterable[uuid.UUID], *, basis: str = OWN_TEAM) -> None:
    """Someone loaded a list: one row with everyone it showed."""
    trail.note(kind, viewer=viewer, shown=shown, basis=basis)
