"""The tasks a category proposes: offered on placing and on a change of category."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from fact_board import clock
from fact_board.authorship import signed
from fact_board.board import rules
from fact_board.board.actions.written import guard_owner
from fact_board.board.models import Episode, Task
from fact_board.columns import new_id
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.calendar import add_weekdays
from fact_board.teams.models import Category, Membership, Staff, TaskTemplate


@dataclass(frozen=True)
class Ticked:
    """A proposed task somebody takes at once: with an owner, and a day if not the template's own."""

    template_id: uuid.UUID
    owner: Staff
    due_on: dt.date | None = None


def propose_tasks(
    episode: Episode,
    patient: Patient,
    category: Category,
    *,
    had: Sequence[Task],
    by: Membership,
    ticked: Sequence[Ticked] = (),
) -> list[Task]:
    """Add the category's template tasks: open for the ticked ones, else proposed without an owner.

    None that the person `had` open, or done within 30 days. Deadlines are counted in workdays.
    """
    now, before = clock.now(), [(task.template_id, task.state, task.done_at) for task in had]
    chosen = _chosen(category, ticked, clock.today())
    added = []
    for template in category.templates:
        if not template.is_active or not rules.is_proposable(template.id, before, now):
            continue
        task = _task_of(template, episode, patient, by=by)
        if template.id in chosen:
            guard_owner(patient, chosen[template.id].owner, task.party_id, "tasks")
            _take(task, chosen[template.id])
        db.session.add(task)
        added.append(task)
    return added


def _chosen(category: Category, ticked: Sequence[Ticked], today: dt.date) -> dict[uuid.UUID, Ticked]:
    if len(ticked) > rules.MOST_PRETICKED:
        raise Invalid("task.too_many_ticked", field="tasks", most=rules.MOST_PRETICKED)
    chosen = {tick.template_id: tick for tick in ticked}
    offered = {template.id for template in category.templates if template.is_active}
    if len(chosen) != len(ticked) or not chosen.keys() <= offered:
        raise Invalid("task.not_of_category", field="tasks")
    for tick in ticked:
        if tick.due_on:
            rules.guard_coming(tick.due_on, today, "tasks")
    return chosen


def _task_of(template: TaskTemplate, episode: Episode, patient: Patient, *, by: Membership) -> Task:
    return Task(
        **signed(patient, by, episode.party_id),
        id=new_id(),
        episode_id=episode.id,
        template_id=template.id,
        category_id=template.category_id,
        text=template.text_sv,
        due_on=add_weekdays(clock.today(), template.due_weekdays),
        state="proposed",
    )


def _take(task: Task, tick: Ticked) -> None:
    task.state = "open"
    task.owner_id = tick.owner.id
    task.due_on = tick.due_on or task.due_on


def close_untouched(episode: Episode, had: Sequence[Task], category: Category) -> list[Task]:
    """Close what the old category proposed for this time on the board and nobody took."""
    proposed = [task for task in had if task.state == "proposed" and task.episode_id == episode.id]
    untouched = [task for task in proposed if task.category_id == category.id]
    for task in untouched:
        task.state = "closed"
    return untouched
