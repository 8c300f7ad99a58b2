"""Back to the standard level: proposed by anyone, prepared on a checklist, decided at a meeting."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about
from fact_board.board import queries, rules
from fact_board.board.actions.episodes import guard_open, where_in
from fact_board.board.actions.placing import taken_by
from fact_board.board.actions.written import guard_owner, guard_standing
from fact_board.board.models import CHECKLIST, ChecklistItem, Episode, Task
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff


@dataclass(frozen=True)
class Kept:
    """An open task that goes along to the standard level."""

    id: uuid.UUID
    owner: Staff
    due_on: dt.date


@dataclass(frozen=True)
class Dropped:
    """An open task that ends with the episode, and why."""

    id: uuid.UUID
    reason: str


@action
def propose_step_down(episode: Episode, why: str, *, by: Membership) -> None:
    """Propose the standard level for someone; the checklist opens, from the beginning each time."""
    patient = guard_open(episode)
    if episode.step_down_at is not None and episode.step_down_why == why:
        raise Unchanged(episode)
    rules.follow(where_in(episode), "propose_step_down", queries.facts_for(patient, by))
    episode.step_down_at = clock.now()
    episode.step_down_by = by.staff_id
    episode.step_down_why = why
    items = _open_checklist(episode, patient, by)
    record("step_down_proposed", episode, *items, by=by, episode=episode.id)


def _open_checklist(episode: Episode, patient: Patient, by: Membership) -> list[ChecklistItem]:
    items = {item.code: item for item in queries.checklist_of(episode.id)}
    for code in CHECKLIST:
        if code in items:
            items[code].state, items[code].reason = "open", ""
        else:
            items[code] = ChecklistItem(
                **about(patient, by, episode.party_id), episode_id=episode.id, code=code
            )
            db.session.add(items[code])
    return list(items.values())


@action
def withdraw_step_down(episode: Episode, *, by: Membership) -> None:
    """The person stays on the board after all."""
    patient = guard_open(episode)
    if episode.step_down_at is None:
        raise Unchanged(episode)
    rules.follow(where_in(episode), "withdraw_step_down", queries.facts_for(patient, by))
    episode.step_down_at, episode.step_down_by, episode.step_down_why = None, None, ""
    record("step_down_withdrawn", episode, by=by, episode=episode.id)


@action
def check_item(item: ChecklistItem, state: str, *, reason: str = "", by: Membership) -> None:
    """Tick something off the checklist, waive it with a reason, or open it again."""
    guard_standing(item)
    episode = db.session.get_one(Episode, item.episode_id)
    guard_open(episode)
    if episode.step_down_at is None:
        raise Conflict("step_down.not_proposed")
    if state == "waived" and not reason:
        raise Invalid("checklist.reason_needed", field="reason")
    reason = reason if state == "waived" else ""
    if (item.state, item.reason) == (state, reason):
        raise Unchanged(item)
    item.state, item.reason = state, reason
    record("checklist_changed", item, by=by, item=item.id, code=item.code, state=state)


@action
def close_episode(
    episode: Episode,
    *,
    outcome: str,
    holder: Staff,
    tasks: Sequence[Kept | Dropped] = (),
    text: str = "",
    by: Membership,
) -> None:
    """Take someone off the board, at a meeting: `holder` holds the case from now on.

    Not while red, nor with an open safety task, an unanswered nomination or an open checklist item; each
    open task goes along or is closed with a reason; what was only proposed goes. What belongs to another
    party's time on the board stays with that, whatever is chosen.
    """
    patient = guard_open(episode)
    rules.follow(where_in(episode), "close", queries.facts_for(patient, by))
    others = {other.id for other in queries.open_episodes_of(patient, by)} - {episode.id}
    known = queries.tasks_of(patient, by)
    standing = [task for task in known if task.episode_id not in others]
    elsewhere = {task.id for task in known} - {task.id for task in standing}
    choices = [choice for choice in tasks if choice.id not in elsewhere]
    open_tasks = {task.id: task for task in standing if task.state == "open"}
    rules.guard_closing(
        urgency=episode.urgency,
        checklist=[item.state for item in queries.checklist_of(episode.id)],
        open_tasks=[rules.OpenTask(task.id, task.is_safety) for task in open_tasks.values()],
        settled=[choice.id for choice in choices],
        open_nominations=len(queries.open_nominations_of(patient, by)),
    )
    for choice in choices:
        _settle(open_tasks[choice.id], choice)
    proposed = [task for task in standing if task.state == "proposed"]
    for task in proposed:
        task.state = "closed"
    episode.closed_at = clock.now()
    episode.closed_by = by.staff_id
    episode.outcome = outcome
    episode.closing_text = text
    episode.holder_id = holder.id
    record(
        "episode_closed",
        episode,
        *open_tasks.values(),
        *proposed,
        by=by,
        touches=(queries.team_of(episode.team_id),),
        sight_changing=True,
        episode=episode.id,
        outcome=outcome,
        holder=holder.id,
        kept=taken_by(list(open_tasks.values())),
    )


def _settle(task: Task, choice: Kept | Dropped) -> None:
    if isinstance(choice, Dropped):
        if not choice.reason:
            raise Invalid("task.reason_needed", field="tasks")
        task.state, task.closed_reason = "closed", choice.reason
        task.offer_to(None)
        return
    rules.guard_coming(choice.due_on, clock.today(), "tasks")
    if choice.owner.id != task.owner_id:
        guard_owner(task.patient, choice.owner, task.party_id, "tasks", is_own=task.is_own)
    task.give_to(choice.owner.id)
    task.due_on, task.episode_id = choice.due_on, None
