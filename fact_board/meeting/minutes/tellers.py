"""What each event tells of a person, to the eyes that look. An event without a line here is in no minutes."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.board.models import Answer, EpisodeChange, Nomination
from fact_board.live.models import Event
from fact_board.meeting.minutes.reading import Told

Facts = dict[str, Any]


@dataclass(frozen=True)
class Deed:
    """One thing done about somebody: `what` is a code, `facts` ids, codes and days, `text` what was typed."""

    seq: int
    what: str
    at: dt.datetime
    by_id: uuid.UUID | None
    facts: Facts = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True)
class Looking:
    """One event about one person, and the eyes that look at it."""

    event: Event
    patient_id: uuid.UUID
    seen: Sight
    told: Told

    @property
    def facts(self) -> Facts:
        return self.event.facts

    def deed(self, what: str, text: str = "", **facts: Any) -> Deed:
        event = self.event
        return Deed(event.seq, what, event.at, event.actor_id, {**event.facts, **facts}, text)

    def row(self, name: str) -> Any:
        """The row that the event names, if it may be known of and stands."""
        id_ = self.facts.get(name)
        row = self.told.rows.get(uuid.UUID(id_)) if id_ else None
        if row is None or getattr(row, "hidden_at", None) is not None:
            return None
        return row if may_know_of(self.seen, row) else None

    @property
    def change(self) -> EpisodeChange | None:
        """The change of the episode that the event made, unless it was taken back."""
        change = self.told.changes.get((self.event.seq, self.patient_id))
        is_known = change is not None and change.undone_at is None and may_know_of(self.seen, change)
        return change if is_known else None

    def holds(self, scope: str) -> bool:
        """Whether the scope is held of some party whose rows the event changed."""
        return any(self.seen.sees(uuid.UUID(party), scope) for party in self.event.parties)

    def text_of(self, row: Any, text: str) -> str:
        """What was typed, to those who may read it."""
        return text if self.seen.sees(row.party_id, "notes") else ""


Teller = Callable[[Looking], Iterable[Deed]]


def _placed(one: Looking) -> Iterator[Deed]:
    change = one.change
    if change is None:
        return
    yield one.deed("patient_placed", **_why(one, change), column=change.category_id, urgency=change.urgency)
    yield from _taken(one)


def _why(one: Looking, change: EpisodeChange) -> Facts:
    return {"text": one.text_of(change, change.why_text), "tags": change.why_tags}


def _taken(one: Looking) -> Iterator[Deed]:
    """The tasks that somebody took at once when the person was placed."""
    for taken in one.facts.get("taken", ()):
        task = one.told.rows.get(uuid.UUID(taken["task"]))
        if task and task.hidden_at is None and may_know_of(one.seen, task):
            yield one.deed("task_added", one.text_of(task, task.text), **taken)


def _answered(one: Looking) -> Iterator[Deed]:
    yield from _placed(one)
    answer = one.row("answer")
    if answer is not None:
        last = one.told.latest(answer)
        words = {name: getattr(last, name) for name in ("reason", "instead", "next_step", "next_on")}
        asked = _asked_with(one, answer)
        returns_on = next((row.returns_on for row in asked if row.id == answer.nomination_id), None)
        told_to = sorted({str(row.by_id) for row in asked})
        facts = {"holder": last.holder_id, "told_to": told_to, "returns_on": returns_on}
        yield one.deed("nomination_answered", last.text, **words, **facts)


def _asked_with(one: Looking, answer: Answer) -> list[Nomination]:
    """The nominations of this decision that may be known of."""
    rows = one.told.rows.values()
    decided = {
        row.nomination_id
        for row in rows
        if isinstance(row, Answer) and (row.at, row.by_id) == (answer.at, answer.by_id)
    }
    return [
        row
        for row in rows
        if isinstance(row, Nomination) and row.id in decided and may_know_of(one.seen, row)
    ]


def _moved(one: Looking) -> Iterator[Deed]:
    change = one.change
    if change is not None:
        was = change.was_category_id
        yield one.deed("episode_moved", **_why(one, change), column=change.category_id, was=was)


def _urged(one: Looking) -> Iterator[Deed]:
    change = one.change
    if change is not None:
        yield one.deed("urgency_changed", **_why(one, change))


def _episode(what: str, text: str = "") -> Teller:
    def tell(one: Looking) -> Iterator[Deed]:
        episode = one.row("episode")
        if episode is not None:
            yield one.deed(what, one.text_of(episode, getattr(episode, text)) if text else "")

    return tell


def _goal(one: Looking) -> Iterator[Deed]:
    """The goal in its words, as long as no later one has taken their place."""
    episode = one.row("episode")
    if episode is not None and one.seen.sees(episode.party_id, "plans"):
        is_last = one.told.last_goals.get(one.patient_id) == one.event.seq
        yield one.deed("goal_set", episode.goal if is_last else "")


def _written(name: str) -> Teller:
    """A note in its last words; its correction is no second note."""

    def tell(one: Looking) -> Iterator[Deed]:
        row = one.row(name)
        if row is None:
            return
        is_told_before = row.supersedes_id in one.told.rows
        if not is_told_before:
            yield one.deed("note_written", one.told.latest(row).text)

    return tell


def _corrected(one: Looking) -> Iterator[Deed]:
    row = one.row("answer")
    if row is not None and row.supersedes_id not in one.told.rows:
        yield one.deed("answer_corrected", row.text)


def _result(one: Looking) -> Iterator[Deed]:
    row = one.row("answer")
    if row is not None:
        yield one.deed("result_given", one.told.latest(row).result_text or "")


def _task(what: str) -> Teller:
    def tell(one: Looking) -> Iterator[Deed]:
        task = one.row("task")
        if task is not None:
            reason = one.text_of(task, task.closed_reason) if what == "task_closed" else ""
            yield one.deed(what, one.text_of(task, task.text), reason=reason, due_time=task.due_time)

    return tell


def _ticked(one: Looking) -> Iterator[Deed]:
    task = one.row("task")
    if task is not None and task.state == "done":
        yield one.deed("task_ticked", one.text_of(task, task.text))


def _nominated(what: str) -> Teller:
    def tell(one: Looking) -> Iterator[Deed]:
        row = one.row("nomination")
        if row is not None:
            shown = {"text": one.text_of(row, row.text), "tags": row.tags if one.holds("notes") else []}
            promised = {"promised_at": row.promise_at} if what == "answer_promised" else {}
            yield one.deed(what, **(shown if what == "patient_nominated" else promised))

    return tell


def _heard(what: str, scope: str) -> Teller:
    """Something whose event says it all, to those who hold its scope."""

    def tell(one: Looking) -> Iterator[Deed]:
        if one.holds(scope):
            yield one.deed(what)

    return tell


def _contact(one: Looking) -> Iterator[Deed]:
    """A contact that stands: neither taken back nor on the wrong person. Older events name no row."""
    is_told = one.row("contact") is not None if one.facts.get("contact") else one.holds("contacts")
    if is_told:
        yield one.deed("contact_logged")


PLAN_STEPS = (
    *("plan_offered", "plan_declined", "plan_called"),
    *("plan_made", "plan_followed_up", "plan_ended"),
)


def _planned(what: str) -> Teller:
    """A step of a plan, to those who may know of the plan."""

    def tell(one: Looking) -> Iterator[Deed]:
        if one.row("plan") is not None:
            yield one.deed(what)

    return tell


TELLERS: dict[str, Teller] = {
    "patient_nominated": _nominated("patient_nominated"),
    "nomination_withdrawn": _nominated("nomination_withdrawn"),
    "nomination_returned": _nominated("nomination_returned"),
    "answer_promised": _nominated("answer_promised"),
    "nomination_answered": _answered,
    "answer_corrected": _corrected,
    "result_given": _result,
    "patient_placed": _placed,
    "episode_ratified": _episode("episode_ratified"),
    "episode_moved": _moved,
    "patient_discharged": _moved,
    "urgency_changed": _urged,
    "goal_set": _goal,
    "ward_set": _heard("ward_set", "plans"),
    "review_set": _episode("review_set"),
    "step_down_proposed": _episode("step_down_proposed", "step_down_why"),
    "step_down_withdrawn": _episode("step_down_withdrawn"),
    "checklist_changed": _heard("checklist_changed", "plans"),
    "episode_closed": _episode("episode_closed", "closing_text"),
    "note_written": _written("note"),
    "note_corrected": _written("note"),
    "task_added": _task("task_added"),
    "task_accepted": _task("task_added"),
    "task_handed_over": _task("task_handed_over"),
    "task_offer_accepted": _task("task_handed_over"),
    "task_moved": _task("task_moved"),
    "task_closed": _task("task_closed"),
    "task_ticked": _ticked,
    "contact_logged": _contact,
    "primary_set": _heard("primary_set", "contacts"),
    "medication_stopped": _heard("medication_stopped", "medication_stop"),
    "medication_resumed": _heard("medication_resumed", "medication_stop"),
    "two_person_set": _heard("two_person_set", "status"),
    "two_person_lifted": _heard("two_person_lifted", "status"),
    "legal_status_added": _heard("legal_status_added", "plans"),
    "legal_status_ended": _heard("legal_status_ended", "plans"),
    "decision_watched": _heard("decision_watched", "plans"),
    "decision_ended": _heard("decision_ended", "plans"),
    **{what: _planned(what) for what in PLAN_STEPS},
    "decision_postponed": _heard("decision_postponed", "plans"),
    "decision_escalated": _heard("decision_escalated", "plans"),
    "patient_left": _heard("patient_left", "status"),
}
