"""What somebody has in their hands: tasks, people and contacts."""

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from fact_board.access.models import Bar
from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.models import Absence

WAITING = ("open", "proposed")


def _tasks(team_id: uuid.UUID, *which: ColumnElement[bool]) -> list[Task]:
    there = (Task.team_id == team_id, Task.hidden_at.is_(None))
    return list(db.session.scalars(select(Task).where(*there, *which)))


def open_tasks_of(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[Task]:
    """Tasks in the team that wait for this owner."""
    return _tasks(team_id, Task.owner_id == staff_id, Task.state.in_(WAITING))


def tasks_offered_to(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[Task]:
    """Open tasks of others that wait for a yes from this one."""
    return _tasks(team_id, Task.offered_to_id == staff_id, Task.state == "open")


def tasks_offered_to_the_absent(team_id: uuid.UUID, day: dt.date) -> list[Task]:
    """Open tasks that wait for a yes from somebody who is away that day."""
    away = select(Absence.staff_id).where(
        Absence.team_id == team_id, Absence.from_on <= day, Absence.to_on >= day
    )
    return _tasks(team_id, Task.offered_to_id.in_(away), Task.state == "open")


def tasks_waiting_until(team_id: uuid.UUID, staff_id: uuid.UUID, day: dt.date) -> list[Task]:
    """Open tasks of theirs that are due that day or earlier."""
    return [task for task in open_tasks_of(team_id, staff_id) if task.state == "open" and task.due_on <= day]


def people_led_by(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[KnownTo]:
    """The rows in a party's books that name this primary contact."""
    return list(
        db.session.scalars(
            select(KnownTo)
            .join(Patient, Patient.id == KnownTo.patient_id)
            .where(KnownTo.team_id == team_id, KnownTo.primary_id == staff_id, Patient.left_on.is_(None))
        )
    )


def contacts_held_by(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[CareContact]:
    """Where this is the named contact or the deputy."""
    return list(
        db.session.scalars(
            select(CareContact).where(
                CareContact.team_id == team_id,
                or_(CareContact.staff_id == staff_id, CareContact.deputy_id == staff_id),
            )
        )
    )


def is_barred_from_any(staff_id: uuid.UUID, people: Collection[uuid.UUID]) -> bool:
    """Whether they must not see one of these people."""
    bars = select(Bar.id).where(Bar.staff_id == staff_id, Bar.patient_id.in_(people), Bar.lifted_at.is_(None))
    return db.session.scalar(bars.limit(1)) is not None
