"""Which requests can be watched, and what may be done about one: pure."""

import datetime as dt

from fact_board.errors import Invalid

FARTHEST = dt.timedelta(days=730)


def check_watch(asked_on: dt.date, expected_on: dt.date | None, today: dt.date) -> None:
    """A request was made before today ends, and its answer is expected after it was asked."""
    if asked_on > today:
        raise Invalid("date.in_future", field="asked_on")
    if expected_on is not None and expected_on < asked_on:
        raise Invalid("span.ends_before_start", field="expected_on")
    if expected_on is not None and expected_on - asked_on > FARTHEST:
        raise Invalid("date.too_far", field="expected_on")


def check_asked(*, unit: str, has_party: bool, has_staff: bool) -> None:
    """Somebody named decides: a unit, a party of the team or one of its staff."""
    if not (unit or has_party or has_staff):
        raise Invalid("decision.of_whom", field="asked_of")


def check_happened(on: dt.date, asked_on: dt.date, today: dt.date, field: str) -> None:
    """What was done about a request was done since it was made."""
    if on > today:
        raise Invalid("date.in_future", field=field)
    if on < asked_on:
        raise Invalid("decision.before_asked", field=field)


def check_more_time(until: dt.date, today: dt.date) -> None:
    """More time is asked for ahead: today or later, within two years."""
    if until < today:
        raise Invalid("date.in_past", field="expected_on")
    if until - today > FARTHEST:
        raise Invalid("date.too_far", field="expected_on")
