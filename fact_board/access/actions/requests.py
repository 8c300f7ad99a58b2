"""Asking that a person be asked: nobody learns by it whether another party knows them."""

import uuid

from sqlalchemy import select

from fact_board import clock
from fact_board.access.models import BasisRequest
from fact_board.access.policy import scopes_between
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.calendar import add_weekdays
from fact_board.teams.models import Membership, Party

ASKED_WITHIN = 3  # weekdays
REQUEST = "Fråga om samtycke: får {party} ta del av det vi har?"


@action
def ask_for_basis(patient: Patient, *, id: uuid.UUID, by: Membership) -> None:
    """Ask that the person be asked. Whoever has the person in its books and shares nothing gets a task.

    What the asker is answered is the same whether anybody does.
    """
    if requests_of(patient, by.party_id):
        raise Unchanged(patient)
    request = BasisRequest(**signed(patient, by), id=id)
    db.session.add(request)
    knowing = [known for known in patient.known if known.left_on is None]
    closed = [known for known in knowing if _shares_nothing(patient, known.party_id, by.party_id)]
    tasks = [_asking(patient, known, by) for known in closed]
    record(
        "basis_asked_for",
        request,
        *tasks,
        by=by,
        told_to=(by.party_id, *(task.party_id for task in tasks)),
        request=request.id,
    )


def _shares_nothing(patient: Patient, owner: uuid.UUID, party: uuid.UUID) -> bool:
    return owner != party and not scopes_between(owner, party, patient.bases, clock.now())


def _asking(patient: Patient, known: KnownTo, by: Membership) -> Task:
    contact = db.session.scalar(
        select(CareContact).where(
            CareContact.patient_id == patient.id, CareContact.party_id == known.party_id
        )
    )
    owner_id = known.primary_id or (contact.staff_id if contact else None)
    task = Task(
        **signed(patient, by, known.party_id),
        text=REQUEST.format(party=db.session.get_one(Party, by.party_id).short),
        owner_id=owner_id,
        state="open" if owner_id else "proposed",
        due_on=add_weekdays(clock.today(), ASKED_WITHIN),
    )
    db.session.add(task)
    return task


def requests_of(patient: Patient, party_id: uuid.UUID) -> list[BasisRequest]:
    """What a party still waits for an answer to."""
    return list(
        db.session.scalars(
            select(BasisRequest).where(
                BasisRequest.patient_id == patient.id,
                BasisRequest.party_id == party_id,
                BasisRequest.ended_at.is_(None),
            )
        )
    )
