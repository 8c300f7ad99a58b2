""" "Fel person" over HTTP."""

import uuid

from fact_board.access.gates import row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions.wrong_person import hide_row
from fact_board.board.api.blueprint import routes
from fact_board.board.models import Nomination, Note, Task
from fact_board.visits.models import Contact
from fact_board.web.routing import Body


@routes.write("/nominations/<uuid:row_id>/wrong-person", right="row.hide")
def post_nomination_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This nomination was about somebody else."""
    return hide_row(row_for(viewer, Nomination, row_id), by=viewer.membership)


@routes.write("/notes/<uuid:row_id>/wrong-person", right="row.hide")
def post_note_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This note was about somebody else."""
    return hide_row(row_for(viewer, Note, row_id), by=viewer.membership)


@routes.write("/tasks/<uuid:row_id>/wrong-person", right="row.hide")
def post_task_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This task was about somebody else."""
    return hide_row(row_for(viewer, Task, row_id), by=viewer.membership)


@routes.write("/visits/<uuid:row_id>/wrong-person", right="row.hide")
def post_visit_wrong_person(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
    """This visit was to somebody else."""
    return hide_row(row_for(viewer, Contact, row_id), by=viewer.membership)
