"""Tasks: who does what, when. An open task has exactly one owner."""

import datetime as dt
import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board import queries, rules
from fact_board.board.actions.written import (
    guard_enrolled,
    guard_open,
    guard_owner,
    guard_standing,
    refuse_taken,
)
from fact_board.board.models import Answer, Task
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff


@dataclass(frozen=True)
class Todo:
    """What is to be done (at most 140 characters), by whom and when; `due_time` is "10:30" or None.

    `is_own`: for the writer's own party alone, whomever the person is shared with.
    """

    id: uuid.UUID
    text: str
    owner: Staff
    due_on: dt.date
    due_time: str | None = None
    is_safety: bool = False
    is_own: bool = False


@action
def add_task(patient: Patient, todo: Todo, *, by: Membership) -> None:
    """Give somebody something to do for this person."""
    guard_enrolled(patient)
    refuse_taken(Task, todo.id)
    rules.guard_coming(todo.due_on, clock.today(), "due_on")
    guard_owner(patient, todo.owner, by.party_id, is_own=todo.is_own)
    episode = queries.open_episode_of(patient, by)
    task = Task(
        **signed(patient, by),
        id=todo.id,
        episode_id=episode.id if episode else None,
        text=todo.text,
        owner_id=todo.owner.id,
        due_on=todo.due_on,
        due_time=todo.due_time,
        is_safety=todo.is_safety,
        is_own=todo.is_own,
    )
    db.session.add(task)
    record("task_added", task, by=by, task=task.id, owner=task.owner_id, due_on=task.due_on)


@action
def accept_task(task: Task, owner: Staff, due_on: dt.date, *, by: Membership) -> None:
    """Take up a proposed task: from now on it has an owner and is open."""
    guard_standing(task)
    if task.state == "open" and (task.owner_id, task.due_on) == (owner.id, due_on):
        raise Unchanged(task)
    if task.state != "proposed":
        raise Conflict("task.not_proposed")
    rules.guard_coming(due_on, clock.today(), "due_on")
    guard_owner(task.patient, owner, task.party_id)
    task.state, task.owner_id, task.due_on = "open", owner.id, due_on
    record("task_accepted", task, by=by, task=task.id, owner=owner.id, due_on=due_on)


@action
def tick_task(task: Task, *, by: Membership) -> None:
    """It is done. An answer that promised it now owes its result."""
    guard_standing(task)
    if task.state == "done":
        raise Unchanged(task)
    guard_open(task)
    task.state, task.done_at, task.done_by = "done", clock.now(), by.staff_id
    task.offer_to(None)
    owing, today = _owing(task), clock.today()
    for answer in owing:
        answer.result_due_on = min(today, answer.result_due_on or today)
    record("task_ticked", task, *owing, by=by, task=task.id)


@action
def untick_task(task: Task, *, by: Membership) -> None:
    """Take back one's own tick within ten seconds."""
    patient = guard_standing(task)
    if task.state != "done" or task.done_at is None:
        raise Conflict("undo.nothing")
    rules.guard_undo(
        author_id=task.done_by,
        facts=queries.facts_for(patient, by),
        changed_at=task.done_at,
        is_latest=True,  # a done task changes no more
        now=clock.now(),
    )
    task.state, task.done_at, task.done_by = "open", None, None
    owing = _owing(task)
    for answer in owing:
        answer.result_due_on = clock.today(answer.at) + rules.RESULT_WITHIN
    record("task_tick_undone", task, *owing, by=by, task=task.id)


def _owing(task: Task) -> list[Answer]:
    if task.answer_id is None:
        return []
    answers = queries.answers_alike(db.session.get_one(Answer, task.answer_id))
    return [answer for answer in answers if answer.result_at is None]


@action
def move_task(task: Task, due_on: dt.date, due_time: str | None = None, *, by: Membership) -> None:
    """Give an open task another day, or time of day."""
    guard_open(task)
    if (task.due_on, task.due_time) == (due_on, due_time):
        raise Unchanged(task)
    rules.guard_coming(due_on, clock.today(), "due_on")
    was, task.due_on, task.due_time = task.due_on, due_on, due_time
    record("task_moved", task, by=by, task=task.id, was=was, due_on=due_on)


@action
def close_task(task: Task, reason: str = "", *, by: Membership) -> None:
    """End a task that won't be done: an open one with a reason, a proposed one just like that."""
    guard_standing(task)
    if task.state == "closed":
        raise Unchanged(task)
    if task.state == "open" and not reason:
        raise Invalid("task.reason_needed", field="reason")
    if task.state == "done":
        raise Conflict("task.not_open")
    task.state, task.closed_reason = "closed", reason
    task.offer_to(None)
    record("task_closed", task, by=by, task=task.id)
