"""What keeps a meeting open, and what closing it means, as far as somebody may know of it."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import may_know_of, sight_of
from fact_board.access.policy import Sight
from fact_board.board.models import Answer, Episode, Nomination, Task
from fact_board.extensions import db
from fact_board.meeting import closing
from fact_board.meeting.closing import Asked, Block, Planned, Red
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import items_of
from fact_board.patients.models import Patient
from fact_board.teams.calendar import next_meeting
from fact_board.teams.models import Membership, Team

TAKEN_UP = ("now", "discussed")


@dataclass(frozen=True)
class Will:
    """What has been sent and taken on since the meeting began, and who is put off to the next."""

    answers: list[dict[str, Any]]
    tasks: list[dict[str, Any]]
    parked: list[dict[str, Any]]


@dataclass(frozen=True)
class Closure:
    """Why the meeting can't be closed yet, and what it leads to; `unanswered` counts open nominations."""

    blocks: list[Block]
    will: Will
    unanswered: int


def blocks_of(meeting: Meeting, by: Membership) -> list[Block]:
    """What stands in the way, as far as `by` may know of it."""
    now, today = clock.now(), clock.today()
    team = db.session.get_one(Team, meeting.team_id)
    next_on = clock.today(next_meeting(team.meeting_days, team.meeting_starts, now))
    reds = _reds(meeting.team_id, by) if closing.is_before_days_off(today, next_on) else []
    return closing.blocks(_asked(meeting, by), reds, now=now, today=today, next_on=next_on)


def closure_for(meeting: Meeting, by: Membership) -> Closure:
    """Everything the one who closes is told first."""
    items = _known(by, items_of(meeting.id))
    answers = _known(by, _written(Answer, meeting))
    tasks = [task for task in _known(by, _written(Task, meeting)) if task.state in ("open", "done")]
    will = Will(
        [{"patient": row.patient_id, "by": row.by_id, "decision": row.decision} for row in answers],
        [_task(row, sight_of(by, row.patient)) for row in tasks],
        [{"patient": item.patient_id} for item in items if item.state == "later"],
    )
    return Closure(blocks_of(meeting, by), will, count_unanswered(meeting.team_id, by))


def _task(row: Task, seen: Sight) -> dict[str, Any]:
    text = row.text if seen.sees(row.party_id, "notes") else ""
    return {"patient": row.patient_id, "text": text, "owner": row.owner_id, "due_on": row.due_on}


def count_unanswered(team_id: uuid.UUID, by: Membership) -> int:
    """How many nominations wait for an answer, of those `by` may know of."""
    found = db.session.scalars(
        select(Nomination).where(
            Nomination.team_id == team_id, Nomination.state == "open", Nomination.hidden_at.is_(None)
        )
    ).all()
    return len(_known(by, found))


def _asked(meeting: Meeting, by: Membership) -> list[Asked]:
    """The nominations that lay there when their person was last taken up; what comes after waits its turn."""
    since = {
        item.patient_id: item.since
        for item in _known(by, items_of(meeting.id))
        if item.state in TAKEN_UP and item.since
    }
    found = db.session.scalars(
        select(Nomination).where(Nomination.patient_id.in_(since), Nomination.hidden_at.is_(None))
    ).all()
    return [
        Asked(row.id, row.patient_id, row.state, row.promise_at)
        for row in _known(by, found)
        if row.at <= since[row.patient_id]
    ]


def _reds(team_id: uuid.UUID, by: Membership) -> list[Red]:
    episodes = db.session.scalars(
        select(Episode).where(
            Episode.team_id == team_id, Episode.closed_at.is_(None), Episode.urgency == "red"
        )
    ).all()
    people = dict.fromkeys(row.patient_id for row in _known(by, episodes))
    tasks = db.session.scalars(
        select(Task).where(Task.patient_id.in_(people), Task.state == "open", Task.hidden_at.is_(None))
    ).all()
    planned: dict[uuid.UUID, list[Planned]] = {patient_id: [] for patient_id in people}
    for task in _known(by, tasks):
        planned[task.patient_id].append(Planned(task.state, task.owner_id, task.due_on))
    return [Red(patient_id, tasks) for patient_id, tasks in planned.items()]


def _written(model: Any, meeting: Meeting) -> Collection[Any]:
    """Answers or tasks written since the meeting began, corrections left out."""
    rows = select(model).where(
        model.team_id == meeting.team_id, model.at >= meeting.started_at, model.hidden_at.is_(None)
    )
    if model is Answer:
        rows = rows.where(Answer.supersedes_id.is_(None))
    return db.session.scalars(rows.order_by(model.at, model.id)).all()


def _known(by: Membership, rows: Iterable[Any]) -> list[Any]:
    """Those of these rows about people that `by` may know of."""
    rows = list(rows)
    sights = _sights(by, {row.patient_id for row in rows})
    return [row for row in rows if may_know_of(sights[row.patient_id], row)]


def _sights(by: Membership, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Sight]:
    found = db.session.scalars(
        select(Patient)
        .options(joinedload(Patient.known), joinedload(Patient.bases), joinedload(Patient.bars))
        .where(Patient.id.in_(ids))
    ).unique()
    return {person.id: sight_of(by, person) for person in found}
