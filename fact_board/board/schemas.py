"""What may be asked of the board. Every text has its longest; what isn't named is refused."""

from typing import Any

from marshmallow import fields, validate

from fact_board.board.models import CONSULTED, DECISIONS, NOMINATION_KINDS, REASONS, TAGS, URGENCIES
from fact_board.board.rules import MOST_PRETICKED
from fact_board.coordination.discharges.rules import BECOMES
from fact_board.web.fields import CLOCK_TIME, MANY_LINES, Typed
from fact_board.web.shapes import WireShape

CLOSING_OUTCOMES = ("goals_met", "stable", "own_wish", "other_care")  # the others come with leaving the team
CHECKLIST_STATES = ("open", "done", "waived")
MOST_TASKS = 50


def _words(longest: int, **rest: Any) -> Typed:
    """Several lines of text, needed."""
    return Typed(longest, pattern=MANY_LINES, required=True, **rest)


def _if_any(longest: int) -> Typed:
    """Several lines of text, or nothing."""
    return Typed(longest, pattern=MANY_LINES, may_be_empty=True, load_default="")


def _chips(known: tuple[str, ...]) -> fields.List[Any]:
    return fields.List(
        fields.Str(validate=validate.OneOf(known)),
        load_default=list,
        validate=validate.Length(max=len(known)),
    )


def _urgency(**rest: Any) -> fields.Str:
    return fields.Str(validate=validate.OneOf(URGENCIES), **rest)


def _clock_time() -> fields.Str:
    return fields.Str(load_default=None, allow_none=True, validate=validate.Regexp(CLOCK_TIME))


def _flag() -> fields.Bool:
    return fields.Bool(load_default=False, truthy={True}, falsy={False})


class WhyGiven(WireShape):
    """Why an urgency is what it is: chips, text or both."""

    text = _if_any(280)
    tags = _chips(REASONS)


class TaskTicked(WireShape):
    """A proposed task taken at once; without a day, the template's own in workdays."""

    template = fields.UUID(required=True)
    owner = fields.UUID(required=True)
    due_on = fields.Date(load_default=None, allow_none=True)


def _ticked() -> fields.List[Any]:
    return fields.List(
        fields.Nested(TaskTicked), load_default=list, validate=validate.Length(max=MOST_PRETICKED)
    )


class NominationMaking(WireShape):
    """For the board: a category, and a tag or a text. To consult: a text, what was tried, and to whom.

    `professions` names whom the question is to; without any it is to the whole team.
    """

    id = fields.UUID(required=True)
    kind = fields.Str(required=True, validate=validate.OneOf(NOMINATION_KINDS))
    category = fields.UUID(load_default=None, allow_none=True)
    urgency = _urgency(load_default=None, allow_none=True)
    tags = _chips(TAGS)
    text = _if_any(1000)
    tried = _if_any(1000)
    professions = _chips(CONSULTED)


class AnswerGiving(WireShape):
    """A decision, what the nominator is told, and what the decision needs.

    place: category, urgency, why, and a task or a next step with its day. wait: returns_on.
    not_now: reason, instead, holder. reply (to a question) and observed: text.
    """

    id = fields.UUID(required=True)
    decision = fields.Str(required=True, validate=validate.OneOf(DECISIONS))
    text = _if_any(1000)
    next_step = Typed(140, load_default="", may_be_empty=True)
    next_on = fields.Date(load_default=None, allow_none=True)
    category = fields.UUID(load_default=None, allow_none=True)
    urgency = _urgency(load_default=None, allow_none=True)
    why = fields.Nested(WhyGiven, load_default=None, allow_none=True)
    tasks = _ticked()
    returns_on = fields.Date(load_default=None, allow_none=True)
    reason = _if_any(280)
    instead = _if_any(280)
    holder = fields.UUID(load_default=None, allow_none=True)


class AnswerPromising(WireShape):
    """Who answers, at the latest when."""

    staff = fields.UUID(required=True)
    at = fields.AwareDateTime(format="iso", required=True)


class AnswerCorrecting(WireShape):
    """The new words; the old ones stay."""

    id = fields.UUID(required=True)
    text = _words(1000)


class ResultTelling(WireShape):
    """How it went."""

    text = _words(1000)


class EpisodeOpening(WireShape):
    """Straight onto the board."""

    id = fields.UUID(required=True)
    category = fields.UUID(required=True)
    urgency = _urgency(required=True)
    why = fields.Nested(WhyGiven, required=True)
    tasks = _ticked()


class EpisodeMoving(WireShape):
    """Another column, and why."""

    category = fields.UUID(required=True)
    why = _words(280)


class UrgencyChanging(WireShape):
    """Another urgency, and why; `met_at` when a red is lowered between meetings."""

    urgency = _urgency(required=True)
    why = fields.Nested(WhyGiven, required=True)
    met_at = fields.AwareDateTime(format="iso", load_default=None, allow_none=True)


class GoalSetting(WireShape):
    """What this time on the board is for; empty takes the goal away."""

    goal = Typed(280, pattern=MANY_LINES, may_be_empty=True, required=True)


class ReviewSetting(WireShape):
    """When the team goes through this person next."""

    review_on = fields.Date(required=True)


class WardSetting(WireShape):
    """Where someone is admitted."""

    name = Typed(80, required=True)
    contact = Typed(120, load_default="", may_be_empty=True)
    phone = Typed(40, load_default="", may_be_empty=True)
    discharge_on = fields.Date(load_default=None, allow_none=True)


class LegalAfterward(WireShape):
    """What becomes of compulsory care on a ward: ended, outside (with its last day) or goes_on."""

    id = fields.UUID(required=True)
    becomes = fields.Str(required=True, validate=validate.OneOf(BECOMES))
    ends_on = fields.Date(load_default=None, allow_none=True)


class Discharging(WireShape):
    """When somebody went home, and who meets them first and when. `id` is that task's."""

    id = fields.UUID(required=True)
    on = fields.Date(required=True)
    first_contact_on = fields.Date(required=True)
    owner = fields.UUID(load_default=None, allow_none=True)
    legal = fields.List(fields.Nested(LegalAfterward), load_default=list, validate=validate.Length(max=10))


class StepDownProposing(WireShape):
    """Why the standard level would do."""

    why = _words(280)


class ItemChecking(WireShape):
    """One line of the checklist; waived needs a reason."""

    state = fields.Str(required=True, validate=validate.OneOf(CHECKLIST_STATES))
    reason = Typed(280, pattern=MANY_LINES, may_be_empty=True, load_default="")


class TaskSettling(WireShape):
    """An open task at step-down: goes along with owner and day, or is closed with a reason."""

    id = fields.UUID(required=True)
    keep = fields.Bool(required=True, truthy={True}, falsy={False})
    owner = fields.UUID(load_default=None, allow_none=True)
    due_on = fields.Date(load_default=None, allow_none=True)
    reason = _if_any(280)


class EpisodeClosing(WireShape):
    """How it ended, who holds the case from now on, and what becomes of each open task."""

    outcome = fields.Str(required=True, validate=validate.OneOf(CLOSING_OUTCOMES))
    holder = fields.UUID(required=True)
    tasks = fields.List(
        fields.Nested(TaskSettling), load_default=list, validate=validate.Length(max=MOST_TASKS)
    )
    text = _if_any(500)


class NoteWriting(WireShape):
    """A short note; `is_own` for the writer's own party alone. A correction stays what the note was."""

    id = fields.UUID(required=True)
    text = _words(280)
    is_own = _flag()


class TaskAdding(WireShape):
    """Who does what, when; `is_own` for the writer's own party alone."""

    id = fields.UUID(required=True)
    text = Typed(140, pattern=MANY_LINES, required=True)
    owner = fields.UUID(required=True)
    due_on = fields.Date(required=True)
    due_time = _clock_time()
    is_safety = _flag()
    is_own = _flag()


class TaskHanding(WireShape):
    """The new owner, once they have said yes."""

    owner = fields.UUID(required=True)


class OfferDeclining(WireShape):
    """Why one can't take it, if one says so: the giver reads it."""

    reason = _if_any(140)


class TaskTiming(WireShape):
    """The new day, and the time of day if it matters."""

    due_on = fields.Date(required=True)
    due_time = _clock_time()


class TaskClosing(WireShape):
    """Why an open task won't be done; a proposed one needs no reason."""

    reason = _if_any(280)


class TaskAccepting(WireShape):
    """Who takes up a proposed task, and by when."""

    owner = fields.UUID(required=True)
    due_on = fields.Date(required=True)
