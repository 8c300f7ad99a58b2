"""People on the board with all that is drawn of them. The statements are built once: building them took
longer than running them.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    Uuid,
    and_,
    cast,
    func,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import lazyload

from fact_board import clock
from fact_board.access.models import Bar, BasisRequest, LegalBasis
from fact_board.board.models import Episode, EpisodeChange, Nomination, Note, Task
from fact_board.extensions import db
from fact_board.live.loading.asked import TEAM, Ids, limited
from fact_board.live.loading.matters import matters
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.models import (
    Team,
)
from fact_board.visits.models import Contact

MISSED_BEFORE_PLACING = dt.timedelta(days=14)


@dataclass
class PatientRows:
    """One person's rows. `facts` are what each party's own rows add up to."""

    patient: Patient
    facts: dict[uuid.UUID, Row[Any]] = field(default_factory=dict)
    known: dict[uuid.UUID, KnownTo] = field(default_factory=dict)
    contacts: list[CareContact] = field(default_factory=list)
    episodes: list[Episode] = field(default_factory=list)  # open, at most one per party
    undoable: dict[uuid.UUID, EpisodeChange] = field(default_factory=dict)  # by episode
    nominations: list[Nomination] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    matters: list[Row[Any]] = field(default_factory=list)
    bases: list[LegalBasis] = field(default_factory=list)
    barred: set[uuid.UUID] = field(default_factory=set)
    asked: dict[uuid.UUID, dt.datetime] = field(default_factory=dict)  # by party: since when it waits
    shows_protected_names: bool = False

    def add_books(self, row: Row[Any]) -> None:
        """What stands in one party's books, its contact and its time on the board."""
        self.known[row.KnownTo.party_id] = row.KnownTo
        self.facts[row.KnownTo.party_id] = row
        if row.CareContact:
            self.contacts.append(row.CareContact)
        if row.Episode:
            self.episodes.append(row.Episode)
        if row.EpisodeChange:
            self.undoable[row.Episode.id] = row.EpisodeChange


def load_patients(team_id: uuid.UUID, ids: Ids = None) -> dict[uuid.UUID, PatientRows]:
    """Everyone enrolled (or those of `ids` who are), with all that is drawn of them."""
    if ids is not None and not ids:
        return {}
    found: dict[uuid.UUID, PatientRows] = {}
    some, asked = ids is not None, {"team": team_id, "people": list(ids or ())}
    for row in db.session.execute(_patients(some), asked):
        person = found.get(row.Patient.id)
        if person is None:
            person = PatientRows(row.Patient)
            person.shows_protected_names = row.shows_protected_names
            found[row.Patient.id] = person
        if row.KnownTo:
            person.add_books(row)
    _hang(found, "nominations", db.session.scalars(_nominations(some), asked))
    _hang(found, "tasks", db.session.scalars(_tasks(some), asked))
    _hang(found, "matters", db.session.execute(matters(some), {**asked, "since": _missed_since(found)}))
    for row in db.session.execute(_sight(some), asked):
        person = found.get(row.patient_id)
        if person and row.LegalBasis:
            person.bases.append(row.LegalBasis)
        elif person and row.BasisRequest:
            person.asked[row.BasisRequest.party_id] = row.BasisRequest.at
        elif person:
            person.barred.add(row.staff_id)
    return found


def _missed_since(found: dict[uuid.UUID, PatientRows]) -> dt.date:
    """From when on missed visits matter to somebody: without a bound years of them would be read."""
    placed = [episode.placed_at for person in found.values() for episode in person.episodes]
    return clock.today(min(placed, default=clock.now())) - MISSED_BEFORE_PLACING


def _hang(found: dict[uuid.UUID, PatientRows], place: str, rows: Iterable[Any]) -> None:
    for row in rows:
        if row.patient_id in found:
            getattr(found[row.patient_id], place).append(row)


@cache
def _patients(some: bool) -> Select[Any]:
    def latest(column: Any, *where: Any) -> Any:
        return (
            select(func.max(column))
            .where(column.class_.patient_id == Patient.id, column.class_.party_id == KnownTo.party_id, *where)
            .correlate(Patient, KnownTo)
            .scalar_subquery()
        )

    closed = (Episode.closed_at.is_not(None),)
    earlier = (
        select(func.count(Episode.id))
        .where(Episode.patient_id == Patient.id, Episode.party_id == KnownTo.party_id, *closed)
        .correlate(Patient, KnownTo)
        .scalar_subquery()
    )
    query = (
        select(
            Patient,
            KnownTo,
            CareContact,
            Episode,
            EpisodeChange,
            Team.shows_protected_names,
            latest(Contact.on, Contact.outcome == "done", Contact.hidden_at.is_(None)).label(
                "last_contact_on"
            ),
            earlier.label("earlier_count"),
            latest(Episode.closed_at, *closed).label("last_closed_at"),
            latest(Note.at, Note.hidden_at.is_(None), Note.is_own.is_(False)).label("noted_at"),
            latest(Note.at, Note.hidden_at.is_(None), Note.is_own.is_(True)).label("kept_noted_at"),
            latest(Task.done_at, Task.hidden_at.is_(None), Task.is_own.is_(False)).label("ticked_at"),
            latest(Task.done_at, Task.hidden_at.is_(None), Task.is_own.is_(True)).label("kept_ticked_at"),
            latest(EpisodeChange.at).label("moved_at"),
        )
        .join(Team, Team.id == Patient.team_id)
        .outerjoin(KnownTo, and_(KnownTo.patient_id == Patient.id, KnownTo.left_on.is_(None)))
        .outerjoin(
            CareContact,
            and_(CareContact.patient_id == Patient.id, CareContact.party_id == KnownTo.party_id),
        )
        .outerjoin(
            Episode,
            and_(
                Episode.patient_id == Patient.id,
                Episode.party_id == KnownTo.party_id,
                Episode.closed_at.is_(None),
            ),
        )
        .outerjoin(
            EpisodeChange,
            and_(
                EpisodeChange.episode_id == Episode.id,
                EpisodeChange.seq == Episode.version,
                EpisodeChange.undone_at.is_(None),
                EpisodeChange.was_category_id.is_not(None),
            ),
        )
        .options(lazyload(Episode.category))
        .where(Patient.team_id == TEAM, Patient.left_on.is_(None))
        .order_by(Patient.id, KnownTo.party_id)
    )
    return limited(query, Patient.id, some)


@cache
def _nominations(some: bool) -> Select[Any]:
    query = (
        select(Nomination)
        .where(
            Nomination.team_id == TEAM,
            Nomination.state.in_(("open", "waiting")),
            Nomination.hidden_at.is_(None),
        )
        .order_by(Nomination.at, Nomination.id)
    )
    return limited(query, Nomination.patient_id, some)


@cache
def _tasks(some: bool) -> Select[Any]:
    query = (
        select(Task)
        .where(Task.team_id == TEAM, Task.state.in_(("open", "proposed")), Task.hidden_at.is_(None))
        .order_by(Task.due_on, Task.due_time.is_(None), Task.due_time, Task.id)
    )
    return limited(query, Task.patient_id, some)


@cache
def _sight(some: bool) -> Any:
    """A legal basis, an open request for one, or a barred member of staff: what decides who sees whom."""
    nothing = cast(null(), Uuid())
    bases = select(
        LegalBasis.patient_id.label("patient_id"),
        LegalBasis.id.label("basis_id"),
        nothing.label("request_id"),
        nothing.label("staff_id"),
    ).where(LegalBasis.team_id == TEAM, LegalBasis.ended_at.is_(None))
    requests = select(BasisRequest.patient_id, nothing, BasisRequest.id, nothing).where(
        BasisRequest.team_id == TEAM, BasisRequest.ended_at.is_(None)
    )
    bars = select(Bar.patient_id, nothing, nothing, Bar.staff_id).where(
        Bar.team_id == TEAM, Bar.lifted_at.is_(None)
    )
    parts = ((bases, LegalBasis), (requests, BasisRequest), (bars, Bar))
    together = union_all(*(limited(part, model.patient_id, some) for part, model in parts)).subquery()
    return (
        select(together.c.patient_id, LegalBasis, BasisRequest, together.c.staff_id)
        .outerjoin(LegalBasis, LegalBasis.id == together.c.basis_id)
        .outerjoin(BasisRequest, BasisRequest.id == together.c.request_id)
        .order_by(LegalBasis.at, LegalBasis.id)
    )
