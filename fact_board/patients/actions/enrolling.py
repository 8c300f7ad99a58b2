"""Enrolling: a person gets into the books of a party."""

import uuid

from fact_board import clock
from fact_board.action import action, record
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.actions.contacts import Reach, write_contact
from fact_board.patients.books import enter_in_books
from fact_board.patients.labels import WallLabels
from fact_board.patients.models import Patient
from fact_board.patients.queries import SamePerson, same_person
from fact_board.patients.rules import check_birth_year
from fact_board.teams.models import Membership, Staff, Team


@action
def enrol_patient(
    team: Team,
    *,
    id: uuid.UUID,
    name: str,
    birth_year: int | None,
    contact: Staff,
    deputy: Staff | None = None,
    phone: str = "",
    hours: str = "",
    primary: Staff | None = None,
    is_another: bool = False,
    by: Membership,
) -> None:
    """Register someone in the books of `by`'s party.

    Whom another party of the team already has (same name and birth year), or who comes back, keeps their one
    anchor, and the answer reads as for a new person. `is_another` says that it is somebody else all the same.
    """
    check_birth_year(birth_year, clock.today())
    same = None if is_another else same_person(team.id, name, birth_year)
    if same and same.patient.left_on is None and by.party_id in same.parties:
        raise Conflict("patient.already_enrolled", label=same.label_for(by.party_id))
    on_walls = WallLabels(team.id)
    patient = _anchor(team, id, same)
    db.session.add(patient)
    known, relabelled = enter_in_books(patient, by.party_id, name, birth_year)
    known.primary_id = primary.id if primary else known.primary_id
    care_contact = write_contact(patient, by.party_id, contact, deputy, Reach(phone, hours))
    record(
        "patient_enrolled",
        known,
        care_contact,
        by=by,
        touches=(team, *relabelled, *on_walls.others_changed(patient)),
        sight_changing=True,
        patient=patient.id,
    )


def _anchor(team: Team, new_id: uuid.UUID, same: SamePerson | None) -> Patient:
    if same is None:
        return Patient(id=new_id, team_id=team.id, label="", enrolled_on=clock.today())
    patient = same.patient
    if patient.left_on is not None:
        patient.enrolled_on = clock.today()
        patient.left_on = patient.left_reason = patient.successor = None
    return patient
