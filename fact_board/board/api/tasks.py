"""Tasks over HTTP."""

import uuid

from fact_board.access.gates import patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions import handing, tasks
from fact_board.board.actions.tasks import Todo
from fact_board.board.api.blueprint import routes
from fact_board.board.api.named import colleague_named
from fact_board.board.models import Task
from fact_board.board.schemas import (
    OfferDeclining,
    TaskAccepting,
    TaskAdding,
    TaskClosing,
    TaskHanding,
    TaskTiming,
)
from fact_board.web.routing import Body


@routes.write("/patients/<uuid:patient_id>/tasks", right="task.write", takes=TaskAdding, status=201)
def post_task(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Give somebody something to do."""
    patient = patient_for(viewer, patient_id)
    todo = Todo(**{**body, "owner": colleague_named(viewer, body["owner"], "owner")})
    return tasks.add_task(patient, todo, by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/tick", right="task.write", versioned=True)
def post_tick(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Done."""
    return tasks.tick_task(row_for(viewer, Task, task_id), by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/undo", right="task.write", versioned=True)
def post_tick_undo(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Take back one's own tick, within ten seconds."""
    return tasks.untick_task(row_for(viewer, Task, task_id), by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/handover", right="task.write", takes=TaskHanding, versioned=True)
def post_handover(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Offer it to somebody else; at the meeting, or by a leader, give it at once."""
    task = row_for(viewer, Task, task_id)
    return handing.hand_over_task(task, colleague_named(viewer, body["owner"], "owner"), by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/offer/acceptance", right="task.write", versioned=True)
def post_offer_acceptance(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Take what one is offered."""
    return handing.accept_offer(row_for(viewer, Task, task_id), by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/offer/refusal", right="task.write", takes=OfferDeclining, versioned=True)
def post_offer_refusal(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Say no to what one is offered, and why."""
    return handing.decline_offer(row_for(viewer, Task, task_id), body["reason"], by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/offer/withdrawal", right="task.write", versioned=True)
def post_offer_withdrawal(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Take an offer back before it is answered."""
    return handing.take_back_offer(row_for(viewer, Task, task_id), by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/due", right="task.write", takes=TaskTiming, versioned=True)
def post_due(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Give it another day."""
    return tasks.move_task(row_for(viewer, Task, task_id), **body, by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/closure", right="task.write", takes=TaskClosing, versioned=True)
def post_task_closure(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """It won't be done."""
    return tasks.close_task(row_for(viewer, Task, task_id), body["reason"], by=viewer.membership)


@routes.write("/tasks/<uuid:task_id>/acceptance", right="task.write", takes=TaskAccepting, versioned=True)
def post_acceptance(viewer: Viewer, body: Body, task_id: uuid.UUID) -> Receipt:
    """Take up a proposed task."""
    task = row_for(viewer, Task, task_id)
    owner = colleague_named(viewer, body["owner"], "owner")
    return tasks.accept_task(task, owner, body["due_on"], by=viewer.membership)
