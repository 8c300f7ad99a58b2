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

WRITTEN: dict[str, tuple[str, type[Misplaced], str]] = {
    "nomination": ("nominations", Nomination, "This nomination was about somebody else."),
    "note": ("notes", Note, "This note was about somebody else."),
    "task": ("tasks", Task, "This task was about somebody else."),
    "kin": ("next-of-kin", NextOfKin, "Somebody else is close to this one."),
    "visit": ("visits", Contact, "This visit was to somebody else."),
    "plan": ("plans", Plan, "This plan is somebody else's."),
    "decision": ("decisions", DecisionWatch, "This request was about somebody else."),
    "service": ("services", Service, "This service is somebody else's."),
    "need": ("needs", Need, "This need is somebody else's."),
}


def _declare(noun: str, path: str, model: type[Misplaced], says: str) -> None:
    def post(viewer: Viewer, body: Body, row_id: uuid.UUID) -> Receipt:
        return hide_row(_written(viewer, model, row_id), by=viewer.membership)

    post.__name__, post.__doc__ = f"post_{noun}_wrong_person", says
    routes.write(f"/{path}/<uuid:row_id>/wrong-person", right="row.hide")(post)


for _noun, _what in WRITTEN.items():
    _declare(_noun, *_what)


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
