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
from fact_board.teams.queries.in_hand import contacts_held_by
from fact_board.teams.queries.memberships import membership_of
from fact_board.teams.queries.team import duty_of, is_away
from fact_board.visits.planned.models import PlannedVisit

Staff = uuid.UUID
Held = Task | PlannedVisit  # what somebody has in hand for a person


def can_take(held: Held, staff_id: Staff, day: dt.date) -> bool:
    """Whether they work in the team, are there that day, and may know of the task or visit."""
    theirs = membership_of(held.team_id, staff_id, clock.today())
    if theirs is None or theirs.role not in TEAM or is_away(held.team_id, staff_id, day):
        return False
    return bool(known_rows(theirs, held.patient, [held]))


def deputies_of(held: Held, staff_id: Staff) -> list[Staff | None]:
    """Who stands in for a named contact of the person."""
    return [
        contact.deputy_id
        for contact in contacts_held_by(held.team_id, staff_id)
        if contact.patient_id == held.patient_id and contact.staff_id == staff_id
    ]


def on_duty(team_id: uuid.UUID) -> list[Staff | None]:
    """Today's duty officer, then their deputy."""
    duty = duty_of(team_id, clock.today())
    return [duty.officer_id, duty.deputy_id] if duty else []


def stand_in_for(held: Held, away: Staff) -> Staff | None:
    """Who does what somebody away had to: the person's deputy, else today's duty officer or their deputy."""
    day = max(held.due_on if isinstance(held, Task) else held.on, clock.today())
    return next(_fit([*deputies_of(held, away), *on_duty(held.team_id)], away, held, day), None)


def receiver_after(task: Task, left: Staff) -> Staff | None:
    """Who takes a task of somebody who no longer works here.

    What a category proposed falls to the primary contact; else the deputy of whoever left comes first.
    """
    deputies, primary = deputies_of(task, left), _primary_of(task)
    first = [primary, *deputies] if task.template_id else [*deputies, primary]
    day = max(task.due_on, clock.today())
    return next(_fit([*first, *on_duty(task.team_id)], left, task, day), None)


def visitor_after(visit: PlannedVisit, left: Staff, party_id: uuid.UUID) -> Staff | None:
    """Who goes instead of somebody who no longer works here: of the same party, who goes already, else who
    stands in.
    """
    others = [one for one in (visit.staff_id, visit.with_id) if one != left]
    day = max(visit.on, clock.today())
    for one in _fit([*others, *deputies_of(visit, left), *on_duty(visit.team_id)], left, visit, day):
        theirs = membership_of(visit.team_id, one, clock.today())
        if theirs is not None and theirs.party_id == party_id:
            return one
    return None


def _fit(candidates: list[Staff | None], left: Staff, held: Held, day: dt.date) -> Iterator[Staff]:
    for one in candidates:
        if one is not None and one != left and can_take(held, one, day):
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
