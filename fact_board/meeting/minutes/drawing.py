"""The minutes of a meeting, drawn when they are read, for whoever reads them: nothing of them is stored."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import label_for, may_know_of, sight_of
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.extensions import db
from fact_board.meeting.minutes import words
from fact_board.meeting.minutes.deeds import deeds_in
from fact_board.meeting.minutes.models import JournalMark
from fact_board.meeting.minutes.reading import people_called, span_of
from fact_board.meeting.minutes.said import Names, Said, say
from fact_board.meeting.models import Attendance, Meeting, MeetingItem
from fact_board.meeting.queries import attendance_of, items_of
from fact_board.sign_in.professions import profession_text
from fact_board.teams.models import Category, Membership, Party, Staff, TeamParty

LINES_OF_A_PAGE = 45


@dataclass(frozen=True)
class Attendee:
    """Somebody who was there."""

    staff_id: uuid.UUID
    name: str
    profession: str
    party: str
    principal: str
    is_remote: bool
    has_mandate: bool


@dataclass(frozen=True)
class Mark:
    """Somebody of the reader's party has written it into the record."""

    initials: str
    at: dt.datetime


@dataclass(frozen=True)
class Person:
    """Somebody the meeting took up or decided about, and what was decided; `seconds` is the time used."""

    patient_id: uuid.UUID
    label: str
    state: str
    seconds: int
    said: Sequence[Said] = ()
    mark: Mark | None = None

    @property
    def is_to_be_journaled(self) -> bool:
        """Something was decided that nobody of the reader's party has written into the record yet."""
        return bool(self.said) and self.mark is None


@dataclass(frozen=True)
class Minutes:
    """A meeting as one reader may know of it. `people` are in the order they were discussed."""

    id: uuid.UUID
    started_at: dt.datetime
    closed_at: dt.datetime | None
    is_forgotten: bool
    chair: str
    attendance: Sequence[Attendee]
    missing: Sequence[str]
    people: Sequence[Person] = ()
    also: Sequence[Person] = ()
    unchanged: Sequence[Person] = ()
    parked: Sequence[Person] = ()
    party: str = ""
    principal: str = ""

    @property
    def everybody(self) -> list[Person]:
        return [*self.people, *self.also, *self.unchanged, *self.parked]

    @property
    def is_long(self) -> bool:
        """More than a page has room for, a line for each thing that was decided."""
        return sum(1 + len(person.said) for person in self.everybody) > LINES_OF_A_PAGE

    @property
    def not_journaled(self) -> int:
        return sum(person.is_to_be_journaled for person in self.everybody)

    @property
    def seconds(self) -> int:
        """How long the meeting took, or has taken so far."""
        return round(((self.closed_at or clock.now()) - self.started_at).total_seconds())


@dataclass
class Standing:
    """How somebody stood at a meeting, of all its items about them that the reader may know of."""

    state: str = "also"
    seconds: int = 0
    position: int = 0

    def add(self, item: MeetingItem, now: dt.datetime) -> None:
        self.state = min(self.state, item.state, key=RANK.index)
        self.seconds += item.seconds
        if item.state == "now" and item.since:
            self.seconds += max(0, round((now - item.since).total_seconds()))
        self.position = min(filter(None, (self.position, item.position)), default=0)


RANK = ("now", "discussed", "unchanged", "later", "also")


def minutes_of(viewer: Viewer, meeting: Meeting) -> Minutes:
    """What happened at the meeting, in the reader's language and under the policy of now."""
    names, deeds = names_in(meeting.team_id), deeds_in(span_of(meeting), viewer.membership)
    items = items_of(meeting.id)
    people = people_called({item.patient_id for item in items} | deeds.keys())
    sights = {id_: sight_of(viewer.membership, patient) for id_, patient in people.items()}
    standing = _standing(items, sights)
    marks = marks_of([meeting.id], viewer).get(meeting.id, {})
    shown = sorted(standing.keys() | deeds.keys(), key=lambda id_: _order(standing.get(id_), id_))
    drawn = [
        Person(
            id_,
            label_for(sights[id_], people[id_]),
            stood.state,
            stood.seconds,
            say(deeds.get(id_, ()), names),
            marks.get(id_),
        )
        for id_ in shown
        if sights[id_].is_anybody
        for stood in (standing.get(id_, Standing()),)
    ]
    by_state = {state: [person for person in drawn if person.state == state] for state in RANK}
    own = db.session.get_one(Party, viewer.party_id)
    return Minutes(
        meeting.id,
        meeting.started_at,
        meeting.closed_at,
        meeting.closed_at is not None and meeting.closed_by_id is None,
        names.of(meeting.chair_id),
        *_who_was_there(meeting, names),
        people=[person for person in drawn if person.state in ("now", "discussed")],
        also=by_state["also"],
        unchanged=by_state["unchanged"],
        parked=by_state["later"],
        party=own.name,
        principal=own.principal,
    )


def _order(stood: Standing | None, id_: uuid.UUID) -> tuple[int, str]:
    return (stood.position if stood and stood.position else 10**6, str(id_))


def _standing(items: Collection[MeetingItem], sights: Mapping[uuid.UUID, Sight]) -> dict[uuid.UUID, Standing]:
    found: dict[uuid.UUID, Standing] = {}
    now = clock.now()
    for item in items:
        if may_know_of(sights[item.patient_id], item):
            found.setdefault(item.patient_id, Standing()).add(item, now)
    return found


def names_in(team_id: uuid.UUID) -> Names:
    """What everybody who works or worked in the team is called, and its columns."""
    staff = db.session.execute(
        select(Staff.id, Staff.name)
        .join(Membership, Membership.staff_id == Staff.id)
        .where(Membership.team_id == team_id)
    )
    columns = db.session.scalars(select(Category).where(Category.team_id == team_id)).all()
    labels = {str(one.id): words.label_of(one) for one in columns}
    return Names(
        {row.id: row.name for row in staff}, labels | {one.code: words.label_of(one) for one in columns}
    )


def marks_of(meeting_ids: Collection[uuid.UUID], viewer: Viewer) -> dict[uuid.UUID, dict[uuid.UUID, Mark]]:
    """What the reader's own party has written into its record, by meeting and person."""
    rows = db.session.execute(
        select(JournalMark, Membership.initials)
        .join(
            Membership,
            (Membership.staff_id == JournalMark.by_id) & (Membership.team_id == JournalMark.team_id),
        )
        .where(
            JournalMark.meeting_id.in_(meeting_ids),
            JournalMark.party_id == viewer.party_id,
            JournalMark.undone_at.is_(None),
        )
        .order_by(Membership.starts_on)
    )
    found: dict[uuid.UUID, dict[uuid.UUID, Mark]] = {}
    for mark, initials in rows:
        found.setdefault(mark.meeting_id, {})[mark.patient_id] = Mark(initials, mark.at)
    return found


def _who_was_there(meeting: Meeting, names: Names) -> tuple[list[Attendee], list[str]]:
    """Everybody at the meeting, the region's first; and the principals nobody came from."""
    rows = db.session.execute(
        select(Party)
        .join(TeamParty, TeamParty.party_id == Party.id)
        .where(TeamParty.team_id == meeting.team_id)
    )
    parties = {party.id: party for (party,) in rows}
    there = [
        _attendee(row, names, parties[row.party_id])
        for row in attendance_of(meeting.id)
        if row.party_id in parties
    ]
    there.sort(key=lambda one: (one.principal != "region", one.party, one.name))
    wanted = dict.fromkeys(sorted((party.principal for party in parties.values()), reverse=True))
    came = {one.principal for one in there}
    return there, [principal for principal in wanted if principal not in came]


def _attendee(row: Attendance, names: Names, party: Party) -> Attendee:
    return Attendee(
        row.staff_id,
        names.of(row.staff_id),
        profession_text(row.profession),
        party.short,
        party.principal,
        row.is_remote,
        row.has_mandate,
    )
