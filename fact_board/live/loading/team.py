"""The team, its people and its columns."""

import datetime as dt
import uuid
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.orm import aliased

from fact_board.access.rights import TEAM as MEMBERS
from fact_board.board.models import Episode
from fact_board.extensions import db
from fact_board.live.labels import Person
from fact_board.live.loading.asked import TEAM, Rows
from fact_board.live.models import Stream
from fact_board.meeting.models import Attendance, Meeting
from fact_board.patients.models import KnownTo, Patient
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


def membership_is_current(today: Any) -> tuple[ColumnElement[bool], ...]:
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


def load_parties(team_id: uuid.UUID, today: dt.date) -> frozenset[uuid.UUID]:
    """The parties in the room where a team's wall hangs: those of whom somebody works in the team today.

    A party that only nominates from outside is not there.
    """
    return frozenset(db.session.scalars(_parties(), {"team": team_id, "today": today}))


@cache
def _parties() -> Select[uuid.UUID]:
    today = bindparam("today", type_=Date())
    return select(Membership.party_id).where(
        Membership.team_id == TEAM, Membership.role.in_(MEMBERS), *membership_is_current(today)
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


def load_people(team_id: uuid.UUID, party_id: uuid.UUID | None) -> tuple[Person, ...]:
    """Whom one wall tells apart: those in the books of a party, or (None) all the team's by its labels."""
    called = _called_in_books() if party_id else _called()
    rows = db.session.execute(called, {"team": team_id, "party": party_id})
    return _people(tuple(map(tuple, rows)))


@cache
def _called() -> Select[str, str]:
    return select(cast(Patient.id, String), Patient.label).where(
        Patient.team_id == TEAM, Patient.left_on.is_(None)
    )


@cache
def _called_in_books() -> Select[str, str]:
    of_party = KnownTo.party_id == bindparam("party", type_=Uuid())
    known = and_(KnownTo.patient_id == Patient.id, of_party, KnownTo.left_on.is_(None))
    return _called().with_only_columns(cast(Patient.id, String), KnownTo.label).join(KnownTo, known)


@lru_cache(maxsize=64)  # by what was just read: reading hundreds of ids anew took longer than asking for them
def _people(rows: tuple[tuple[str, str], ...]) -> tuple[Person, ...]:
    return tuple(Person(uuid.UUID(id_), label) for id_, label in rows)
