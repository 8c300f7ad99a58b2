"""Legal bases, bars and emergency access over HTTP."""

import uuid
from typing import Any

from fact_board.access import actions, queries
from fact_board.access.gates import books_for, client_for, colleague_for, patient_for, row_of_team_for
from fact_board.access.models import Bar, EmergencyAccess, LegalBasis
from fact_board.access.schemas import (
    Asking,
    Barring,
    BasisGiving,
    EmergenciesRead,
    EmergencyOpening,
    EmergencyReview,
    SharingRead,
)
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.errors import NotFound
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("access", __name__)
PERSON = "/patients/<uuid:patient_id>"


@routes.read(PERSON + "/sharing", right="patient.see", gives=SharingRead)
def get_sharing(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """The bases, blocks and bars of a person that the asker's party is part of."""
    patient = patient_for(viewer, patient_id)
    return {
        "bases": queries.bases_of(patient.id, viewer.party_id),
        "bars": queries.bars_of(patient.id, viewer.party_id),
    }


@routes.write(PERSON + "/bases", right="basis.give", takes=BasisGiving, status=201)
def post_basis(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Let another party see something of what the asker's own party holds; or block it."""
    return actions.give_basis(client_for(viewer, patient_id), **body, by=viewer.membership)


@routes.write("/bases/<uuid:basis_id>/withdrawal", right="basis.give", versioned=True)
def post_basis_withdrawal(viewer: Viewer, body: Body, basis_id: uuid.UUID) -> Receipt:
    """The person takes it back, or the block is lifted: it counts at once."""
    basis = row_of_team_for(viewer, LegalBasis, basis_id)
    client_for(viewer, basis.patient_id)
    if viewer.party_id not in (basis.party_id, basis.to_party_id):
        raise NotFound
    return actions.withdraw_basis(basis, by=viewer.membership)


@routes.write(PERSON + "/basis-requests", right="basis.ask", takes=Asking, status=201)
def post_basis_request(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Ask that the person be asked whether what others hold may be shared."""
    return actions.ask_for_basis(patient_for(viewer, patient_id), id=body["id"], by=viewer.membership)


@routes.write(PERSON + "/bars", right="staff.bar", takes=Barring, status=201)
def post_bar(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Someone on the staff must not see this person."""
    staff = colleague_for(viewer, body["staff"])
    return actions.bar_staff(patient_for(viewer, patient_id), staff, id=body["id"], by=viewer.membership)


@routes.write("/bars/<uuid:bar_id>/end", right="staff.bar", versioned=True)
def post_bar_end(viewer: Viewer, body: Body, bar_id: uuid.UUID) -> Receipt:
    """They may see the person again."""
    bar = row_of_team_for(viewer, Bar, bar_id)
    if bar.party_id != viewer.party_id:
        raise NotFound
    patient_for(viewer, bar.patient_id)
    return actions.lift_bar(bar, by=viewer.membership)


@routes.write(PERSON + "/emergency", right="emergency.open", takes=EmergencyOpening, status=201)
def post_emergency(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """See everything of a person for 24 hours; the team leaders are told at once."""
    patient = books_for(viewer, patient_id).patient
    return actions.open_in_emergency(patient, **body, by=viewer.membership)


@routes.read("/emergencies", right="emergency.see", gives=EmergenciesRead)
def get_emergencies(viewer: Viewer) -> dict[str, Any]:
    """What was opened in emergency: a team leader sees all, others their own."""
    return {"emergencies": queries.emergencies_of(viewer, is_own=viewer.role != "leader")}


def _emergency_for(viewer: Viewer, access_id: uuid.UUID) -> EmergencyAccess:
    access = row_of_team_for(viewer, EmergencyAccess, access_id)
    patient_for(viewer, access.patient_id, also_left=True)
    if viewer.role != "leader" and access.staff_id != viewer.staff.id:
        raise NotFound
    return access


@routes.write("/emergencies/<uuid:access_id>/end", right="emergency.see", versioned=True)
def post_emergency_end(viewer: Viewer, body: Body, access_id: uuid.UUID) -> Receipt:
    """Close again."""
    return actions.close_emergency(_emergency_for(viewer, access_id), by=viewer.membership)


@routes.write(
    "/emergencies/<uuid:access_id>/review", right="emergency.review", takes=EmergencyReview, versioned=True
)
def post_emergency_review(viewer: Viewer, body: Body, access_id: uuid.UUID) -> Receipt:
    """A team leader has looked at why."""
    return actions.review_emergency(_emergency_for(viewer, access_id), body["comment"], by=viewer.membership)
