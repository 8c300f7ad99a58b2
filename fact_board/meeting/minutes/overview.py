"""The team's meetings day by day, those that never were among them; and what happened since the last."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fact_board import clock
from fact_board.access.gates import label_for, sight_of
from fact_board.access.viewer import Viewer
from fact_board.meeting.minutes import queries
from fact_board.meeting.minutes.deeds import deeds_in, people_of
from fact_board.meeting.minutes.drawing import marks_of, names_in
from fact_board.meeting.minutes.reading import Span, people_called
from fact_board.meeting.minutes.said import Said, say
from fact_board.meeting.models import Meeting
from fact_board.teams.models import Team

DAYS_SHOWN = 21


@dataclass(frozen=True)
class Held:
    """A meeting that was held, in a line; `people` and `not_journaled` count whom the reader may know of."""

    id: uuid.UUID
    started_at: dt.datetime
    closed_at: dt.datetime | None
    is_forgotten: bool
    chair: str
    people: int
    not_journaled: int


@dataclass(frozen=True)
class Day:
    """A day with meetings, or with one that was planned and never held."""

    on: dt.date
    meetings: Sequence[Held] = ()
    why: str = ""
    why_by: str = ""


@dataclass(frozen=True)
class Changed:
    """Somebody about whom something happened."""

    patient_id: uuid.UUID
    label: str
    said: Sequence[Said]


def held_of(viewer: Viewer, meetings: Sequence[Meeting]) -> list[Held]:
    """Each meeting in a line."""
    names = names_in(viewer.team_id)
    marks = marks_of([meeting.id for meeting in meetings], viewer)
    return [
        Held(
            meeting.id,
            meeting.started_at,
            meeting.closed_at,
            meeting.closed_by_id is None,
            names.of(meeting.chair_id),
            *_counts(viewer, meeting, set(marks.get(meeting.id, ()))),
        )
        for meeting in meetings
    ]


def _counts(viewer: Viewer, meeting: Meeting, marked: set[uuid.UUID]) -> tuple[int, int]:
    taken_up, decided = people_of(meeting, viewer.membership)
    return len(taken_up | decided), len(decided - marked)


def days_of(viewer: Viewer, team: Team, last: dt.date) -> tuple[list[Day], dt.date | None]:
    """The team's meeting days up to `last`, the latest first, and from which day on there are older ones."""
    first = last - dt.timedelta(days=DAYS_SHOWN - 1)
    held = held_of(viewer, queries.meetings_between(team.id, first, last))
    by_day = groupby(held, key=lambda one: clock.today(one.started_at))
    found = [Day(on, list(of_day)) for on, of_day in by_day]
    found += _not_held(team, first, last)
    began = queries.first_day_of(team.id)
    older = first - dt.timedelta(days=1) if began and began < first else None
    return sorted(found, key=lambda day: day.on, reverse=True), older


def latest_not_held(team: Team) -> list[Day]:
    """The planned days of the latest weeks on which nobody met, the latest first."""
    today = clock.today()
    return _not_held(team, today - dt.timedelta(days=DAYS_SHOWN - 1), today)[::-1]


def _not_held(team: Team, first: dt.date, last: dt.date) -> list[Day]:
    names, why = names_in(team.id), queries.explanations_of(team.id, first, last)
    days = [(on, why.get(on)) for on in queries.days_not_held(team, first, last)]
    return [Day(on, (), row.why if row else "", names.of(row.by_id) if row else "") for on, row in days]


def changed_since(viewer: Viewer, meeting: Meeting) -> list[Changed]:
    """What happened after a meeting was closed, those about whom something happened last first."""
    deeds = deeds_in(Span(meeting.team_id, (meeting.seq_to or meeting.seq_from) + 1), viewer.membership)
    names, people = names_in(meeting.team_id), people_called(deeds.keys())
    order = sorted(deeds, key=lambda id_: deeds[id_][-1].seq, reverse=True)
    return [
        Changed(
            id_,
            label_for(sight_of(viewer.membership, people[id_]), people[id_]),
            say(deeds[id_], names),
        )
        for id_ in order
    ]
