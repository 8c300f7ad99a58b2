"""Decisions that people wait for, over HTTP."""

import uuid
from typing import Any

from fact_board import clock
from fact_board.access.gates import patient_for, row_for
from fact_board.access.rights import has_room
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.audit.readings import log_list_again
from fact_board.coordination.decisions import actions, queries
from fact_board.coordination.decisions.actions import Asked, Decided
from fact_board.coordination.decisions.models import MAY_DECIDE, DecisionWatch
from fact_board.coordination.decisions.schemas import (
    DecisionCorrection,
    DecisionEnd,
    DecisionRequest,
    DecisionsRead,
    Escalation,
    MoreTime,
    PersonDecisionsRead,
    ReminderWriting,
)
from fact_board.coordination.person.opening import open_page
from fact_board.errors import NotFound
from fact_board.teams.queries.memberships import membership_of
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("coordination", __name__)
ONE = "/decisions/<uuid:decision_id>"
RIGHT, ANSWERS = "decision.watch", "decision.answer"


@routes.read("/decisions", right=RIGHT, gives=DecisionsRead)
def get_decisions(viewer: Viewer) -> dict[str, Any]:
    """What waits for us, and what we wait for."""
    decisions = queries.decisions_for(viewer)
    shown = {one["patient"] for key in ("asked_of_us", "asked_by_us") for one in decisions[key]}
    log_list_again(viewer, "decisions", sorted(shown))
    return decisions


@routes.read("/patients/<uuid:patient_id>/decisions", right=RIGHT, gives=PersonDecisionsRead)
def get_person_decisions(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """The person's legal status, and what waits for a decision."""
    patient, seen = open_page(viewer, patient_id)
    return queries.decisions_about(viewer, patient, seen)


@routes.write("/patients/<uuid:patient_id>/decisions", right=RIGHT, takes=DecisionRequest, status=201)
def post_decision(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down a request that waits for a decision."""
    patient = patient_for(viewer, patient_id)
    return actions.watch_decision(patient, _asked(viewer, body), id=body["id"], by=viewer.membership)


@routes.write(f"{ONE}/end", right=ANSWERS, takes=DecisionEnd, versioned=True)
def post_decision_end(viewer: Viewer, body: Body, decision_id: uuid.UUID) -> Receipt:
    """Write down what was decided."""
    watch = _to_answer(viewer, decision_id)
    decided = Decided(body["outcome"], body["decided_on"] or clock.today(), body["text"])
    return actions.end_decision(watch, decided, by=viewer.membership)


@routes.write(f"{ONE}/reminders", right=RIGHT, takes=ReminderWriting, status=201)
def post_reminder(viewer: Viewer, body: Body, decision_id: uuid.UUID) -> Receipt:
    """Remind whoever is to decide."""
    watch, on = row_for(viewer, DecisionWatch, decision_id), body["on"] or clock.today()
    return actions.remind_decision(watch, id=body["id"], how=body["how"], on=on, by=viewer.membership)


@routes.write(f"{ONE}/expected", right=ANSWERS, takes=MoreTime, versioned=True, method="PUT")
def put_expected(viewer: Viewer, body: Body, decision_id: uuid.UUID) -> Receipt:
    """More time is needed: the answer is expected on another day."""
    watch = _to_answer(viewer, decision_id)
    return actions.postpone_decision(watch, body["expected_on"], id=body["id"], by=viewer.membership)


@routes.write(f"{ONE}/escalations", right=RIGHT, takes=Escalation, status=201)
def post_escalation(viewer: Viewer, body: Body, decision_id: uuid.UUID) -> Receipt:
    """Take it higher, to a named person."""
    watch, on = row_for(viewer, DecisionWatch, decision_id), body["on"] or clock.today()
    return actions.escalate_decision(watch, body["to"], id=body["id"], on=on, by=viewer.membership)


@routes.write(f"{ONE}/corrections", right=RIGHT, takes=DecisionCorrection, versioned=True, status=201)
def post_decision_correction(viewer: Viewer, body: Body, decision_id: uuid.UUID) -> Receipt:
    """Supersede a request that was written wrong, or its outcome."""
    watch, decided = row_for(viewer, DecisionWatch, decision_id), None
    if body["outcome"]:
        decided = Decided(body["outcome"], body["decided_on"] or clock.today(), body["text"])
    asked = _asked(viewer, body)
    return actions.correct_decision(watch, asked, decided, id=body["id"], by=viewer.membership)


def _to_answer(viewer: Viewer, decision_id: uuid.UUID) -> DecisionWatch:
    """A request: of somebody outside the team, one that they were asked by name."""
    watch = row_for(viewer, DecisionWatch, decision_id)
    if not has_room(viewer.role) and watch.asked_staff_id != viewer.staff.id:
        raise NotFound
    return watch


def _asked(viewer: Viewer, body: Body) -> Asked:
    """Of whom, by id: of this team, or not found."""
    party = queries.party_called(viewer, body["asked_party"]) if body["asked_party"] else None
    if body["asked_party"] and party is None:
        raise NotFound
    staff = None
    if body["asked_staff"]:
        staff = membership_of(viewer.team_id, body["asked_staff"], clock.today())
        if staff is None or staff.role not in MAY_DECIDE:
            raise NotFound("staff.not_in_team")
    return Asked(
        what=body["what"],
        asked_on=body["asked_on"],
        expected_on=body["expected_on"],
        unit=body["asked_of"],
        party=party,
        staff=staff,
        origin=body["origin"],
    )
