"""Reading what concerns one person of the staff today; what may be shown of it is decided after."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import or_, select

from fact_board.access.models import BasisRequest
from fact_board.board.models import Episode, EpisodeChange, Task
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.calendar import is_workday
from fact_board.teams.models import Category
from fact_board.teams.queries.team import is_away

MOST_TASKS = 200
LONGEST_LEAVE = dt.timedelta(days=60)


def tasks_of(team_id: uuid.UUID, staff_id: uuid.UUID, done_since: dt.datetime) -> Sequence[Task]:
    """What somebody has to do or is offered, and what they have done since then."""
    is_theirs = or_(Task.owner_id == staff_id, Task.offered_to_id == staff_id) & (Task.state == "open")
    is_done = (Task.done_by == staff_id) & (Task.done_at >= done_since) & (Task.state == "done")
    return (
        db.session.scalars(
            select(Task)
            .join(Patient, Patient.id == Task.patient_id)
            .where(
                Task.team_id == team_id,
                Task.hidden_at.is_(None),
                Patient.left_on.is_(None),
                or_(is_theirs, is_done),
            )
            .order_by(Task.due_on, Task.due_time.is_(None), Task.due_time, Task.id)
            .limit(MOST_TASKS)
        )
        .unique()
        .all()
    )


def proposals_for(people: Collection[uuid.UUID]) -> Sequence[Task]:
    """Proposed tasks of these people: they wait for somebody to take them up."""
    return db.session.scalars(
        select(Task)
        .where(Task.patient_id.in_(people), Task.state == "proposed", Task.hidden_at.is_(None))
        .order_by(Task.due_on, Task.id)
        .limit(MOST_TASKS)
    ).all()


def board_changes(
    people: Collection[uuid.UUID], since: dt.datetime
) -> tuple[Sequence[Episode], Sequence[EpisodeChange]]:
    """Whom the team placed or took off since then, and how the others' category or urgency changed."""
    episodes = db.session.scalars(
        select(Episode).where(
            Episode.patient_id.in_(people), or_(Episode.placed_at >= since, Episode.closed_at >= since)
        )
    ).all()
    changes = db.session.scalars(
        select(EpisodeChange).where(
            EpisodeChange.patient_id.in_(people),
            EpisodeChange.at >= since,
            EpisodeChange.undone_at.is_(None),
            EpisodeChange.was_category_id.is_not(None),
        )
    ).all()
    return episodes, changes


def requests_about(people: Collection[uuid.UUID], party_id: uuid.UUID) -> Sequence[BasisRequest]:
    """Open requests of other parties that these people be asked for consent."""
    return db.session.scalars(
        select(BasisRequest)
        .where(
            BasisRequest.patient_id.in_(people),
            BasisRequest.party_id != party_id,
            BasisRequest.ended_at.is_(None),
        )
        .order_by(BasisRequest.at, BasisRequest.id)
    ).all()


def last_working_day(team_id: uuid.UUID, staff_id: uuid.UUID, today: dt.date) -> dt.date:
    """The last weekday before today on which they were not written down as away."""
    day = today - dt.timedelta(days=1)
    while today - day < LONGEST_LEAVE and (not is_workday(day) or is_away(team_id, staff_id, day)):
        day -= dt.timedelta(days=1)
    return day


def columns_of(team_id: uuid.UUID) -> Sequence[Category]:
    """The team's columns, in their order; also those no longer used, for what once stood there."""
    return db.session.scalars(
        select(Category).where(Category.team_id == team_id).order_by(Category.position)
    ).all()


def people_known_to(party_id: uuid.UUID, team_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """Everybody in the party's books who is in the team now."""
    return db.session.scalars(
        select(Patient.id)
        .join(KnownTo, (KnownTo.patient_id == Patient.id) & (KnownTo.party_id == party_id))
        .where(Patient.team_id == team_id, Patient.left_on.is_(None), KnownTo.left_on.is_(None))
    ).all()
