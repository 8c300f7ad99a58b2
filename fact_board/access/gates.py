"""The only way from an id to a row: not yours is not found."""

import uuid
from typing import Any, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from fact_board import clock
from fact_board.access.policy import sight
from fact_board.access.viewer import Viewer
from fact_board.errors import NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff, Team


class _RowOfTeam(Protocol):
    team_id: Any


R = TypeVar("R", bound=_RowOfTeam)


def team_for(viewer: Viewer, team_id: uuid.UUID) -> Team:
    """The viewer's own team."""
    team = db.session.get(Team, team_id) if team_id == viewer.team_id else None
    if team is None:
        raise NotFound
    return team


def row_of_team_for(viewer: Viewer, model: type[R], row_id: uuid.UUID, *also: ORMOption) -> R:
    """A row of the viewer's team that is about nobody in particular, read along with `also`."""
    row = db.session.get(model, row_id, options=also)
    if row is None or row.team_id != viewer.team_id:
        raise NotFound
    return row


def patient_for(viewer: Viewer, patient_id: uuid.UUID, *, also_left: bool = False) -> Patient:
    """A person the viewer's audience may see something of, and who is still in the team (or `also_left`)."""
    patient = row_of_team_for(viewer, Patient, patient_id, joinedload(Patient.known))
    _require_sight(viewer, patient)
    if patient.left_on is not None and not also_left:
        raise NotFound
    return patient


def row_for(viewer: Viewer, model: type[R], row_id: uuid.UUID) -> R:
    """A row about a person the viewer may see, unless it was hidden as written on the wrong person."""
    about: Any = model
    row: Any = row_of_team_for(viewer, model, row_id, joinedload(about.patient).joinedload(Patient.known))
    if getattr(row, "hidden_at", None) is not None or row.patient.left_on is not None:
        raise NotFound
    _require_sight(viewer, row.patient)
    return row  # type: ignore[no-any-return]


def _require_sight(viewer: Viewer, patient: Patient) -> None:
    parties = [known.party_id for known in patient.known]
    if not sight(viewer.audience, parties, clock.now()):
        raise NotFound


def colleague_for(viewer: Viewer, staff_id: uuid.UUID) -> Staff:
    """Someone who works in the viewer's team today: a possible owner, deputy or case holder."""
    today = clock.today()
    memberships = db.session.scalars(
        select(Membership).where(Membership.team_id == viewer.team_id, Membership.staff_id == staff_id)
    )
    for membership in memberships:
        if membership.is_current(today) and membership.role in ("member", "leader"):
            return membership.staff
    raise NotFound("staff.not_in_team")
