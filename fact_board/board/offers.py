"""Tasks that wait for somebody's yes, and whether that one may still know of them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board.access.gates import known_rows, with_sight
from fact_board.board.models import Task
from fact_board.board.queries import membership_of
from fact_board.extensions import db
from fact_board.patients.models import Patient


def offers_waiting(team_id: uuid.UUID) -> Sequence[Task]:
    """Open tasks that are offered to somebody, with what deciding on sight needs."""
    waiting = (Task.state == "open", Task.offered_to_id.is_not(None), Task.hidden_at.is_(None))
    return (
        db.session.scalars(
            select(Task)
            .join(Patient, Patient.id == Task.patient_id)
            .options(*with_sight(joinedload(Task.patient).joinedload))
            .where(Task.team_id == team_id, *waiting, Patient.left_on.is_(None))
            .order_by(Task.id)
        )
        .unique()
        .all()
    )


def may_answer_offer(task: Task) -> bool:
    """Whether who is asked works here and may know of the task: not barred, and shown it by a basis."""
    if task.offered_to_id is None:
        return True
    theirs = membership_of(task.team_id, task.offered_to_id)
    return theirs is not None and bool(known_rows(theirs, task.patient, [task]))
