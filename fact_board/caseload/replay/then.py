"""What a row was at an earlier moment, as pure functions of the rows and events that keep its history."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

STANDING = ("open", "proposed")


class Then:
    """A row with some values as they were then; the rest as it is now, and not to be drawn."""

    def __init__(self, row: Any, **then: Any) -> None:
        self._row = row
        self.__dict__.update(then)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)


@dataclass(frozen=True)
class Held:
    """How far somebody had a task in hand; None: not known (any more)."""

    state: str = "proposed"
    owner_id: uuid.UUID | None = None
    due_on: dt.date | None = None


def episode_at(
    episode: Any, changes: Sequence[Any], events: Iterable[Any], at: dt.datetime, *, at_meeting: bool
) -> Then:
    """A time on the board that went on at that moment. `changes` in their order, the placing first.

    `at_meeting`: whether it began at one; else it was provisional until somebody ratified it.
    """
    held = [each for each in changes if _holds(each, at)] or list(changes[:1])
    why = next(each for each in reversed(held) if _says_why(each))
    urged = next(each for each in reversed(held) if each.urgency != each.was_urgency)
    told = [each for each in events if each.at <= at and each.facts.get("episode") == str(episode.id)]
    is_ratified = at_meeting or any(each.name == "episode_ratified" for each in told)
    step_down = _stepping_down(episode, told, at)
    return Then(
        episode,
        category_id=held[-1].category_id,
        urgency=held[-1].urgency,
        why_text=why.why_text,
        why_tags=why.why_tags,
        urgency_since=episode.placed_at if urged.was_urgency is None else urged.at,
        is_provisional=episode.is_provisional or not is_ratified,
        step_down_by=step_down[0],
        step_down_at=step_down[1],
    )


def _holds(change: Any, at: dt.datetime) -> bool:
    return bool(change.at <= at) and not (change.undone_at and change.undone_at <= at)


def _says_why(change: Any) -> bool:
    """A move has a why of its own, and leaves the card's; so does a discharge, wherever it leads."""
    is_placing = change.was_category_id is None
    return is_placing or (change.was_category_id == change.category_id and "stay" not in change.was)


def _stepping_down(
    episode: Any, told: Sequence[Any], at: dt.datetime
) -> tuple[uuid.UUID | None, dt.datetime | None]:
    """Who had proposed the standard level, and when."""
    if episode.step_down_at and episode.step_down_at <= at:
        return episode.step_down_by, episode.step_down_at
    last = next((each for each in reversed(told) if each.name.startswith("step_down_")), None)
    return (last.actor_id, last.at) if last and last.name == "step_down_proposed" else (None, None)


def nomination_at(nomination: Any, answers: Iterable[Any], events: Iterable[Any], at: dt.datetime) -> Then:
    """One that was not over yet: open, or waiting since an answer that nothing has overtaken."""
    given = [each for each in answers if each.supersedes_id is None and each.at <= at]
    last = max(given, key=lambda each: (each.at, each.id), default=None)
    returned = [
        each
        for each in events
        if each.name == "nomination_returned" and each.facts.get("nomination") == str(nomination.id)
    ]
    waits = last and last.decision == "wait" and not any(last.at <= each.at <= at for each in returned)
    return Then(
        nomination,
        state="waiting" if waits else "open",
        decided_party_id=last.party_id if last else None,
    )


def task_at(
    task: Any, changed_at: dt.datetime | None, changes: Iterable[Any], events: Iterable[Any], at: dt.datetime
) -> Then | None:
    """A task that stood then, or None. `changed_at`: when its row was last changed, if an event tells."""
    if changed_at is None or changed_at <= at:
        return Then(task) if task.state in STANDING else None
    held = Held()
    for event in events:
        if event.at <= at:
            held = _after(event, task.id, held)
    if _is_closed_by(changes, str(task.id), held, at):
        return None
    if held.state not in STANDING:
        return None
    return Then(task, state=held.state, owner_id=held.owner_id, due_on=held.due_on)


def _is_closed_by(changes: Iterable[Any], task_id: str, held: Held, at: dt.datetime) -> bool:
    """Whether a move took it away, or the undo of the move that had proposed it."""
    for change in changes:
        if change.at > at:
            continue
        if _holds(change, at) and task_id in change.was.get("tasks_closed", ()):
            return True
        if not _holds(change, at) and task_id in change.was.get("tasks_added", ()):
            return held.state == "proposed"
    return False


def _after(event: Any, task_id: uuid.UUID, held: Held) -> Held:
    for id_, known in _told_of_tasks(event):
        if id_ == str(task_id):
            held = replace(held, **known)
    return held


def _told_of_tasks(event: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """What an event tells of tasks: (id, what is known of each since)."""
    facts = event.facts
    for taken in (*facts.get("taken", ()), *facts.get("kept", ())):
        yield taken["task"], {"state": "open", **_owned(taken)}
    for moved in facts.get("moved", ()):
        yield moved["task"], {"owner_id": uuid.UUID(moved["to"])}
    for id_, to in _handed_over(facts).items():
        yield id_, {"owner_id": uuid.UUID(to) if to else None}
    if task_id := facts.get("task"):
        yield task_id, _deed(event.name, facts)


def _handed_over(facts: dict[str, Any]) -> dict[str, str | None]:
    """To whom what somebody had went when they left; what was not written down is not known."""
    given = facts.get("handed_over", {})
    lists: dict[str, str | None] = given if isinstance(given, dict) else dict.fromkeys(given)
    return {**lists, **facts.get("given", {})}


def _deed(name: str, facts: dict[str, Any]) -> dict[str, Any]:
    match name:
        case "task_added" | "task_accepted":
            return {"state": "open", **_owned(facts)}
        case "task_ticked":
            return {"state": "done"}
        case "task_tick_undone":
            return {"state": "open"}
        case "task_closed":
            return {"state": "closed"}
        case "task_moved":
            return {"due_on": dt.date.fromisoformat(facts["due_on"])}
        case "task_handed_over" | "task_offer_accepted":
            return {"owner_id": uuid.UUID(facts["owner"])}
        case "patient_discharged":
            return {"state": "open" if facts["owner"] else "proposed", **_owned(facts)}
    return {}


def _owned(facts: dict[str, Any]) -> dict[str, Any]:
    owner, due_on = facts.get("owner"), facts.get("due_on")
    return {
        "owner_id": uuid.UUID(owner) if owner else None,
        "due_on": dt.date.fromisoformat(due_on) if due_on else None,
    }
