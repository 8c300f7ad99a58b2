"""Which principals are in around a person: what the SIP radar goes by."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from fact_board.coordination.services.models import Service, ServiceKind
from fact_board.extensions import db
from fact_board.patients.models import CareContact
from fact_board.teams.models import Party


@dataclass(frozen=True)
class In:
    """A service, or a named contact (`is_running` is None), of a principal.

    It is a row of one party: known to those who hold that scope of it.
    """

    principal: str
    party_id: uuid.UUID
    scope: str
    is_running: bool | None = None


def principals_in(known: Iterable[In]) -> set[str]:
    """Of what may be known: the services that run today; a principal of whom none was ever written down is in
    by a named contact.
    """
    rows = list(known)
    listed = {one.principal for one in rows if one.is_running is not None}
    running = {one.principal for one in rows if one.is_running}
    return running | {one.principal for one in rows if one.principal not in listed}


def principals_of(ids: Collection[uuid.UUID] | Select[uuid.UUID], today: dt.date) -> dict[uuid.UUID, set[In]]:
    """By person (ids, or what finds them): everybody's services and named contacts."""
    found: dict[uuid.UUID, set[In]] = {}
    contacts = (
        select(CareContact.patient_id, CareContact.party_id, Party.principal)
        .join(Party, Party.id == CareContact.party_id)
        .where(CareContact.patient_id.in_(ids))
    )
    for patient_id, party_id, principal in db.session.execute(contacts):
        found.setdefault(patient_id, set()).add(In(principal, party_id, CareContact.scope))
    giver = func.coalesce(ServiceKind.principal, Party.principal)
    services = (
        select(Service.patient_id, Service.party_id, giver, Service.from_on, Service.to_on)
        .join(ServiceKind, ServiceKind.id == Service.kind_id)
        .join(Party, Party.id == Service.party_id)
        .where(Service.patient_id.in_(ids), Service.hidden_at.is_(None))
    )
    for patient_id, party_id, principal, from_on, to_on in db.session.execute(services):
        is_running = (from_on is None or from_on <= today) and (to_on is None or today <= to_on)
        found.setdefault(patient_id, set()).add(In(principal, party_id, Service.scope, is_running))
    return found
