"""Which principals are in around a person: what the SIP radar goes by."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from fact_board.extensions import db
from fact_board.patients.models import CareContact
from fact_board.teams.models import Party


@dataclass(frozen=True)
class In:
    """A principal that is in, by a row of one party: known to those who hold that scope of it."""

    principal: str
    party_id: uuid.UUID
    scope: str


def principals_of(ids: Collection[uuid.UUID], today: dt.date) -> dict[uuid.UUID, set[In]]:
    """By person: the parties with a named contact, as a sign that they give something."""
    found: dict[uuid.UUID, set[In]] = {}
    rows = db.session.execute(
        select(CareContact.patient_id, CareContact.party_id, Party.principal)
        .join(Party, Party.id == CareContact.party_id)
        .where(CareContact.patient_id.in_(ids))
    )
    for patient_id, party_id, principal in rows:
        found.setdefault(patient_id, set()).add(In(principal, party_id, CareContact.scope))
    return found
