"""Reading sealed numbers, always those of one party."""

import uuid

from sqlalchemy import select

from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.patients.personal_numbers.models import PersonalNumber


def number_of(patient: Patient, party_id: uuid.UUID) -> PersonalNumber | None:
    """The party's own number of the person."""
    return db.session.scalar(
        select(PersonalNumber).where(
            PersonalNumber.patient_id == patient.id, PersonalNumber.party_id == party_id
        )
    )


def people_by_number(team_id: uuid.UUID, party_id: uuid.UUID, blind_index: str) -> list[uuid.UUID]:
    """Whom the party has in this team under exactly this number."""
    return list(
        db.session.scalars(
            select(PersonalNumber.patient_id)
            .where(
                PersonalNumber.team_id == team_id,
                PersonalNumber.party_id == party_id,
                PersonalNumber.blind_index == blind_index,
            )
            .order_by(PersonalNumber.patient_id)
        )
    )
