"""Whether one party's reading of a person touched another party's information: policy as it was then.

A party's reading of its own information is nobody else's business: that it holds anything is secret.
"""

import datetime as dt
import uuid

from fact_board.access.models import LegalBasis
from fact_board.access.policy import BLOCK, holds, scopes_between
from fact_board.patients.models import Patient


def touched(owner: uuid.UUID, reader: uuid.UUID | None, patient: Patient, at: dt.datetime) -> bool:
    """Whether anything that `owner` holds about the person was open to the reader's party at that moment."""
    return reader is not None and bool(scopes_between(owner, reader, _written_by(patient, at), at))


def basis_then(owner: uuid.UUID, reader: uuid.UUID | None, patient: Patient, at: dt.datetime) -> str | None:
    """On which basis it was open; a consent before anything else."""
    kinds = {
        basis.kind
        for basis in _written_by(patient, at)
        if (basis.party_id, basis.to_party_id) == (owner, reader) and basis.kind != BLOCK and holds(basis, at)
    }
    return next((kind for kind in ("consent", *sorted(kinds)) if kind in kinds), None)


def _written_by(patient: Patient, at: dt.datetime) -> list[LegalBasis]:
    """What was on record then: a basis may be given from an earlier day than it was written down."""
    return [basis for basis in patient.bases if basis.at <= at]
