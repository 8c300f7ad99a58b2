"""When somebody has a service, what a need must say, what nobody thought of: pure."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fact_board.errors import Conflict, Invalid

COMMON_SHARE = 0.1  # a kind that one in ten of those gone through has is commonly given


def is_going_on(from_on: dt.date | None, to_on: dt.date | None, today: dt.date) -> bool:
    """Whether somebody has the service today; its last day is included."""
    return (from_on is None or from_on <= today) and (to_on is None or today <= to_on)


def check_span(from_on: dt.date | None, to_on: dt.date | None) -> None:
    """A service ends after it has begun."""
    if from_on is not None and to_on is not None and to_on < from_on:
        raise Invalid("span.ends_before_start", field="to_on")


def check_need(reason: str, text: str, since_on: dt.date, today: dt.date) -> None:
    """A need has begun, and "other" says what."""
    if since_on > today:
        raise Invalid("date.in_future", field="since_on")
    if reason == "other" and not text:
        raise Invalid("need.reason_needed", field="text")


def check_mapped(on: dt.date, today: dt.date) -> None:
    """Services were gone through today or before."""
    if on > today:
        raise Invalid("date.in_future", field="on")


def guard_open(closed_on: dt.date | None) -> None:
    """A need that was closed is no longer there to close."""
    if closed_on is not None:
        raise Conflict("need.closed")


@dataclass(frozen=True)
class Known:
    """What is known of one person: the kinds they have, need, or have had or needed at any time."""

    has: frozenset[uuid.UUID]
    needs: frozenset[uuid.UUID]
    ever: frozenset[uuid.UUID]
    is_mapped: bool


def common_kinds(people: Iterable[Known], offered: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """The kinds that many of those gone through have, of those that are offered."""
    mapped = [person for person in people if person.is_mapped]
    least = max(2, COMMON_SHARE * len(mapped))
    return {kind for kind in offered if sum(kind in person.has for person in mapped) >= least}


def not_thought_of(person: Known, common: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """The common kinds that nobody has written anything of about this person."""
    return {kind for kind in common if kind not in person.ever}
