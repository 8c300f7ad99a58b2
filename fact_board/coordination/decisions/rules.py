"""Which requests can be watched: pure."""

import datetime as dt

from fact_board.errors import Invalid


def check_watch(asked_on: dt.date, expected_on: dt.date | None, today: dt.date) -> None:
    """A request was made before today ends, and its answer is expected after it was asked."""
    if asked_on > today:
        raise Invalid("date.in_future", field="asked_on")
    if expected_on is not None and expected_on < asked_on:
        raise Invalid("span.ends_before_start", field="expected_on")
