"""What the person's sheet says, as far as the party that hands it over may say it."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import may_know_of, sight_of
from fact_board.access.models import BLOCK
from fact_board.access.policy import SCOPES, Sight, holds, scopes_between
from fact_board.extensions import db
from fact_board.patients.models import CareContact, Patient
from fact_board.patients.queries import open_episodes_of
from fact_board.teams.models import Membership, Party, Team
from fact_board.teams.queries.memberships import names_of
from fact_board.teams.queries.team import parties_of
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.planned.queries import coming_visits_of

MOST_VISITS = 3
WITHIN = dt.timedelta(days=14)


@dataclass(frozen=True)
class Call:
    """Whom to ring: by name, of which party, when; and who answers when they are away."""

    name: str
    party: str
    phone: str
    hours: str
    deputy: str


@dataclass(frozen=True)
class Visit:
    """The next times: a day, perhaps an hour, and who comes."""

    on: dt.date
    time: str | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """What one party tells another: scopes in the order of `SCOPES`, until when, whether by a yes."""

    scopes: tuple[str, ...]
    until: dt.date | None
    is_consent: bool


@dataclass(frozen=True)
class Between:
    """The party that hands the sheet over, and another one of the team."""

    party: str
    is_blocked: bool
    they_see: Shared | None
    we_see: Shared | None


@dataclass(frozen=True)
class Sheet:
    """Everything on the paper. `on_board_since` is None for somebody at standard level."""

    name: str | None
    on_board_since: dt.date | None
    looked_at_by: dt.date | None
    visits: tuple[Visit, ...]
    between: tuple[Between, ...]
    calls: tuple[Call, ...]


def sheet_of(by: Membership, patient: Patient) -> Sheet:
    """The sheet as `by`'s party may write it: emergency access adds nothing to what may be said.

    A paper can be lost: with protected identity it has no name, no time and no place.
    """
    seen = sight_of(by, patient)
    is_protected = seen.protects(patient.known)
    own = next(known for known in patient.known if known.party_id == by.party_id)
    since, review_on = _on_board(patient, seen)
    visits = [] if is_protected else _visits(patient, seen)
    contacts = [row for row in _contacts(patient) if may_know_of(seen, row)]
    contacts.sort(key=lambda row: row.party_id != by.party_id)
    names = _names(contacts, visits)
    parties = {party.id: party for party in parties_of(db.session.get_one(Team, by.team_id))}
    return Sheet(
        name=None if is_protected else own.name,
        on_board_since=since,
        looked_at_by=review_on,
        visits=tuple(_told(visit, names) for visit in visits),
        between=tuple(
            _between(by.party_id, party, seen) for party in parties.values() if party.id != by.party_id
        ),
        calls=tuple(_call(row, parties, names) for row in contacts),
    )


def _on_board(patient: Patient, seen: Sight) -> tuple[dt.date | None, dt.date | None]:
    episodes = [row for row in open_episodes_of(patient) if may_know_of(seen, row)]
    if not episodes:
        return None, None
    reviews = [row.review_on for row in episodes if row.review_on and row.review_on >= clock.today()]
    return min(clock.today(row.placed_at) for row in episodes), min(reviews, default=None)


def _visits(patient: Patient, seen: Sight) -> Sequence[PlannedVisit]:
    today = clock.today()
    coming = [row for row in coming_visits_of([patient.id], today) if may_know_of(seen, row)]
    return [row for row in coming if row.on <= today + WITHIN][:MOST_VISITS]


def _contacts(patient: Patient) -> Sequence[CareContact]:
    return db.session.scalars(select(CareContact).where(CareContact.patient_id == patient.id)).all()


def _names(contacts: Collection[CareContact], visits: Collection[PlannedVisit]) -> dict[uuid.UUID, str]:
    ids = {id_ for row in contacts for id_ in (row.staff_id, row.deputy_id)}
    return names_of(ids | {id_ for row in visits for id_ in (row.staff_id, row.with_id)})


def _told(visit: PlannedVisit, names: dict[uuid.UUID, str]) -> Visit:
    who = [names[id_] for id_ in (visit.staff_id, visit.with_id) if id_ in names]
    return Visit(visit.on, visit.time, tuple(who))


def _call(row: CareContact, parties: dict[uuid.UUID, Party], names: dict[uuid.UUID, str]) -> Call:
    deputy = names.get(row.deputy_id, "") if row.deputy_id else ""
    return Call(names[row.staff_id], parties[row.party_id].name, row.phone, row.hours, deputy)


def _between(own: uuid.UUID, other: Party, seen: Sight) -> Between:
    blocks = [basis for basis in seen.bases if basis.kind == BLOCK and holds(basis, seen.now)]
    return Between(
        party=other.name,
        is_blocked=any((basis.party_id, basis.to_party_id) == (own, other.id) for basis in blocks),
        they_see=_shared(own, other.id, seen),
        we_see=_shared(other.id, own, seen),
    )


def _shared(owner: uuid.UUID, party: uuid.UUID, seen: Sight) -> Shared | None:
    scopes = scopes_between(owner, party, seen.bases, seen.now)
    if not scopes:
        return None
    held = [
        basis
        for basis in seen.bases
        if (basis.party_id, basis.to_party_id) == (owner, party)
        and basis.kind != BLOCK
        and holds(basis, seen.now)
    ]
    days = [basis.valid_until for basis in held if basis.valid_until]
    return Shared(
        scopes=tuple(scope for scope in SCOPES if scope in scopes),
        until=max(days) if len(days) == len(held) else None,
        is_consent=any(basis.kind == "consent" for basis in held),
    )
