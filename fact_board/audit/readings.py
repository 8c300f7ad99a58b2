"""Readings: logged before the answer leaves, never inside an action."""

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit.models import Reading
from fact_board.database import write_transaction
from fact_board.extensions import db

SAME_OPENING = dt.timedelta(minutes=10)


def log_opening(viewer: Viewer, patient_id: uuid.UUID, *, kind: str) -> None:
    """Someone opened a person: one row per session, person and kind in ten minutes."""
    now = clock.now()
    earlier = db.session.scalar(
        select(Reading.id)
        .where(
            Reading.session_id == viewer.session_id,
            Reading.patient_id == patient_id,
            Reading.kind == kind,
            Reading.at > now - SAME_OPENING,
        )
        .limit(1)
    )
    if earlier is None:
        _log(_reading(viewer, kind, now, patient_id=patient_id))


def log_list(viewer: Viewer, kind: str, shown: Iterable[uuid.UUID]) -> None:
    """Someone loaded a list: one row with everyone it showed."""
    _log(_reading(viewer, kind, clock.now(), shown=sorted(str(id_) for id_ in shown)))


def _reading(
    viewer: Viewer,
    kind: str,
    at: dt.datetime,
    patient_id: uuid.UUID | None = None,
    shown: list[str] | None = None,
) -> Reading:
    return Reading(
        at=at,
        staff_id=viewer.staff.id,
        membership_id=viewer.membership.id,
        team_id=viewer.team_id,
        party_id=viewer.party_id,
        session_id=viewer.session_id,
        kind=kind,
        patient_id=patient_id,
        shown=shown or [],
        device=viewer.device,
    )


def _log(reading: Reading) -> None:
    with write_transaction():
        db.session.add(reading)
