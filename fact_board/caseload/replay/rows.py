"""The rows that an earlier board is drawn from: those that keep what they were, or when they changed."""

import datetime as dt
import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import lazyload, selectinload

from fact_board.access.gates import with_sight
from fact_board.board.models import Answer, Episode, EpisodeChange, Nomination, Task
from fact_board.caseload.replay.then import STANDING
from fact_board.extensions import db
from fact_board.live.loading import MISSED_BEFORE_PLACING, PatientRows
from fact_board.live.models import Event, EventSubject, Stream
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient
from fact_board.teams.models import Duty, Team
from fact_board.visits.models import Contact

T = TypeVar("T")
Ids = Collection[uuid.UUID]
SECOND = dt.timedelta(seconds=1)

# What tells how a row came to be what it is, where the row keeps only the last of it.
TELLING = (
    *("task_added", "task_accepted", "task_ticked", "task_tick_undone", "task_closed", "task_moved"),
    *("task_handed_over", "task_offer_accepted", "patient_placed", "nomination_answered"),
    *("patient_discharged", "episode_closed", "absence_written", "membership_ended", "membership_ran_out"),
    *("step_down_proposed", "step_down_withdrawn", "episode_ratified", "nomination_returned"),
)


@dataclass
class RowsThen:
    """Rows about people on the board of one moment, by what they hang on."""

    changes: dict[uuid.UUID, list[Any]] = field(default_factory=dict)  # by episode
    answers: dict[uuid.UUID, list[Any]] = field(default_factory=dict)  # by nomination
    tasks: dict[uuid.UUID, list[Any]] = field(default_factory=dict)  # by person: (Task, when last changed)
    events: dict[uuid.UUID, list[Any]] = field(default_factory=dict)  # by person
    at_meetings: set[uuid.UUID] = field(default_factory=set)  # the episodes that began at a meeting
    missed: dict[uuid.UUID, list[Any]] = field(default_factory=dict)  # by person
    met_on: dict[tuple[uuid.UUID, uuid.UUID], dt.date] = field(default_factory=dict)  # by person and party
    earlier: dict[tuple[uuid.UUID, uuid.UUID], Any] = field(default_factory=dict)


def episodes_at(team_id: uuid.UUID, at: dt.datetime) -> list[Episode]:
    """Everybody's times on the board that went on at that moment."""
    going_on = or_(Episode.closed_at.is_(None), Episode.closed_at > at)
    query = select(Episode).where(Episode.team_id == team_id, Episode.placed_at <= at, going_on)
    return list(db.session.scalars(query.options(lazyload(Episode.category))))


def nominations_at(team_id: uuid.UUID, at: dt.datetime) -> list[Nomination]:
    """Those that were made and not over; what was on the wrong person stays hidden."""
    unanswered = or_(Nomination.ended_at.is_(None), Nomination.ended_at > at)
    of_then = (Nomination.team_id == team_id, Nomination.at <= at, Nomination.hidden_at.is_(None))
    query = select(Nomination).where(*of_then, unanswered)
    return list(db.session.scalars(query.order_by(Nomination.at, Nomination.id)))


def people_of(team_id: uuid.UUID, ids: Ids) -> dict[uuid.UUID, PatientRows]:
    """Those who are still in the team, with the books and bases of today: what sight is decided by."""
    shows_names = db.session.get_one(Team, team_id).shows_protected_names
    query = select(Patient).where(Patient.id.in_(ids), Patient.team_id == team_id, Patient.left_on.is_(None))
    return {
        patient.id: PatientRows(
            patient,
            known={known.party_id: known for known in patient.known if known.left_on is None},
            bases=patient.bases,
            barred={bar.staff_id for bar in patient.bars if bar.lifted_at is None},
            shows_protected_names=shows_names,
        )
        for patient in db.session.scalars(query.options(*with_sight(selectinload)))
    }


def rows_at(
    team_id: uuid.UUID,
    people: Ids,
    episodes: Collection[Episode],
    nominations: Collection[Nomination],
    at: dt.datetime,
) -> RowsThen:
    """All that the board tells of these people, in a handful of statements."""
    changes = db.session.scalars(
        select(EpisodeChange)
        .where(EpisodeChange.episode_id.in_([each.id for each in episodes]))
        .order_by(EpisodeChange.seq)
    )
    answers = db.session.scalars(
        select(Answer).where(Answer.nomination_id.in_([each.id for each in nominations]), Answer.at <= at)
    )
    tasks = _tasks_at(team_id, people, at)
    placed = [each.placed_at for each in episodes]
    first = min([*placed, *(each.at for each in nominations), *(task.at for task, _ in tasks)], default=at)
    events = _events(team_id, people, first, at)
    return RowsThen(
        changes=_by(changes, "episode_id"),
        answers=_by(answers, "nomination_id"),
        tasks=_by(tasks, "Task.patient_id"),
        events=_by(events, "person"),
        at_meetings=_placed_at_meetings(episodes),
        missed=_by(_missed(people, min(placed, default=at), at), "patient_id"),
        met_on={(row.patient_id, row.party_id): row.on for row in _met(people, at)},
        earlier={(row.patient_id, row.party_id): row for row in _earlier(people, at)},
    )


def _by(rows: Iterable[T], name: str) -> dict[uuid.UUID, list[T]]:
    found: dict[uuid.UUID, list[T]] = defaultdict(list)
    for row in rows:
        of: Any = row
        for part in name.split("."):
            of = getattr(of, part)
        found[of].append(row)
    return found


def _tasks_at(team_id: uuid.UUID, people: Ids, at: dt.datetime) -> list[Any]:
    """Tasks that existed, but for those that had ended for good. An ended one changes no more."""
    made = and_(Task.patient_id.in_(people), Task.hidden_at.is_(None), Task.at <= at)
    query = (
        select(Task, Event.at.label("changed_at"))
        .outerjoin(Event, and_(Event.stream_id == team_id, Event.seq == Task.version))
        .where(made, or_(Task.state.in_(STANDING), Event.at > at))
        .order_by(Task.due_on, Task.id)
    )
    return list(db.session.execute(query))


def _events(team_id: uuid.UUID, people: Ids, first: dt.datetime, last: dt.datetime) -> list[Any]:
    """What was told of these people between two moments, both included, in its order."""
    about = and_(
        EventSubject.stream_id == team_id,
        EventSubject.kind == "patient",
        EventSubject.id.in_(people),
        EventSubject.seq.between(seq_at(team_id, first - SECOND), seq_at(team_id, last)),
    )
    query = (
        select(EventSubject.id.label("person"), Event.name, Event.at, Event.actor_id, Event.facts)
        .join(Event, and_(Event.stream_id == EventSubject.stream_id, Event.seq == EventSubject.seq))
        .where(about, Event.name.in_(TELLING))
        .order_by(EventSubject.seq)
    )
    return list(db.session.execute(query))


def seq_at(team_id: uuid.UUID, at: dt.datetime) -> int:
    """The number of the last event until then, found by halving: numbers have no gaps, and follow time."""
    stream = db.session.get_one(Stream, team_id)
    when = select(Event.at).where(Event.stream_id == team_id, Event.seq == bindparam("seq"))
    return bisect_right(
        range(1, stream.seq + 1), at, key=lambda seq: db.session.execute(when, {"seq": seq}).scalar_one()
    )


def _placed_at_meetings(episodes: Collection[Episode]) -> set[uuid.UUID]:
    """What is placed between meetings is provisional until somebody ratifies it. Event numbers tell: a
    meeting that midnight ended had gone on for a moment longer.
    """
    placing = and_(
        EpisodeChange.episode_id.in_([each.id for each in episodes]), EpisodeChange.was_category_id.is_(None)
    )
    at_it = and_(
        Meeting.team_id == EpisodeChange.team_id,
        Meeting.seq_from < EpisodeChange.seq,
        or_(Meeting.seq_to.is_(None), Meeting.seq_to > EpisodeChange.seq),
        Meeting.seq_from > 0,
    )
    query = select(EpisodeChange.episode_id).where(placing, exists().where(at_it))
    return set(db.session.scalars(query))


def _missed(people: Ids, since: dt.datetime, at: dt.datetime) -> list[Any]:
    query = (
        select(Contact)
        .where(
            Contact.patient_id.in_(people),
            Contact.outcome.in_(("missed", "not_home")),
            Contact.hidden_at.is_(None),
            Contact.on >= (since - MISSED_BEFORE_PLACING).date() - dt.timedelta(days=1),
            Contact.at <= at,
        )
        .order_by(Contact.on, Contact.id)
    )
    return list(db.session.scalars(query))


def _met(people: Ids, at: dt.datetime) -> list[Any]:
    done = (Contact.outcome == "done", Contact.hidden_at.is_(None), Contact.at <= at)
    query = select(Contact.patient_id, Contact.party_id, func.max(Contact.on).label("on"))
    query = query.where(Contact.patient_id.in_(people), *done)
    return list(db.session.execute(query.group_by(Contact.patient_id, Contact.party_id)))


def _earlier(people: Ids, at: dt.datetime) -> list[Any]:
    counted = func.count(Episode.id).label("count"), func.max(Episode.closed_at).label("last_closed_at")
    query = select(Episode.patient_id, Episode.party_id, *counted)
    query = query.where(Episode.patient_id.in_(people), Episode.closed_at <= at)
    return list(db.session.execute(query.group_by(Episode.patient_id, Episode.party_id)))


def duty_at(team_id: uuid.UUID, day: dt.date, at: dt.datetime) -> Duty | None:
    """Who answered for urgent things, as far as it had been said by then."""
    said = (Duty.team_id == team_id, Duty.starts_on <= day, Duty.set_at <= at)
    latest = select(Duty).where(*said).order_by(Duty.starts_on.desc(), Duty.set_at.desc(), Duty.id.desc())
    return db.session.scalar(latest.limit(1))


def meeting_at(team_id: uuid.UUID, at: dt.datetime) -> Meeting | None:
    """The meeting that was going on."""
    going_on = or_(Meeting.closed_at.is_(None), Meeting.closed_at > at)
    held = select(Meeting).where(Meeting.team_id == team_id, Meeting.started_at <= at, going_on)
    return db.session.scalar(held.order_by(Meeting.started_at.desc()).limit(1))


def first_event_at(team_id: uuid.UUID) -> dt.datetime | None:
    """When the team began."""
    return db.session.scalar(select(Event.at).where(Event.stream_id == team_id, Event.seq == 1))
