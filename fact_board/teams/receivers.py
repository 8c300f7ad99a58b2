"""Who can take over what somebody can't do: the deputy, the primary contact, the duty officer."""

import datetime as dt
import uuid
from collections.abc import Iterator

from fact_board import clock
from fact_board.access.gates import known_rows, sight_of
from fact_board.access.rights import TEAM
from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo
from fact_board.teams.queries import contacts_held_by, duty_of, is_away, membership_of

Staff = uuid.UUID


def can_take(task: Task, staff_id: Staff, day: dt.date) -> bool:
    """Whether they work in the team, are there that day, and may know of the task."""
    theirs = membership_of(task.team_id, staff_id, clock.today())
    if theirs is None or theirs.role not in TEAM or is_away(task.team_id, staff_id, day):
        return False
    return bool(known_rows(theirs, task.patient, [task]))


def deputies_of(task: Task, staff_id: Staff) -> list[Staff | None]:
    """Who stands in for a named contact of the task's person."""
    return [
        contact.deputy_id
        for contact in contacts_held_by(task.team_id, staff_id)
        if contact.patient_id == task.patient_id and contact.staff_id == staff_id
    ]


def on_duty(team_id: uuid.UUID) -> list[Staff | None]:
    """Today's duty officer, then their deputy."""
    duty = duty_of(team_id, clock.today())
    return [duty.officer_id, duty.deputy_id] if duty else []


def stand_in_for(task: Task, away: Staff) -> Staff | None:
    """Who does a task of somebody away: the person's deputy, else today's duty officer or their deputy."""
    day = max(task.due_on, clock.today())
    return next(_fit([*deputies_of(task, away), *on_duty(task.team_id)], away, task, day), None)


def receiver_after(task: Task, left: Staff) -> Staff | None:
    """Who takes a task of somebody who no longer works here.

    What a category proposed falls to the primary contact; else the deputy of whoever left comes first.
    """
    deputies, primary = deputies_of(task, left), _primary_of(task)
    first = [primary, *deputies] if task.template_id else [*deputies, primary]
    day = max(task.due_on, clock.today())
    return next(_fit([*first, *on_duty(task.team_id)], left, task, day), None)


def _fit(candidates: list[Staff | None], left: Staff, task: Task, day: dt.date) -> Iterator[Staff]:
    for one in candidates:
        if one is not None and one != left and can_take(task, one, day):
            yield one


def _primary_of(task: Task) -> Staff | None:
    known = db.session.get(KnownTo, (task.patient_id, task.party_id))
    return known.primary_id if known else None


def deputy_after(contact: CareContact, left: Staff) -> Staff | None:
    """The deputy, who is the named contact when that one has left: at work, of the party, and not barred."""
    deputy = contact.deputy_id
    theirs = membership_of(contact.team_id, deputy, clock.today()) if deputy and deputy != left else None
    if theirs is None or theirs.role not in TEAM or theirs.party_id != contact.party_id:
        return None
    return deputy if sight_of(theirs, contact.patient).is_anybody else None
