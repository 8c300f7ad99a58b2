"""The person over HTTP."""

import uuid

from flask_babel import gettext

from fact_board.access.gates import books_for, colleague_for, patient_for, row_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.patients import actions
from fact_board.patients.models import LegalStatus, NextOfKin
from fact_board.patients.schemas import (
    ApplyBySetting,
    ClientEnrolment,
    ContactSetting,
    Departure,
    Enrolment,
    KinWriting,
    LegalWriting,
    MayContact,
    MedicationStop,
    PrimarySetting,
    Protection,
    TwoPersonSetting,
)
from fact_board.teams.models import Staff
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("patients", __name__)
PERSON = "/patients/<uuid:patient_id>"
KIN = "/next-of-kin/<uuid:kin_id>"


def _colleague_or_none(viewer: Viewer, staff_id: uuid.UUID | None) -> Staff | None:
    return colleague_for(viewer, staff_id) if staff_id else None


@routes.write("/patients", right="patient.enrol", takes=Enrolment, status=201)
def post_patient(viewer: Viewer, body: Body) -> Receipt:
    """Register someone in the books of the asker's party."""
    contact = colleague_for(viewer, body.pop("contact"))
    deputy = _colleague_or_none(viewer, body.pop("deputy"))
    primary = _colleague_or_none(viewer, body.pop("primary"))
    team = team_for(viewer, viewer.team_id)
    return actions.enrol_patient(
        team, id=uuid.uuid4(), **body, contact=contact, deputy=deputy, primary=primary, by=viewer.membership
    )


@routes.write("/clients", right="client.enrol", takes=ClientEnrolment, status=201)
def post_client(viewer: Viewer, body: Body) -> Receipt:
    """A nominator enters an own client, as whose contact they stand in their party's books.

    The answer reads the same whether or not somebody else in the team has the person.
    """
    team = team_for(viewer, viewer.team_id)
    contact, by = viewer.staff, viewer.membership
    return actions.enrol_patient(team, id=uuid.uuid4(), **body, contact=contact, by=by)


@routes.write(
    PERSON + "/contacts/<uuid:party_id>", method="PUT", right="patient.change", takes=ContactSetting
)
def put_contact(viewer: Viewer, body: Body, patient_id: uuid.UUID, party_id: uuid.UUID) -> Receipt:
    """Name a party's contact for the person, with deputy and phone hours."""
    staff, deputy = colleague_for(viewer, body["staff"]), _colleague_or_none(viewer, body["deputy"])
    return actions.set_contact(
        patient_for(viewer, patient_id),
        staff,
        party=party_id,
        deputy=deputy,
        phone=body["phone"],
        hours=body["hours"],
        after_hours=body["after_hours"],
        by=viewer.membership,
    )


@routes.write(PERSON + "/primary", method="PUT", right="patient.change", takes=PrimarySetting, versioned=True)
def put_primary(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Say who is the person's primary contact."""
    staff = colleague_for(viewer, body["staff"])
    return actions.set_primary(books_for(viewer, patient_id), staff, by=viewer.membership)


@routes.write(PERSON + "/next-of-kin", right="patient.change", takes=KinWriting, status=201)
def post_next_of_kin(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down someone close, and whether they may be contacted."""
    id_ = body.pop("id")
    return actions.add_next_of_kin(
        patient_for(viewer, patient_id), actions.Kin(**body), id=id_, by=viewer.membership
    )


@routes.write(KIN + "/corrections", right="patient.change", takes=KinWriting, status=201, versioned=True)
def post_kin_correction(viewer: Viewer, body: Body, kin_id: uuid.UUID) -> Receipt:
    """Put right what is written of somebody close; the old words stay behind it."""
    id_, row = body.pop("id"), row_for(viewer, NextOfKin, kin_id)
    return actions.correct_next_of_kin(row, actions.Kin(**body), id=id_, by=viewer.membership)


@routes.write(KIN + "/may-contact", method="PUT", right="patient.change", takes=MayContact, versioned=True)
def put_may_contact(viewer: Viewer, body: Body, kin_id: uuid.UUID) -> Receipt:
    """What the person said about contacting them."""
    row = row_for(viewer, NextOfKin, kin_id)
    return actions.change_may_contact(row, body["may_contact"], by=viewer.membership)


@routes.write(KIN + "/end", right="patient.change", versioned=True)
def post_kin_end(viewer: Viewer, _body: Body, kin_id: uuid.UUID) -> Receipt:
    """Somebody close, or a guardian, no longer is."""
    return actions.end_next_of_kin(row_for(viewer, NextOfKin, kin_id), by=viewer.membership)


@routes.write(PERSON + "/protection", method="PUT", right="patient.change", takes=Protection, versioned=True)
def put_protection(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Show a code in place of the name, everywhere."""
    return actions.protect_identity(books_for(viewer, patient_id), kind=body["kind"], by=viewer.membership)


@routes.write(PERSON + "/protection/end", right="patient.change", versioned=True)
def post_protection_end(viewer: Viewer, _body: Body, patient_id: uuid.UUID) -> Receipt:
    """The protection has ended."""
    return actions.unprotect_identity(books_for(viewer, patient_id), by=viewer.membership)


@routes.write(PERSON + "/legal-statuses", right="patient.change", takes=LegalWriting, status=201)
def post_legal_status(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down a legal status with its last day."""
    patient = patient_for(viewer, patient_id)
    return actions.add_legal_status(patient, status=body.pop("kind"), **body, by=viewer.membership)


@routes.write("/legal-statuses/<uuid:legal_id>/end", right="patient.change", versioned=True)
def post_legal_end(viewer: Viewer, _body: Body, legal_id: uuid.UUID) -> Receipt:
    """Say that a legal status no longer holds."""
    return actions.end_legal_status(row_for(viewer, LegalStatus, legal_id), by=viewer.membership)


@routes.write(
    "/legal-statuses/<uuid:legal_id>/apply-by",
    method="PUT",
    right="patient.change",
    takes=ApplyBySetting,
    versioned=True,
)
def put_apply_by(viewer: Viewer, body: Body, legal_id: uuid.UUID) -> Receipt:
    """Choose by when the next period is applied for."""
    legal = row_for(viewer, LegalStatus, legal_id)
    return actions.set_apply_by(legal, body["apply_by"], by=viewer.membership)


@routes.write(
    PERSON + "/two-person", method="PUT", right="patient.change", takes=TwoPersonSetting, versioned=True
)
def put_two_person(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Ask everybody to go in pairs."""
    return actions.set_two_person(books_for(viewer, patient_id), **body, by=viewer.membership)


@routes.write(PERSON + "/two-person/end", right="patient.change", versioned=True)
def post_two_person_end(viewer: Viewer, _body: Body, patient_id: uuid.UUID) -> Receipt:
    """One visitor is enough again."""
    return actions.lift_two_person(books_for(viewer, patient_id), by=viewer.membership)


@routes.write(
    PERSON + "/medication-stop", method="PUT", right="patient.change", takes=MedicationStop, versioned=True
)
def put_medication_stop(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down since when the person takes no medication."""
    return actions.stop_medication(books_for(viewer, patient_id), on=body["on"], by=viewer.membership)


@routes.write(PERSON + "/medication-stop/end", right="patient.change", versioned=True)
def post_medication_stop_end(viewer: Viewer, _body: Body, patient_id: uuid.UUID) -> Receipt:
    """The person takes their medication again."""
    return actions.resume_medication(books_for(viewer, patient_id), by=viewer.membership)


@routes.write(PERSON + "/departure", right="patient.leave", takes=Departure, versioned=True)
def post_departure(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Let someone leave the team. A repeated request finds them gone, and is answered all the same."""
    known = books_for(viewer, patient_id, also_left=True)
    reply = gettext("Thank you. The person is no longer with the team.")
    return actions.leave_team(known, **body, reply=reply, by=viewer.membership)
