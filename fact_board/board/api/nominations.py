"""Nominations over HTTP."""

import uuid

from fact_board.access.gates import client_for, row_for, sight_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions.answers import Reply, answer_nomination
from fact_board.board.actions.duty_calls import read_call
from fact_board.board.actions.nominations import (
    Proposal,
    guard_in_sight,
    nominate_patient,
    withdraw_nomination,
)
from fact_board.board.actions.promises import promise_answer
from fact_board.board.api.blueprint import routes
from fact_board.board.api.named import category_named, colleague_named, placing_named
from fact_board.board.duty_calls import call_of
from fact_board.board.models import Nomination
from fact_board.board.schemas import AnswerGiving, AnswerPromising, NominationMaking
from fact_board.errors import NotFound
from fact_board.web.routing import Body


@routes.write(
    "/patients/<uuid:patient_id>/nominations", right="nomination.create", takes=NominationMaking, status=201
)
def post_nomination(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Nominate someone for the board, or ask the team something about them."""
    patient = client_for(viewer, patient_id)
    proposal = Proposal(
        body["id"],
        body["kind"],
        category_named(viewer, body["category"]) if body["category"] else None,
        body["urgency"],
        tuple(dict.fromkeys(body["tags"])),
        body["text"],
        body["tried"],
        tuple(dict.fromkeys(body["professions"])),
    )
    return nominate_patient(patient, proposal, by=viewer.membership)


@routes.write(
    "/nominations/<uuid:nomination_id>/answers",
    right="nomination.answer",
    takes=AnswerGiving,
    status=201,
    versioned=True,
)
def post_answer(viewer: Viewer, body: Body, nomination_id: uuid.UUID) -> Receipt:
    """Decide a nomination and answer the nominator; a placing opens the episode."""
    nomination = row_for(viewer, Nomination, nomination_id)
    guard_in_sight(nomination, sight_for(viewer, nomination.patient))
    return answer_nomination(nomination, _reply(viewer, body), by=viewer.membership)


def _reply(viewer: Viewer, body: Body) -> Reply:
    plain = ("id", "decision", "text", "reason", "instead", "next_step", "next_on", "returns_on")
    return Reply(
        **{name: body[name] for name in plain},
        holder=colleague_named(viewer, body["holder"], "holder") if body["holder"] else None,
        placing=placing_named(viewer, body) if body["decision"] == "place" else None,
    )


@routes.write(
    "/nominations/<uuid:nomination_id>/promise",
    right="nomination.answer",
    takes=AnswerPromising,
    versioned=True,
    method="PUT",
)
def put_promise(viewer: Viewer, body: Body, nomination_id: uuid.UUID) -> Receipt:
    """Say who answers, at the latest when."""
    nomination = row_for(viewer, Nomination, nomination_id)
    staff = colleague_named(viewer, body["staff"], "staff")
    guard_in_sight(nomination, sight_for(viewer, nomination.patient))
    return promise_answer(nomination, staff, body["at"], by=viewer.membership)


@routes.write("/nominations/<uuid:nomination_id>/withdrawal", right="nomination.withdraw", versioned=True)
def post_withdrawal(viewer: Viewer, body: Body, nomination_id: uuid.UUID) -> Receipt:
    """Take back one's own nomination."""
    nomination = row_for(viewer, Nomination, nomination_id)
    if viewer.role == "nominator" and nomination.by_id != viewer.staff.id:
        raise NotFound
    guard_in_sight(nomination, sight_for(viewer, nomination.patient))
    return withdraw_nomination(nomination, by=viewer.membership)


@routes.write("/nominations/<uuid:nomination_id>/duty-reading", right="nomination.answer")
def post_duty_reading(viewer: Viewer, body: Body, nomination_id: uuid.UUID) -> Receipt:
    """The duty officer, or the deputy, has read a red nomination."""
    call = call_of(row_for(viewer, Nomination, nomination_id).id)
    if call is None:
        raise NotFound
    return read_call(call, by=viewer.membership)
