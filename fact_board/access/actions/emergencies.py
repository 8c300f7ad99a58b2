"""Opening a closed person in an emergency, and looking at it afterwards."""

import uuid

from sqlalchemy import select

from fact_board import clock
from fact_board.access.models import EmergencyAccess
from fact_board.access.rules import EMERGENCY_ACCESS, check_reason
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about
from fact_board.errors import Conflict, NotAllowed
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership


@action
def open_in_emergency(patient: Patient, *, id: uuid.UUID, reason: str, by: Membership) -> None:
    """See everything of a person for 24 hours, with a stated reason. The team leaders are told at once."""
    check_reason(reason)
    access = EmergencyAccess(
        **about(patient, by),
        id=id,
        staff_id=by.staff_id,
        reason=reason,
        at=clock.now(),
        ends_at=clock.now() + EMERGENCY_ACCESS,
    )
    db.session.add(access)
    record(
        "emergency_opened",
        access,
        by=by,
        nudges=_told_of_emergency(access),
        access=access.id,
        ends_at=access.ends_at,
    )


@action
def close_emergency(access: EmergencyAccess, *, by: Membership | None) -> None:
    """Close again before the 24 hours are over; or time does, when they are."""
    if access.ended_at is not None:
        raise Unchanged(access)
    if by is None and clock.now() < access.ends_at:
        raise Unchanged(access)
    if by is not None and by.staff_id != access.staff_id and by.role != "leader":
        raise NotAllowed("emergency.not_yours")
    access.ended_at = clock.now()
    record("emergency_closed", access, by=by, nudges=_told_of_emergency(access), access=access.id)


@action
def review_emergency(access: EmergencyAccess, comment: str, *, by: Membership) -> None:
    """A team leader has looked at why, and says what came of it. Nobody reviews their own."""
    if access.staff_id == by.staff_id:
        raise NotAllowed("emergency.own_review")
    if access.reviewed_at is not None:
        raise Conflict("emergency.reviewed")
    access.reviewed_at, access.reviewed_by, access.comment = clock.now(), by.staff_id, comment
    record("emergency_reviewed", access, by=by, nudges=_told_of_emergency(access), access=access.id)


def _told_of_emergency(access: EmergencyAccess) -> set[uuid.UUID]:
    """Whoever opened, and the team leaders: they read their own list anew."""
    leaders = select(Membership.staff_id).where(
        Membership.team_id == access.team_id, Membership.role == "leader"
    )
    return {access.staff_id, *db.session.scalars(leaders)}
