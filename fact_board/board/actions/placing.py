"""Opening an episode: shared by placing directly and by answering a nomination."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import current_seq
from fact_board.authorship import about, signed
from fact_board.board import queries, rules
from fact_board.board.actions.proposing import Ticked, propose_tasks
from fact_board.board.actions.written import refuse_taken
from fact_board.board.models import Episode, EpisodeChange, Task
from fact_board.columns import new_id
from fact_board.errors import Invalid, NotAllowed
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.calendar import review_day
from fact_board.teams.models import Category, Membership


@dataclass(frozen=True)
class Why:
    """Why an urgency is what it is: a text, chips, or both."""

    text: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placing:
    """Where on the board someone is put, and what is taken on at once."""

    category: Category
    urgency: str
    why: Why
    ticked: tuple[Ticked, ...] = ()
    id: uuid.UUID | None = None


def open_episode(
    patient: Patient, placing: Placing, *, by: Membership
) -> tuple[Episode, EpisodeChange, Sequence[Task]]:
    """Put the person on the board; provisional when the team is not at its meeting."""
    guard_category(placing.category, patient.team_id)
    rules.guard_why(placing.why.text, placing.why.tags)
    if placing.id:
        refuse_taken(Episode, placing.id)
    now, had = clock.now(), queries.tasks_of(patient, by)
    episode = Episode(
        **about(patient, by),
        id=placing.id or new_id(),
        category_id=placing.category.id,
        urgency=placing.urgency,
        why_text=placing.why.text,
        why_tags=list(placing.why.tags),
        placed_at=now,
        placed_by=by.staff_id,
        is_provisional=not queries.is_meeting_open(patient.team_id),
        review_on=next_review(placing.category),
        urgency_since=now,
    )
    db.session.add(episode)
    db.session.flush()  # tasks and the first change point at it
    change = EpisodeChange(
        **signed(patient, by),
        episode_id=episode.id,
        seq=current_seq(),
        category_id=placing.category.id,
        urgency=placing.urgency,
        why_text=placing.why.text,
        why_tags=list(placing.why.tags),
    )
    db.session.add(change)
    return (
        episode,
        change,
        propose_tasks(episode, patient, placing.category, had=had, by=by, ticked=placing.ticked),
    )


def taken_by(tasks: Sequence[Task]) -> list[dict[str, str]]:
    """Which of the proposed tasks somebody took at once, as the event tells it."""
    taken = [task for task in tasks if task.state == "open"]
    return [{"task": str(task.id), "owner": str(task.owner_id), "due_on": str(task.due_on)} for task in taken]


def guard_may_place(patient: Patient, by: Membership) -> None:
    """The region, or a party that shares the person with it; before anything tells where the person is."""
    if not queries.may_place(patient, by):
        raise NotAllowed("basis.needed_to_place")


def guard_category(category: Category, team_id: uuid.UUID, field: str = "category") -> None:
    """A column of this team, in use."""
    if category.team_id != team_id:
        raise Invalid("category.not_in_team", field=field)
    if not category.is_active:
        raise Invalid("category.not_active", field=field)


def next_review(category: Category) -> dt.date:
    """The meeting that goes through someone of this category next."""
    team = category.team
    return review_day(team.meeting_days, team.meeting_starts, category.review_days, clock.now())
