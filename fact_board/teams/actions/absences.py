"""Who is away, to whom their day goes, and who answers for urgent things."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board.handing_rules import goes_back
from fact_board.board.models import Task
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.teams.models import Absence, Duty, Membership, Staff, Team
from fact_board.teams.queries.in_hand import tasks_offered_to
from fact_board.teams.queries.team import duty_of, is_away
from fact_board.teams.receivers import can_take
from fact_board.teams.rules import check_span
from fact_board.teams.visits_away import VisitMove, pass_on


@dataclass(frozen=True)
class Move:
    """A task of somebody who is away, and who does it instead."""

    task: Task
    to: Staff


@action
def write_absence(
    team: Team,
    staff: Staff,
    *,
    id: uuid.UUID,
    from_on: dt.date,
    to_on: dt.date,
    moves: Sequence[Move] = (),
    visits: Sequence[VisitMove] = (),
    by: Membership | None,
) -> None:
    """Write down that someone is away, both days included; their tasks and visits then go to others."""
    check_span(from_on, to_on, field="to_on")
    if to_on < clock.today():
        raise Invalid("absence.in_past", field="to_on")
    for move in moves:
        _give_away(move, staff, from_on)
    for going in visits:
        pass_on(going, staff, (from_on, to_on), by)
    returned = [task for task in tasks_offered_to(team.id, staff.id) if _goes_back(task, from_on, to_on)]
    for task in returned:
        task.give_back()
    moved = [{"task": str(move.task.id), "to": str(move.to.id)} for move in moves]
    facts: dict[str, Any] = {"moved": moved} if moved else {}
    if visits:
        facts["visits"] = [
            {"visit": str(one.visit.id), "to": str(one.to.id) if one.to else None} for one in visits
        ]
    absence = Absence(id=id, team_id=team.id, staff_id=staff.id, from_on=from_on, to_on=to_on)
    db.session.add(absence)
    record(
        "absence_written",
        absence,
        *(move.task for move in moves),
        *(one.visit for one in visits),
        *returned,
        by=by,
        touches=(team,),
        staff=staff.id,
        **facts,
    )


def _goes_back(task: Task, from_on: dt.date, to_on: dt.date) -> bool:
    return goes_back(task.due_on, from_on=from_on, to_on=to_on, today=clock.today())


def _give_away(move: Move, staff: Staff, from_on: dt.date) -> None:
    """The page showed what it moves: whatever has changed hands since is not moved in silence."""
    task = move.task
    if task.owner_id != staff.id or task.state != "open":
        raise Conflict("absence.task_changed")
    day = max(task.due_on, from_on)
    if move.to.id == staff.id or is_away(task.team_id, move.to.id, day):
        raise Conflict("absence.receiver_away", name=move.to.name)
    if not can_take(task, move.to.id, day):
        raise Conflict("absence.receiver_unfit", name=move.to.name)
    task.give_to(move.to.id)


@action
def set_duty(team: Team, officer: Staff, *, deputy: Staff | None, by: Membership | None) -> None:
    """Say who answers for urgent things from today on."""
    if deputy is not None and deputy.id == officer.id:
        raise Invalid("duty.deputy_is_officer", field="deputy")
    today, deputy_id = clock.today(), deputy.id if deputy else None
    now_on = duty_of(team.id, today)
    if now_on and (now_on.officer_id, now_on.deputy_id) == (officer.id, deputy_id):
        raise Unchanged(team)
    duty = Duty(
        team_id=team.id, starts_on=today, officer_id=officer.id, deputy_id=deputy_id, set_at=clock.now()
    )
    db.session.add(duty)
    record("duty_set", duty, by=by, officer=officer.id, deputy=deputy_id)
