"""The rows behind the board, read in at most eight queries however many people they are about."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Row,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased, lazyload

from fact_board import clock
from fact_board.access.models import Bar, BasisRequest, LegalBasis
from fact_board.access.rights import TEAM as MEMBERS
from fact_board.board.models import ChecklistItem, Episode, EpisodeChange, Nomination, Note, Task
from fact_board.columns import UTCDateTime
from fact_board.coordination.models import DecisionWatch
from fact_board.extensions import db
from fact_board.live.labels import Person
from fact_board.live.models import Stream
from fact_board.meeting.models import Attendance, Draft, Meeting, MeetingItem
from fact_board.patients.models import CareContact, KnownTo, LegalStatus, Patient
from fact_board.teams.models import (
    Absence,
    Category,
    Duty,
    Membership,
    Party,
    Staff,
    TaskTemplate,
    Team,
    TeamParty,
)
from fact_board.visits.models import Contact

Rows = list[Row[Any]]
Ids = Collection[uuid.UUID] | None  # None = everybody in the team
MISSED_BEFORE_PLACING = dt.timedelta(days=14)
IN_PART_2 = 2
SINCE = bindparam("since", type_=Date())
TEAM = bindparam("team", type_=Uuid())
PEOPLE = bindparam("people", expanding=True, type_=Uuid())


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


def load_head(team_id: uuid.UUID) -> tuple[int, uuid.UUID]:
    """Where the team's events are now: (seq, mark)."""
    row = db.session.execute(select(Stream.seq, Stream.mark).where(Stream.id == team_id)).one()
    return row.seq, row.mark


def load_team(team_id: uuid.UUID, today: dt.date) -> Row[Any]:
    """The team with head, open meeting, duty and totals, in one row."""
    duty, officer = aliased(Duty), _current_duty(team_id, today)
    return db.session.execute(
        select(
            Team,
            Stream.seq,
            Stream.mark,
            Meeting,
            duty.officer_id,
            duty.deputy_id,
            _last_meeting(team_id).label("last_meeting_at"),
            _enrolled(team_id).label("patients"),
            _on_board(team_id).label("on_board"),
            _fte(team_id, today).label("fte"),
        )
        .join(Stream, Stream.id == Team.id)
        .outerjoin(Meeting, and_(Meeting.team_id == Team.id, Meeting.closed_at.is_(None)))
        .outerjoin(duty, duty.id == officer)
        .where(Team.id == team_id)
    ).one()


def _current_duty(team_id: uuid.UUID, today: dt.date) -> Any:
    return (
        select(Duty.id)
        .where(Duty.team_id == team_id, Duty.starts_on <= today)
        .order_by(Duty.starts_on.desc(), Duty.set_at.desc(), Duty.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _last_meeting(team_id: uuid.UUID) -> Any:
    return (
        select(func.max(Meeting.closed_at))
        .where(Meeting.team_id == team_id)
        .correlate(None)
        .scalar_subquery()
    )


def _enrolled(team_id: uuid.UUID) -> Any:
    return (
        select(func.count(Patient.id))
        .where(Patient.team_id == team_id, Patient.left_on.is_(None))
        .scalar_subquery()
    )


def _on_board(team_id: uuid.UUID) -> Any:
    return (
        select(func.count(Episode.id))
        .where(Episode.team_id == team_id, Episode.closed_at.is_(None))
        .scalar_subquery()
    )


def _fte(team_id: uuid.UUID, today: dt.date) -> Any:
    return (
        select(func.coalesce(func.sum(Membership.fte), 0))
        .where(Membership.team_id == team_id, Membership.role.in_(MEMBERS), *membership_is_current(today))
        .scalar_subquery()
    )


def membership_is_current(today: dt.date) -> tuple[ColumnElement[bool], ...]:
    """The SQL of `Membership.is_current`."""
    return (
        Membership.starts_on <= today,
        (Membership.ends_on.is_(None)) | (Membership.ends_on >= today),
    )


def load_members(team_id: uuid.UUID, today: dt.date) -> Rows:
    """(Party, Membership, name, is_away, Attendance) for everyone who ever worked in the team; parties
    without members too. The attendance is of the open meeting.
    """
    is_away = (
        select(Absence.id)
        .where(
            Absence.team_id == team_id,
            Absence.staff_id == Membership.staff_id,
            Absence.from_on <= today,
            Absence.to_on >= today,
        )
        .exists()
    )
    return list(
        db.session.execute(
            select(Party, Membership, Staff.name, is_away.label("is_away"), Attendance)
            .select_from(TeamParty)
            .join(Party, Party.id == TeamParty.party_id)
            .outerjoin(Membership, and_(Membership.team_id == team_id, Membership.party_id == Party.id))
            .outerjoin(Staff, Staff.id == Membership.staff_id)
            .outerjoin(Meeting, and_(Meeting.team_id == team_id, Meeting.closed_at.is_(None)))
            .outerjoin(
                Attendance,
                and_(Attendance.meeting_id == Meeting.id, Attendance.staff_id == Membership.staff_id),
            )
            .where(TeamParty.team_id == team_id)
            .order_by(Party.id, Membership.starts_on, Membership.id)
        )
    )


def load_categories(team_id: uuid.UUID) -> Rows:
    """(Category, TaskTemplate | None), in column and template order."""
    return list(
        db.session.execute(
            select(Category, TaskTemplate)
            .outerjoin(
                TaskTemplate,
                and_(TaskTemplate.category_id == Category.id, TaskTemplate.is_active.is_(True)),
            )
            .where(Category.team_id == team_id)
            .order_by(Category.position, TaskTemplate.position)
        )
    )


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
    _hang(found, "matters", db.session.execute(_matters(some), {**asked, "since": _missed_since(found)}))
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


# The statements are built once: building them took longer than running them.


def _limited(query: Any, column: Any, some: bool) -> Any:
    return query.where(column.in_(PEOPLE)) if some else query


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
    limited: Select[Any] = _limited(query, Patient.id, some)
    return limited


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
    limited: Select[Any] = _limited(query, Nomination.patient_id, some)
    return limited


@cache
def _tasks(some: bool) -> Select[Any]:
    query = (
        select(Task)
        .where(Task.team_id == TEAM, Task.state.in_(("open", "proposed")), Task.hidden_at.is_(None))
        .order_by(Task.due_on, Task.due_time.is_(None), Task.due_time, Task.id)
    )
    limited: Select[Any] = _limited(query, Task.patient_id, some)
    return limited


# The one list of a person's smaller matters: each has the columns that mean something to it.
MATTER: dict[str, ColumnElement[Any]] = {
    "id": cast(null(), Uuid()),
    "version": literal(0, Integer()),
    "text": literal("", String()),
    "state": literal("", String()),
    "reason": literal("", String()),
    "starts_on": cast(null(), Date()),
    "ends_on": cast(null(), Date()),
    "by": cast(null(), Uuid()),
    "at": cast(null(), UTCDateTime()),
    "episode_id": cast(null(), Uuid()),
    "seconds": literal(0, Integer()),
    "is_kept": literal(False, Boolean()),
    "is_shown": literal(False, Boolean()),
}


def _matter(name: str, model: Any, **columns: Any) -> Select[Any]:
    return select(
        literal(name).label("matter"),
        model.patient_id.label("patient_id"),
        model.party_id.label("party_id"),
        *(columns.get(column, empty).label(column) for column, empty in MATTER.items()),
    ).where(model.team_id == TEAM)


@cache
def _matters(some: bool) -> Any:
    """Legal statuses, decisions waited for, missed visits, checklist items, the open meeting and drafts."""
    parts = [
        _limited(part, model.patient_id, some)
        for part, model in (
            (_legal_statuses(), LegalStatus),
            (_decisions(), DecisionWatch),
            (_missed_visits(), Contact),
            (_checklist_items(), ChecklistItem),
            (_meeting_items(), MeetingItem),
            (_drafts(), Draft),
        )
    ]
    together = union_all(*parts).subquery()
    return select(together).order_by(together.c.starts_on, together.c.id)


def _legal_statuses() -> Select[Any]:
    return _matter(
        "legal",
        LegalStatus,
        id=LegalStatus.id,
        version=LegalStatus.version,
        text=LegalStatus.status,
        starts_on=LegalStatus.starts_on,
        ends_on=LegalStatus.ends_on,
    ).where(LegalStatus.ended_at.is_(None))


def _decisions() -> Select[Any]:
    return _matter(
        "decision",
        DecisionWatch,
        id=DecisionWatch.id,
        version=DecisionWatch.version,
        text=DecisionWatch.what,
        starts_on=DecisionWatch.asked_on,
        ends_on=DecisionWatch.expected_on,
    ).where(DecisionWatch.ended_at.is_(None), DecisionWatch.hidden_at.is_(None))


def _missed_visits() -> Select[Any]:
    on_board = select(Episode.patient_id).where(Episode.team_id == TEAM, Episode.closed_at.is_(None))
    return _matter("missed", Contact, id=Contact.id, starts_on=Contact.on).where(
        Contact.patient_id.in_(on_board),
        Contact.outcome.in_(("missed", "not_home")),
        Contact.hidden_at.is_(None),
        Contact.on >= SINCE,
    )


def _checklist_items() -> Select[Any]:
    return _matter(
        "checklist",
        ChecklistItem,
        id=ChecklistItem.id,
        version=ChecklistItem.version,
        text=ChecklistItem.code,
        state=ChecklistItem.state,
        reason=ChecklistItem.reason,
        episode_id=ChecklistItem.episode_id,
    ).join(Episode, and_(Episode.id == ChecklistItem.episode_id, Episode.closed_at.is_(None)))


def _meeting_items() -> Select[Any]:
    """What part 2 takes up is drawn while part 2 lasts, and for its party alone."""
    return _matter(
        "meeting",
        MeetingItem,
        id=MeetingItem.id,
        state=MeetingItem.state,
        at=MeetingItem.since,
        seconds=MeetingItem.seconds,
        is_kept=MeetingItem.part == IN_PART_2,
        is_shown=Meeting.shows_text,
    ).join(
        Meeting,
        and_(
            Meeting.id == MeetingItem.meeting_id,
            Meeting.closed_at.is_(None),
            or_(MeetingItem.part == 1, MeetingItem.party_id == Meeting.part_party_id),
        ),
    )


def _drafts() -> Select[Any]:
    return _matter(
        "draft", Draft, id=Draft.id, text=Draft.text, by=Draft.by_id, at=Draft.at, is_kept=Draft.is_own
    )


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
    together = union_all(*(_limited(part, model.patient_id, some) for part, model in parts)).subquery()
    return (
        select(together.c.patient_id, LegalBasis, BasisRequest, together.c.staff_id)
        .outerjoin(LegalBasis, LegalBasis.id == together.c.basis_id)
        .outerjoin(BasisRequest, BasisRequest.id == together.c.request_id)
        .order_by(LegalBasis.at, LegalBasis.id)
    )


def load_parties(team_id: uuid.UUID, today: dt.date) -> frozenset[uuid.UUID]:
    """The parties in the room where a team's wall hangs: those of whom somebody works in the team today.

    A party that only nominates from outside is not there.
    """
    return frozenset(
        db.session.scalars(
            select(Membership.party_id).where(
                Membership.team_id == team_id, Membership.role.in_(MEMBERS), *membership_is_current(today)
            )
        )
    )


def load_labels(team_id: uuid.UUID) -> dict[uuid.UUID | None, list[Person]]:
    """What walls tell people apart with: all the team's by its labels (None), each party's by its own."""
    rows: Any = db.session.execute(
        select(Patient.id, Patient.label, KnownTo.party_id, KnownTo.label)
        .outerjoin(KnownTo, and_(KnownTo.patient_id == Patient.id, KnownTo.left_on.is_(None)))
        .where(Patient.team_id == team_id, Patient.left_on.is_(None))
    )
    everybody: dict[uuid.UUID, Person] = {}
    found: dict[uuid.UUID | None, list[Person]] = {}
    for id_, label, party_id, label_there in rows:
        everybody[id_] = Person(id_, label)
        if party_id:
            found.setdefault(party_id, []).append(Person(id_, label_there))
    return found | {None: list(everybody.values())}
