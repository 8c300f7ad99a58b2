"""The way to a team's rows for whoever runs it: its own leader, or an administrator of the house.

The routes have already asked whether the viewer reaches this team; a row of another team is not found.
"""

import uuid
from typing import Any, Protocol, TypeVar

from fact_board.errors import NotFound
from fact_board.extensions import db
from fact_board.teams.models import Membership, Staff, Team


class _RowOfTeam(Protocol):
    team_id: Any


R = TypeVar("R", bound=_RowOfTeam)


def team_run(team_id: uuid.UUID) -> Team:
    """The team itself."""
    team = db.session.get(Team, team_id)
    if team is None:
        raise NotFound
    return team


def row_run(model: type[R], team_id: uuid.UUID, row_id: uuid.UUID) -> R:
    """A row of the team that is about nobody on the board."""
    row = db.session.get(model, row_id)
    if row is None or row.team_id != team_id:
        raise NotFound
    return row


def colleague_of(team_id: uuid.UUID, staff_id: uuid.UUID) -> Staff:
    """Someone who works, has worked or will work in the team."""
    found = db.session.query(Membership).filter_by(team_id=team_id, staff_id=staff_id).first()
    if found is None:
        raise NotFound("staff.not_in_team")
    return found.staff


def staff_of_house(staff_id: uuid.UUID) -> Staff:
    """Anybody who works with patients anywhere in the house."""
    staff = db.session.get(Staff, staff_id)
    if staff is None:
        raise NotFound("staff.not_in_team")
    return staff
