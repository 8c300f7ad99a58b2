"""The columns that place and sign a row about a person: every slice writes such rows."""

import uuid
from typing import Any

from fact_board import clock
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership


def about(patient: Patient, by: Membership, party_id: uuid.UUID | None = None) -> dict[str, Any]:
    """Whose stream, about whom, of which party: the writer's own, or `party_id`.

    What belongs to a time on the board is of that episode's party, whoever does it.
    """
    return {"team_id": patient.team_id, "patient_id": patient.id, "party_id": party_id or by.party_id}


def signed(patient: Patient, by: Membership, party_id: uuid.UUID | None = None) -> dict[str, Any]:
    """`about`, with who wrote it and when."""
    return {**about(patient, by, party_id), "by_id": by.staff_id, "at": clock.now()}
