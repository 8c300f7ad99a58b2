"""What every written row of the board has in common."""

import uuid
from typing import Any

from fact_board.access.gates import sight_of
from fact_board.board import queries
from fact_board.board.models import Task
from fact_board.errors import Conflict, Invalid, NotFound
from fact_board.extensions import Model, db
from fact_board.patients.models import Patient
from fact_board.teams.models import Staff


def refuse_taken(model: type[Model], row_id: uuid.UUID) -> None:
    """A client-made id is used once."""
    if db.session.get(model, row_id) is not None:
        raise Conflict("row.exists")


def guard_enrolled(patient: Patient) -> None:
    """Someone may have left the team since the request was read."""
    if patient.left_on is not None:
        raise NotFound


def guard_standing(row: Any) -> Patient:
    """The person a row is about. A row on the wrong person is not there; nor is one of someone who left."""
    if getattr(row, "hidden_at", None) is not None:
        raise NotFound
    patient: Patient = row.patient
    guard_enrolled(patient)
    return patient


def guard_open(task: Task) -> None:
    """Only what is still to be done moves or changes hands."""
    guard_standing(task)
    if task.state != "open":
        raise Conflict("task.not_open")


def guard_owner(
    patient: Patient, owner: Staff, party_id: uuid.UUID, field: str = "owner", *, is_own: bool = False
) -> None:
    """Who takes a task must be able to see it: not barred, and of the task's party or shown its status.

    One that a party keeps to itself (`is_own`) is for its own staff.
    """
    membership = queries.membership_of(patient.team_id, owner.id)
    if membership is not None and is_own and membership.party_id != party_id:
        raise Invalid("task.owner_of_own_party", field=field)
    if membership is None or not sight_of(membership, patient).sees(party_id, Task.scope):
        raise Invalid("task.owner_may_not_see", field=field)


def id_of(staff: Staff | None) -> uuid.UUID | None:
    """Their id, if there is anybody."""
    return staff.id if staff else None
