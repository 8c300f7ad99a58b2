"""When a meeting has been left open: pure."""

import datetime as dt

from fact_board import clock


def is_left_open(started_at: dt.datetime, now: dt.datetime) -> bool:
    """A meeting belongs to its day: at midnight it ends by itself."""
    return clock.today(started_at) < clock.today(now)
