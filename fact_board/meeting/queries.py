"""Reading meetings."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from sqlalchemy import Select, Uuid, bindparam, select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.gates import may_know_of, sight_of, with_sight
from fact_board.access.models import Bar
from fact_board.access.policy import Sight
from fact_board.access.rights import TEAM
from fact_board.board.models import Episode, Nomination, own_first
from fact_board.extensions import db
from fact_board.live.loading.asked import PEOPLE
from fact_board.meeting import rules
from fact_board.meeting.models import Attendance, Meeting, MeetingItem
from fact_board.patients.models import Patient
from fact_board.teams.models import Category, Membership


def open_meeting_of(team_id: uuid.UUID) -> Meeting | None:
    """The team's meeting going on now."""
    return db.session.scalar(select(Meeting).where(Meeting.team_id == team_id, Meeting.closed_at.is_(None)))


def lowered_episodes_of(team_id: uuid.UUID) -> list[Episode]:
    """People on the board whose urgency was lowered between meetings, and who carry the mark of it."""
    return list(
        db.session.scalars(
            select(Episode).where(
                Episode.team_id == team_id, Episode.closed_at.is_(None), Episode.lowered_at.is_not(None)
            )
        )
    )


def items_of(meeting_id: uuid.UUID) -> list[MeetingItem]:
    """Everybody mentioned at a meeting, in its order."""
    return list(db.session.scalars(_items(), {"meeting": meeting_id}))


@cache
def _items() -> Select[MeetingItem]:
    return (
        select(MeetingItem)
        .where(MeetingItem.meeting_id == bindparam("meeting", type_=Uuid()))
        .order_by(MeetingItem.position, MeetingItem.id)
    )


def attendance_of(meeting_id: uuid.UUID) -> list[Attendance]:
    """Who is, or was, at a meeting."""
    return list(db.session.scalars(select(Attendance).where(Attendance.meeting_id == meeting_id)))


def leavers_for(meeting: Meeting, by: Membership) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Whom its chair asks out of the room, by the person they are barred from, as far as the chair may know.

    Nobody else is told of anyone: a bar says that two people are close.
    """
    if meeting.closed_at is not None or meeting.chair_id != by.staff_id:
        return {}
    there = {row.staff_id: row.party_id for row in attendance_of(meeting.id)}
    bars = db.session.scalars(
        select(Bar)
        .where(Bar.team_id == meeting.team_id, Bar.staff_id.in_(there), Bar.lifted_at.is_(None))
        .options(*with_sight(joinedload(Bar.patient).joinedload))
    ).unique()
    known = [
        (bar.patient_id, bar.staff_id)
        for bar in bars
        if bar.patient.left_on is None and may_know_of(sight_of(by, bar.patient), bar)
    ]
    return rules.leavers(known, there, part=meeting.part, part_party=meeting.part_party_id)


def members_called(team_id: uuid.UUID, staff_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Membership]:
    """Those of these people who work in the team today, by who they are."""
    today = clock.today()
    found = db.session.scalars(
        select(Membership).where(Membership.team_id == team_id, Membership.staff_id.in_(staff_ids))
    )
    return {each.staff_id: each for each in found if each.is_current(today) and each.role in TEAM}


def board_rows_of(patient_ids: Collection[uuid.UUID]) -> list[Episode | Nomination]:
    """The open episodes and unanswered nominations of these people, the episodes first."""
    people = {"people": list(patient_ids)}
    return [*db.session.scalars(_episodes(), people), *db.session.scalars(_nominations(), people)]


@cache
def _episodes() -> Select[Episode]:
    return (
        select(Episode)
        .where(Episode.patient_id.in_(PEOPLE), Episode.closed_at.is_(None))
        .options(joinedload(Episode.category).joinedload(Category.team))
    )


@cache
def _nominations() -> Select[Nomination]:
    return (
        select(Nomination)
        .where(
            Nomination.patient_id.in_(PEOPLE),
            Nomination.state.in_(("open", "waiting")),
            Nomination.hidden_at.is_(None),
        )
        .order_by(Nomination.at, Nomination.id)
    )


def owners_for(by: Membership, patient: Patient, rows: Sequence[Episode | Nomination]) -> Iterator[uuid.UUID]:
    """Whose the person may be at the meeting, as far as `by` knows: an episode's party (their own first), a
    nomination's, their own.
    """
    seen = sight_of(by, patient)
    known = [row for row in rows if row.patient_id == patient.id and may_know_of(seen, row)]
    episodes = own_first(by.party_id, (row for row in known if isinstance(row, Episode)))
    yield from (episode.party_id for episode in episodes)
    yield from (row.party_id for row in known if isinstance(row, Nomination))
    yield by.party_id


def is_seen_by_all(patient: Patient, owner: uuid.UUID, parties: Collection[uuid.UUID]) -> bool:
    """Whether each of these parties has the person in its books and may know how `owner` stands with them."""
    known_to = {known.party_id for known in patient.known if known.left_on is None}
    seen = Sight(Audience(patient.team_id, wall="code"), patient.bases, known_to, clock.now(), parties)
    return known_to.issuperset(parties) and seen.sees(owner, MeetingItem.scope)


def is_seen_by_no_other(patient: Patient, owner: uuid.UUID, parties: Collection[uuid.UUID]) -> bool:
    """Whether `owner` keeps how it stands with the person to itself."""
    others = (
        Sight(Audience(patient.team_id, party_id=party), patient.bases, {party}, clock.now())
        for party in parties
        if party != owner
    )
    return not any(other.sees(owner, MeetingItem.scope) for other in others)
