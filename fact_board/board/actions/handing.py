"""Handing a task over: it stays its owner's until the one it is offered to has said yes by name."""

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board import handing_rules, queries
from fact_board.board.actions.written import guard_open, guard_owner
from fact_board.board.models import Task
from fact_board.board.offers import may_answer_offer
from fact_board.errors import Conflict, Invalid
from fact_board.teams.models import Membership, Staff
from fact_board.teams.queries.team import is_away


@action
def hand_over_task(task: Task, owner: Staff, *, by: Membership) -> None:
    """Offer an open task to somebody, or give it at once: at the meeting, by a leader, and to oneself."""
    guard_open(task)
    if task.owner_id == owner.id:
        raise Unchanged(task)
    guard_owner(task.patient, owner, task.party_id, is_own=task.is_own)
    was = task.owner_id
    if handing_rules.is_given_at_once(queries.facts_for(task.patient, by), owner.id):
        task.give_to(owner.id)
        record("task_handed_over", task, by=by, task=task.id, was=was, owner=owner.id)
        return
    if task.offered_to_id == owner.id:
        raise Unchanged(task)
    if is_away(task.team_id, owner.id, clock.today()):
        raise Invalid("task.receiver_away", field="owner", name=owner.name)
    task.offer_to(owner.id)
    record("task_offered", task, by=by, task=task.id, owner=was, to=owner.id)


@action
def accept_offer(task: Task, *, by: Membership) -> None:
    """Take what one is offered: from now on it is one's own."""
    guard_open(task)
    if task.owner_id == by.staff_id and task.offered_to_id is None:
        raise Unchanged(task)
    _guard_offered(task, by)
    was = task.owner_id
    task.give_to(by.staff_id)
    record("task_offer_accepted", task, by=by, task=task.id, was=was, owner=by.staff_id)


@action
def decline_offer(task: Task, reason: str, *, by: Membership) -> None:
    """Say no to what one is offered, and why if one likes: it is its owner's as before."""
    guard_open(task)
    if task.declined_by == by.staff_id:
        raise Unchanged(task)
    _guard_offered(task, by)
    task.give_back(reason)
    record("task_offer_declined", task, by=by, task=task.id, owner=task.owner_id)


@action
def return_offer(task: Task, *, by: None) -> None:
    """Who is asked may not know of it any longer: it goes back as if declined, and no screen says why."""
    guard_open(task)
    if may_answer_offer(task):
        raise Unchanged(task)
    task.give_back()
    record("task_offer_returned", task, by=by, task=task.id, owner=task.owner_id)


@action
def take_back_offer(task: Task, *, by: Membership) -> None:
    """Don't wait for a yes any longer. Who is asked doesn't take it back: they say why not."""
    guard_open(task)
    if task.offered_to_id is None:
        raise Unchanged(task)
    if task.offered_to_id == by.staff_id:
        raise Conflict("task.decline_instead")
    was = task.offered_to_id
    task.offer_to(None)
    record("task_offer_taken_back", task, by=by, task=task.id, owner=task.owner_id, was=was)


def _guard_offered(task: Task, by: Membership) -> None:
    if task.offered_to_id != by.staff_id:
        raise Conflict("task.not_offered")
