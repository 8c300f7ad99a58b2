"""How somebody's turn begins and ends: the steps that the verbs of a meeting share."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from fact_board import clock
from fact_board.action import current_seq
from fact_board.authorship import about
from fact_board.board.models import Episode, Nomination
from fact_board.extensions import db
from fact_board.live.loading import load_parties
from fact_board.meeting import queries, rules
from fact_board.meeting.models import Meeting, MeetingItem
from fact_board.patients.models import Patient
from fact_board.teams.calendar import review_day
from fact_board.teams.models import Membership


@dataclass
class Turns:
    """Whose turn it is and was at a meeting, while one verb goes on. `by` is None when time acts.

    `changed` and `reviewed` gather what the verb did; `is_sight_changing` tells that somebody came onto the
    wall, or left it, by their turn alone.
    """

    meeting: Meeting
    by: Membership | None
    changed: list[MeetingItem] = field(default_factory=list)
    reviewed: list[Episode] = field(default_factory=list)
    is_sight_changing: bool = False

    def __post_init__(self) -> None:
        self.now = clock.now()
        self.rows: list[Episode | Nomination] = []

    @cached_property
    def items(self) -> list[MeetingItem]:
        return queries.items_of(self.meeting.id)

    @cached_property
    def parties(self) -> frozenset[uuid.UUID]:
        """Those in the room in part 1, as with a wall."""
        return load_parties(self.meeting.team_id, clock.today(self.now))

    @property
    def current(self) -> MeetingItem | None:
        return next((item for item in self.items if item.state == "now"), None)

    @property
    def kept_in(self) -> uuid.UUID | None:
        """The party that alone hears of what is done in part 2."""
        return self.meeting.part_party_id if self.meeting.part == 2 else None

    def look_at(self, patients: Collection[Patient]) -> None:
        """Read how these people, and the one whose turn it is, stand on the board."""
        ids = {patient.id for patient in patients}
        if self.current:
            ids.add(self.current.patient_id)
        self.rows = queries.board_rows_of(ids) if ids else []

    def end(self) -> None:
        """Let the one whose turn it is have been discussed, which counts as a review."""
        item = self.current
        if item is None:
            return
        self.leave(item, "go_on")
        self.review(item)

    def leave(self, item: MeetingItem, verb: str) -> None:
        """End the turn of somebody whose turn it is."""
        item.seconds = rules.used(item.seconds, item.since, self.now)
        item.version = current_seq()
        self._stand(item, verb)
        self._mark_sight(item)
        db.session.flush()  # before another is taken up: it is one person's turn at a time

    def take(self, patient: Patient, verb: str, by: Membership) -> MeetingItem | None:
        """Take somebody up, put them off, or leave them as they are; None when nothing changes by it."""
        owner = self._owner_of(patient, by)
        item = self._item_of(patient, owner)
        if rules.follow(item.state if item else None, verb) is None:
            return None
        if item is None:
            item = MeetingItem(
                **about(patient, by, owner),
                meeting_id=self.meeting.id,
                part=self.meeting.part,
                seconds=0,
                position=0,
            )
            db.session.add(item)
            self.items.append(item)
        self._stand(item, verb)
        if item.state == "now":
            item.since = self.now
            self._mark_sight(item)
        if item.state != "later" and not item.position:
            item.position = 1 + max(each.position or 0 for each in self.items)
        return item

    def _owner_of(self, patient: Patient, by: Membership) -> uuid.UUID:
        """Whose the person is here: of part 2, its party; else the first of whom everybody may know."""
        if self.meeting.part == 2:
            return by.party_id
        owners = queries.owners_for(by, patient, self.rows)
        seen = (owner for owner in owners if queries.is_seen_by_all(patient, owner, self.parties))
        owner = next(seen, None)
        rules.guard_taking_up(is_seen_by_all=owner is not None)
        return owner or by.party_id

    def _item_of(self, patient: Patient, owner: uuid.UUID) -> MeetingItem | None:
        wanted = (patient.id, self.meeting.part, owner)
        return next(
            (item for item in self.items if (item.patient_id, item.part, item.party_id) == wanted), None
        )

    def _stand(self, item: MeetingItem, verb: str) -> None:
        item.state = rules.follow(item.state, verb) or item.state
        if item not in self.changed:
            self.changed.append(item)

    def _mark_sight(self, item: MeetingItem) -> None:
        mine = {(row.patient_id, row.party_id) for row in self.rows}
        if (item.patient_id, item.party_id) not in mine:
            self.is_sight_changing = True

    def review(self, item: MeetingItem) -> None:
        """Who was gone through is reviewed, as far as everybody there sees it, and nobody else.

        Nobody who is editing the episode is told of a conflict: its version stays.
        """
        for row in self.rows:
            if isinstance(row, Episode) and row.patient_id == item.patient_id and self._may_review(item, row):
                row.reviewed_at = self.now
                row.review_on = _next_review(row, self.now)
                self.reviewed.append(row)

    def _may_review(self, item: MeetingItem, episode: Episode) -> bool:
        if item.part == 2:
            is_own = episode.party_id == item.party_id
            return is_own and queries.is_seen_by_no_other(episode.patient, item.party_id, self.parties)
        is_of_item = episode.party_id == item.party_id
        return is_of_item or queries.is_seen_by_all(episode.patient, episode.party_id, self.parties)


def forgotten_turns(meeting: Meeting) -> Turns:
    """Nobody knows how long the last turn of a meeting was that nobody closed: as if it ended at once."""
    turns = Turns(meeting, None)
    if turns.current and turns.current.since:
        turns.now = turns.current.since
    return turns


def _next_review(episode: Episode, now: dt.datetime) -> dt.date:
    category = episode.category
    team = category.team
    return review_day(team.meeting_days, team.meeting_starts, category.review_days, now)


def guard_driving(meeting: Meeting, by: Membership) -> None:
    """An open meeting, and its chair."""
    rules.guard_open(is_closed=meeting.closed_at is not None)
    rules.guard_chair(chair_id=meeting.chair_id, staff_id=by.staff_id)
    guard_there(meeting, by)


def guard_there(meeting: Meeting, by: Membership) -> None:
    """Somebody of the party that part 2 belongs to, while it lasts."""
    rules.guard_in_the_room(part=meeting.part, part_party=meeting.part_party_id, party=by.party_id)


def touched(meeting: Meeting, items: Sequence[MeetingItem]) -> tuple[Meeting | MeetingItem, ...]:
    """The meeting too, when what it shows on the wall ends with this turn."""
    if not meeting.shows_text:
        return tuple(items)
    meeting.shows_text = False
    return (meeting, *items)
