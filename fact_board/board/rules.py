"""What may happen on the board, by whom and when. Pure: plain values in, a decision or a refusal out."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass

from fact_board.errors import Conflict, DomainError, Invalid, NotAllowed

UNDO_FOR = dt.timedelta(seconds=10)
UNDO_GRACE = dt.timedelta(seconds=2)  # the tap was in time, the network was not
RESULT_WITHIN = dt.timedelta(days=14)
TEMPLATE_REST = dt.timedelta(days=30)  # a template task done so recently is not proposed again
MET_WITHIN = dt.timedelta(days=7)
PROMISED_WITHIN = dt.timedelta(days=7)
FARTHEST = dt.timedelta(days=730)
MOST_PRETICKED = 3


@dataclass(frozen=True)
class Facts:
    """Who asks, and how things stand. `staff_id` is None when it is time itself."""

    staff_id: uuid.UUID | None
    profession: str = ""
    role: str = "member"
    is_meeting: bool = False
    primaries: Collection[uuid.UUID] = ()
    duty_officer_id: uuid.UUID | None = None
    nominator_id: uuid.UUID | None = None

    @property
    def is_primary(self) -> bool:
        return self.staff_id is not None and self.staff_id in self.primaries

    @property
    def is_doctor(self) -> bool:
        return self.staff_id is not None and self.profession == "doctor"

    @property
    def is_duty_officer(self) -> bool:
        return self.staff_id is not None and self.staff_id == self.duty_officer_id


Who = Callable[[Facts], DomainError | None]


def any_member(facts: Facts) -> DomainError | None:
    """Anyone in the team; not time."""
    return None if facts.staff_id else NotAllowed("board.needs_a_person")


def at_a_meeting(facts: Facts) -> DomainError | None:
    """Anyone in the team, while the team's meeting is open."""
    return any_member(facts) or (None if facts.is_meeting else Conflict("meeting.needed"))


def at_a_meeting_or_at_once(facts: Facts) -> DomainError | None:
    """At a meeting anyone; between meetings those who answer for the person or the day."""
    if facts.is_meeting or may_place_at_once(facts):
        return any_member(facts)
    return Conflict("episode.meeting_or_responsible")


def the_nominator(facts: Facts) -> DomainError | None:
    """Only the one who nominated."""
    mine = facts.staff_id is not None and facts.staff_id == facts.nominator_id
    return None if mine else NotAllowed("nomination.not_yours")


def time_itself(facts: Facts) -> DomainError | None:
    """Nobody's tap: it happens by itself."""
    return None if facts.staff_id is None else NotAllowed("nomination.returns_by_itself")


def may_place_at_once(facts: Facts) -> bool:
    """Between meetings a doctor, the primary contact and the duty officer place provisionally."""
    return facts.is_doctor or facts.is_primary or facts.is_duty_officer


# (where a person is, verb) → (where to, who). What isn't here is forbidden.
TRANSITIONS: dict[tuple[str, str], tuple[str, Who]] = {
    ("standard", "nominate"): ("nominated", any_member),
    ("standard", "place"): ("on_board", at_a_meeting_or_at_once),
    ("nominated", "nominate"): ("nominated", any_member),  # by someone else
    ("nominated", "place"): ("on_board", at_a_meeting_or_at_once),
    ("nominated", "wait"): ("waiting", at_a_meeting),
    ("nominated", "not_now"): ("standard", at_a_meeting),
    ("nominated", "reply"): ("standard", any_member),
    ("nominated", "withdraw"): ("standard", the_nominator),
    ("nominated", "return"): ("nominated", time_itself),
    ("waiting", "nominate"): ("nominated", any_member),
    ("waiting", "return"): ("nominated", time_itself),
    ("waiting", "place"): ("on_board", at_a_meeting_or_at_once),
    ("waiting", "wait"): ("waiting", at_a_meeting),
    ("waiting", "not_now"): ("standard", at_a_meeting),
    ("waiting", "withdraw"): ("standard", the_nominator),
    ("on_board", "nominate"): ("on_board", any_member),  # an observation
    ("on_board", "observed"): ("on_board", any_member),
    ("on_board", "reply"): ("on_board", any_member),
    ("on_board", "withdraw"): ("on_board", the_nominator),
    ("on_board", "return"): ("on_board", time_itself),
    ("on_board", "change"): ("on_board", any_member),
    ("on_board", "ratify"): ("on_board", at_a_meeting),
    ("on_board", "propose_step_down"): ("stepping_down", any_member),
    ("stepping_down", "nominate"): ("stepping_down", any_member),
    ("stepping_down", "observed"): ("stepping_down", any_member),
    ("stepping_down", "reply"): ("stepping_down", any_member),
    ("stepping_down", "withdraw"): ("stepping_down", the_nominator),
    ("stepping_down", "return"): ("stepping_down", time_itself),
    ("stepping_down", "change"): ("stepping_down", any_member),
    ("stepping_down", "ratify"): ("stepping_down", at_a_meeting),
    ("stepping_down", "withdraw_step_down"): ("on_board", any_member),
    ("stepping_down", "close"): ("standard", at_a_meeting),
}

# Why a verb without a line above is refused, told so that the reader knows what to do instead.
REFUSED = {
    ("on_board", "place"): "episode.already_open",
    ("stepping_down", "place"): "episode.already_open",
    ("on_board", "wait"): "answer.already_on_board",
    ("stepping_down", "wait"): "answer.already_on_board",
    ("on_board", "not_now"): "answer.already_on_board",
    ("stepping_down", "not_now"): "answer.already_on_board",
    ("nominated", "observed"): "answer.not_on_board",
    ("waiting", "observed"): "answer.not_on_board",
    ("on_board", "close"): "step_down.not_proposed",
    ("on_board", "withdraw_step_down"): "step_down.not_proposed",
    ("stepping_down", "propose_step_down"): "step_down.already_proposed",
}


def follow(where: str, verb: str, facts: Facts) -> str:
    """Where a verb leads from `where`, for the one who asks; refuses what the table doesn't hold."""
    if (where, verb) not in TRANSITIONS:
        raise Conflict(REFUSED.get((where, verb), "board.not_possible"))
    target, who = TRANSITIONS[where, verb]
    if refusal := who(facts):
        raise refusal
    return target


def standing(*, is_on_board: bool, is_stepping_down: bool, nomination_states: Collection[str]) -> str:
    """Where a person is: the board first, then the nominations column."""
    if is_on_board:
        return "stepping_down" if is_stepping_down else "on_board"
    if "open" in nomination_states:
        return "nominated"
    return "waiting" if "waiting" in nomination_states else "standard"


def guard_nomination(*, kind: str, has_category: bool, has_tags: bool, text: str) -> None:
    """To the board: a category, and a tag or a text. A question needs its text."""
    if kind == "consult":
        if not text:
            raise Invalid("nomination.question_needed", field="text")
        return
    if not has_category:
        raise Invalid("nomination.category_needed", field="category")
    if not (has_tags or text):
        raise Invalid("nomination.tag_or_text_needed", field="text")


def guard_decision(*, kind: str, decision: str) -> None:
    """A question never has to wait, nor is it declined; a proposal never gets just a reply."""
    if kind == "consult" and decision in ("wait", "not_now"):
        raise Invalid("answer.consult_needs_reply", field="decision")
    if kind == "board" and decision == "reply":
        raise Invalid("answer.reply_is_for_consult", field="decision")


def guard_why(text: str, tags: Collection[str]) -> None:
    """An urgency says why: a chip or a text."""
    if not (text or tags):
        raise Invalid("episode.why_needed", field="why")


def guard_lowering(
    *, was: str, urgency: str, facts: Facts, met_at: dt.datetime | None, now: dt.datetime
) -> bool:
    """Whether this lowers a red between meetings (then it stays marked); refuses who may not.

    Between meetings only the primary contact or a doctor, who say when they met or spoke to the person.
    """
    if was != "red" or urgency == "red" or facts.is_meeting:
        return False
    if not (facts.is_primary or facts.is_doctor):
        raise Conflict("urgency.red_needs_meeting")
    if met_at is None:
        raise Invalid("urgency.met_at_needed", field="met_at")
    if met_at > now:
        raise Invalid("urgency.met_in_future", field="met_at")
    if now - met_at > MET_WITHIN:
        raise Invalid("urgency.met_too_long_ago", field="met_at")
    return True


def guard_undo(
    *, author_id: uuid.UUID | None, facts: Facts, changed_at: dt.datetime, is_latest: bool, now: dt.datetime
) -> None:
    """Only the one who did it, for ten seconds, and only while nothing came after."""
    if author_id != facts.staff_id:
        raise NotAllowed("undo.not_yours")
    if not is_latest:
        raise Conflict("undo.changed_since")
    if now - changed_at > UNDO_FOR + UNDO_GRACE:
        raise Conflict("undo.too_late")


def guard_coming(day: dt.date, today: dt.date, field: str) -> None:
    """A day things are planned for: today or later, within two years."""
    if day < today:
        raise Invalid("date.in_past", field=field)
    if day - today > FARTHEST:
        raise Invalid("date.too_far", field=field)


def guard_promise(at: dt.datetime, now: dt.datetime) -> None:
    """An answer is promised ahead in time, within a week."""
    if at <= now:
        raise Invalid("promise.in_past", field="at")
    if at - now > PROMISED_WITHIN:
        raise Invalid("promise.too_far", field="at")


def result_due(
    *,
    decision: str,
    today: dt.date,
    next_on: dt.date | None,
    has_tasks: bool,
    is_question: bool = False,
) -> dt.date | None:
    """When the nominator is to hear how it went: with the next step, at latest after 14 days.

    The proposal to a question is followed up on the day that was chosen, however long it needs.

    None for a wait, which comes back by itself, and for an answer that promises nothing.
    """
    if decision == "wait" or not (has_tasks or next_on):
        return None
    if is_question and decision == "reply":
        return next_on
    latest = today + RESULT_WITHIN
    return min(next_on, latest) if next_on and not has_tasks else latest


@dataclass(frozen=True)
class OpenTask:
    """What a step-down needs to know of a task that is still open."""

    id: uuid.UUID
    is_safety: bool


def guard_closing(
    *,
    urgency: str,
    checklist: Collection[str],
    open_tasks: Collection[OpenTask],
    settled: Collection[uuid.UUID],
    open_nominations: int,
) -> None:
    """Stepping down: not red, checklist done or waived, no open safety task, every open task settled.

    `checklist` holds the items' states, `settled` the tasks the request takes along or closes.
    """
    if urgency == "red":
        raise Conflict("step_down.is_red")
    if "open" in checklist:
        raise Conflict("step_down.checklist_open")
    if open_nominations:
        raise Conflict("nomination.answer_first")
    if any(task.is_safety for task in open_tasks):
        raise Conflict("step_down.safety_task_open")
    if len(set(settled)) != len(settled) or set(settled) != {task.id for task in open_tasks}:
        raise Invalid("step_down.tasks_unsettled", field="tasks")


def guard_hiding(*, author_id: uuid.UUID | None, facts: Facts) -> None:
    """ "Fel person": the author or a team leader."""
    if (author_id is None or facts.staff_id != author_id) and facts.role != "leader":
        raise NotAllowed("row.not_yours_to_hide")


def is_proposable(
    template_id: uuid.UUID,
    tasks: Collection[tuple[uuid.UUID | None, str, dt.datetime | None]],
    now: dt.datetime,
) -> bool:
    """Never a template task that the person has open or proposed, or had done within 30 days.

    `tasks` are (template, state, done at).
    """
    mine = [(state, done_at) for template, state, done_at in tasks if template == template_id]
    return not any(
        state in ("open", "proposed")
        or (state == "done" and done_at is not None and now - done_at <= TEMPLATE_REST)
        for state, done_at in mine
    )
