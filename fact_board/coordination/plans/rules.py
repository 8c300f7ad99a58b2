"""Which steps a plan may take, whom it names, and what the SIP radar sees. Pure: plain values."""

import datetime as dt
import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from fact_board.coordination.plans.calendar import late_from
from fact_board.coordination.plans.models import MADE, SIP
from fact_board.errors import Conflict, Invalid

NEW = "new"
FARTHEST = dt.timedelta(days=730)
BOTH = frozenset({"region", "municipality"})
LINK_LIKE = re.compile(
    r"^\s*(\w[\w+.-]*:)?//|^\s*(https?|ftp|file|data|javascript|vbscript|mailto):", re.IGNORECASE
)

# Where a plan is, and where it may go. "new" → "made": a plan that was made before the board knew of it.
STEPS: dict[str, tuple[str, ...]] = {
    NEW: ("offered", "made"),
    "offered": ("declined", "called", "made", "ended"),
    "declined": ("offered", "ended"),
    "called": ("declined", "called", "made", "ended"),
    "made": ("followed_up", "ended"),
    "followed_up": ("followed_up", "ended"),
    "ended": (),
}
HAS_NEXT = ("declined", "called", *MADE)


@dataclass(frozen=True)
class Step:
    """A step as it is asked for: whereto, on which day, what comes next and whether the person took part."""

    state: str
    on: dt.date
    next_on: dt.date | None = None
    took_part: str | None = None


@dataclass(frozen=True)
class Named:
    """Who calls the meeting and who leads: somebody of the staff, (leading) a party, or a name."""

    caller_id: uuid.UUID | None = None
    caller_name: str = ""
    leader_id: uuid.UUID | None = None
    leader_party_id: uuid.UUID | None = None
    leader_name: str = ""
    place: str = ""


def guard_step(was: str, last_on: dt.date | None, step: Step, today: dt.date) -> None:
    """Only along `STEPS`; not before the last step nor ahead in time; saying when it goes on."""
    if step.state not in STEPS[was]:
        raise Conflict("plan.ended" if was == "ended" else "plan.not_that_step")
    if step.on > today:
        raise Invalid("date.in_future", field="on")
    if last_on is not None and step.on < last_on:
        raise Invalid("plan.before_last_step", field="on")
    if today - step.on > FARTHEST:
        raise Invalid("plan.too_long_ago", field="on")
    _guard_next(step, today)
    if (step.took_part is None) == (step.state in MADE):
        raise Invalid("plan.took_part", field="took_part")


def _guard_next(step: Step, today: dt.date) -> None:
    if (step.next_on is None) == (step.state in HAS_NEXT):
        raise Invalid(
            f"plan.next_{step.state}" if step.state in HAS_NEXT else "plan.no_next", field="next_on"
        )
    if step.next_on is None:
        return
    is_same_day = step.next_on == step.on and step.state == "called"
    if step.next_on <= step.on and not is_same_day:
        raise Invalid("plan.next_before_step", field="next_on")
    if step.next_on - today > FARTHEST:
        raise Invalid("date.too_far", field="next_on")


def guard_named(named: Named) -> None:
    """Exactly one named person calls; at most one leads; the place is words, or a sound https address."""
    if (named.caller_id is None) == (not named.caller_name):
        raise Invalid("plan.caller_needed", field="caller_name" if named.caller_id else "caller")
    leaders = (named.leader_id, named.leader_party_id, named.leader_name or None)
    if sum(each is not None for each in leaders) > 1:
        raise Invalid("plan.one_leader", field="leader_name" if named.leader_name else "leader")
    if LINK_LIKE.match(named.place) and link_in(named.place) is None:
        raise Invalid("plan.link", field="place")


def link_in(place: str) -> str | None:
    """The place as an address to follow: https, with a host and nobody's name or password; else None."""
    if re.search(r"[\s<>\"\\^`{|}]", place):
        return None
    try:
        parts = urlsplit(place)
        _ = parts.port
    except ValueError:
        return None
    is_sound = parts.scheme == "https" and "." in (parts.hostname or "") and "@" not in parts.netloc
    return place if is_sound else None


def guard_evaluation(
    kind: str,
    made_on: dt.date | None,
    on: dt.date,
    answers: Collection[int | None],
    *,
    is_declined: bool,
    today: dt.date,
) -> None:
    """Of a SIP that was made; at least one answer, or that the person didn't want to."""
    if kind != SIP or made_on is None:
        raise Conflict("plan.not_to_evaluate")
    if on > today:
        raise Invalid("date.in_future", field="on")
    if on < made_on:
        raise Invalid("plan.before_last_step", field="on")
    is_answered = any(answer is not None for answer in answers)
    if is_answered == is_declined:
        raise Invalid("plan.answer_or_declined", field="said")


# The SIP radar


@dataclass(frozen=True)
class Standing:
    """A plan as the radar needs it."""

    kind: str
    state: str
    stepped_on: dt.date
    next_on: dt.date | None = None


# What is late, by where the plan stands: the word for the reader, and for the code.
LATE = {
    "offered": "not_called",
    "declined": "ask_again",
    "called": "not_made",
    "made": "follow_up",
    "followed_up": "follow_up",
}
SIGNS = ("no_sip", "follow_up", "not_made", "not_called", "ask_again")  # in order of weight


def sign_of(plan: Standing, today: dt.date) -> str | None:
    """What is late with a plan today, if anything is."""
    since = late_from(plan.state, plan.stepped_on, plan.next_on)
    return LATE[plan.state] if since is not None and since <= today else None


def radar(principals: Collection[str], plans: Collection[Standing], today: dt.date) -> list[str]:
    """What is missing around one person's SIP, the heaviest first.

    Services from both principals and no SIP under way; or one on which somebody should have acted. After a
    no the person is left alone until the day to ask again.
    """
    sips = [plan for plan in plans if plan.kind == SIP and plan.state != "ended"]
    found = {sign for plan in sips if (sign := sign_of(plan, today))}
    if not sips and set(principals) >= BOTH:
        found.add("no_sip")
    return sorted(found, key=SIGNS.index)
