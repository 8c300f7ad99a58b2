""" "Fel person" over HTTP."""

import uuid

from fact_board.access.gates import may_know_of, patient_for, row_of_team_for, sight_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions.wrong_person import hide_row
from fact_board.board.api.blueprint import routes
from fact_board.board.misplaced import Misplaced
from fact_board.board.models import Nomination, Note, Task
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.services.models import Need, Service
from fact_board.errors import NotFound
from fact_board.patients.models import NextOfKin
from fact_board.visits.models import Contact
from fact_board.visits.signals.models import Signal
from fact_board.web.routing import Body


@routes.write("/nominations/<uuid:row_id>/wrong-person", right="row.hide")
def post_nomination_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This nomination was about somebody else."""
    return hide_row(_written(viewer, Nomination, row_id), by=viewer.membership)


@routes.write("/notes/<uuid:row_id>/wrong-person", right="row.hide")
def post_note_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This note was about somebody else."""
    return hide_row(_written(viewer, Note, row_id), by=viewer.membership)


@routes.write("/tasks/<uuid:row_id>/wrong-person", right="row.hide")
def post_task_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This task was about somebody else."""
    return hide_row(_written(viewer, Task, row_id), by=viewer.membership)


@routes.write("/next-of-kin/<uuid:row_id>/wrong-person", right="row.hide")
def post_kin_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """Somebody else is close to this one."""
    return hide_row(_written(viewer, NextOfKin, row_id), by=viewer.membership)


@routes.write("/visits/<uuid:row_id>/wrong-person", right="row.hide")
def post_visit_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This visit was to somebody else."""
    return hide_row(_written(viewer, Contact, row_id), by=viewer.membership)


@routes.write("/plans/<uuid:row_id>/wrong-person", right="row.hide")
def post_plan_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This plan is somebody else's."""
    return hide_row(_written(viewer, Plan, row_id), by=viewer.membership)


@routes.write("/decisions/<uuid:row_id>/wrong-person", right="row.hide")
def post_decision_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This request was about somebody else."""
    return hide_row(_written(viewer, DecisionWatch, row_id), by=viewer.membership)


@routes.write("/services/<uuid:row_id>/wrong-person", right="row.hide")
def post_service_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This service is somebody else's."""
    return hide_row(_written(viewer, Service, row_id), by=viewer.membership)


@routes.write("/needs/<uuid:row_id>/wrong-person", right="row.hide")
def post_need_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This need is somebody else's."""
    return hide_row(_written(viewer, Need, row_id), by=viewer.membership)


@routes.write("/signals/<uuid:row_id>/wrong-person", right="signal.hide")
def post_signal_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This worry was about somebody else; outside the team one hides one's own."""
    signal = _written(viewer, Signal, row_id)
    if viewer.role == "nominator" and signal.by_id != viewer.staff.id:
        raise NotFound
    return hide_row(signal, by=viewer.membership)


def _written(viewer: Viewer, model: type[Misplaced], row_id: uuid.UUID) -> Misplaced:
    """The row, hidden or not: the same tap sent again after a lost answer gets that answer."""
    row: Misplaced = row_of_team_for(viewer, model, row_id)
    if not may_know_of(sight_for(viewer, patient_for(viewer, row.patient_id)), row):
        raise NotFound
    return row
