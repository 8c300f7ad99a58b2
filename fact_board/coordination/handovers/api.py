"""Handovers over HTTP."""

import uuid
from typing import Any

from fact_board.access.gates import patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.audit.readings import log_list_again
from fact_board.coordination.handovers import actions
from fact_board.coordination.handovers.actions import Offer
from fact_board.coordination.handovers.models import Handover
from fact_board.coordination.handovers.queries import handovers_for, handovers_of
from fact_board.coordination.handovers.schemas import (
    HandoverDeclining,
    HandoverOffering,
    HandoversRead,
    OutsideAccepting,
    WaitingHandoversRead,
)
from fact_board.coordination.person.opening import open_page
from fact_board.errors import NotFound
from fact_board.extensions import db
from fact_board.teams.models import Party
from fact_board.teams.queries.team import is_party_of
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("handovers", __name__)
ONE = "/handovers/<uuid:handover_id>"


@routes.read("/handovers", right="handover.write", gives=WaitingHandoversRead)
def get_handovers(viewer: Viewer) -> dict[str, Any]:
    """What waits for somebody's yes: offered to my side, or by me."""
    handovers = handovers_for(viewer)
    log_list_again(viewer, "handovers", [one["patient"] for one in handovers])
    return {"handovers": handovers}


@routes.read("/patients/<uuid:patient_id>/handovers", right="handover.write", gives=HandoversRead)
def get_handovers_of(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """What of the person was handed over, or waits to be."""
    _, seen = open_page(viewer, patient_id)
    return {"handovers": handovers_of(patient_id, seen)}


@routes.write(
    "/patients/<uuid:patient_id>/handovers", right="handover.write", takes=HandoverOffering, status=201
)
def post_handover(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Offer it to another party of the team, or to somebody outside."""
    id_, to = body.pop("id"), body.pop("to")
    offer = Offer(**body, to_party=_party(viewer, to) if to else None)
    return actions.offer_handover(patient_for(viewer, patient_id), offer, id=id_, by=viewer.membership)


@routes.write(ONE + "/acceptance", right="handover.write", versioned=True)
def post_handover_acceptance(viewer: Viewer, _body: Body, handover_id: uuid.UUID) -> Receipt:
    """Say yes for one's party, by name."""
    return actions.accept_handover(row_for(viewer, Handover, handover_id), by=viewer.membership)


@routes.write(ONE + "/outside-acceptance", right="handover.write", takes=OutsideAccepting, versioned=True)
def post_outside_acceptance(viewer: Viewer, body: Body, handover_id: uuid.UUID) -> Receipt:
    """Write down who accepted outside the team."""
    handover = row_for(viewer, Handover, handover_id)
    return actions.record_acceptance(handover, body["name"], body["on"], by=viewer.membership)


@routes.write(ONE + "/refusal", right="handover.write", takes=HandoverDeclining, versioned=True)
def post_handover_refusal(viewer: Viewer, body: Body, handover_id: uuid.UUID) -> Receipt:
    """Say no for one's party, and why."""
    handover = row_for(viewer, Handover, handover_id)
    return actions.decline_handover(handover, body["reason"], by=viewer.membership)


@routes.write(ONE + "/withdrawal", right="handover.write", versioned=True)
def post_handover_withdrawal(viewer: Viewer, _body: Body, handover_id: uuid.UUID) -> Receipt:
    """Take it back before it is answered."""
    return actions.withdraw_handover(row_for(viewer, Handover, handover_id), by=viewer.membership)


def _party(viewer: Viewer, party_id: uuid.UUID) -> Party:
    if not is_party_of(viewer.team_id, party_id):
        raise NotFound("party.not_in_team")
    return db.session.get_one(Party, party_id)
