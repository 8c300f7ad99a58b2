"""When a phone may be told, and when not. Pure: plain values in and out."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from fact_board import clock
from fact_board.push.models import DUTY, REQUEST, TASK, TEST
from fact_board.teams.calendar import is_workday

BUNDLED_FOR = dt.timedelta(minutes=15)  # what comes within these is told as one
AT_MOST_EVERY = dt.timedelta(hours=1)
GIVEN_UP_AFTER = dt.timedelta(days=1)
RENEWED_WITHIN = dt.timedelta(days=14)  # a phone that nobody opened for so long is told nothing
FIRST_RETRY, LONGEST_RETRY = dt.timedelta(minutes=1), dt.timedelta(hours=1)
GONE = (404, 410)  # the push service knows the phone no longer


@dataclass(frozen=True)
class Quiet:
    """A person's quiet hours, by the wall clock; the same time twice is none at all."""

    starts: str = "17:00"
    ends: str = "07:00"
    days_off: bool = True


@dataclass(frozen=True)
class Moment:
    """What is true of one phone at one moment."""

    now: dt.datetime
    quiet: Quiet = Quiet()
    duty_always: bool = False
    told_at: dt.datetime | None = None
    is_meeting: bool = False
    is_here: bool = False  # the person has the board or the phone open, and live


def is_quiet(quiet: Quiet, at: dt.datetime) -> bool:
    """Whether an instant lies in the quiet hours: those over midnight belong to the evening they began."""
    local = at.astimezone(clock.ZONE)
    if quiet.days_off and not is_workday(local.date()):
        return True
    starts, ends, time = (
        dt.time.fromisoformat(quiet.starts),
        dt.time.fromisoformat(quiet.ends),
        local.time(),
    )
    if starts <= ends:
        return starts <= time < ends
    return time >= starts or time < ends


def is_urgent(reason: str) -> bool:
    """Told at once and by itself: a call on duty, and what a person just asked to see."""
    return reason in (DUTY, TEST)


def may_tell_at_once(reason: str, moment: Moment) -> bool:
    """A call on duty passes the quiet hours only if the person chose so; a test always comes."""
    return reason == TEST or moment.duty_always or not is_quiet(moment.quiet, moment.now)


def may_tell_bundle(first_at: dt.datetime, moment: Moment) -> bool:
    """A quarter after the first of it, the meeting being over and nothing told within the hour."""
    is_held_back = moment.is_here or moment.is_meeting or is_quiet(moment.quiet, moment.now)
    is_soon = moment.told_at is not None and moment.now - moment.told_at < AT_MOST_EVERY
    return not is_held_back and not is_soon and moment.now - first_at >= BUNDLED_FOR


def is_seen_by_being_here(reason: str) -> bool:
    """What has no receipt was seen by whoever has the board open; the rest waits for its own reading."""
    return reason in (TASK, REQUEST)


def is_given_up(noted_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether it is too old to be told."""
    return now - noted_at > GIVEN_UP_AFTER


def retry_after(tries: int) -> dt.timedelta:
    """So long we wait after that many failures in a row."""
    return min(FIRST_RETRY * (1 << min(tries - 1, 10)), LONGEST_RETRY)


def is_gone(status: int | None) -> bool:
    """Whether the push service says that there is no such phone any more."""
    return status in GONE


def one_reason(reasons: Collection[str]) -> str | None:
    """The reason that one sentence tells by itself: of a single thing; more are only counted."""
    return next(iter(reasons)) if len(reasons) == 1 else None
