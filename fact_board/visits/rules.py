"""Which contacts can be logged: pure."""

import datetime as dt

from fact_board.errors import Invalid

OLDEST = dt.timedelta(days=90)


def check_day(on: dt.date, today: dt.date) -> None:
    """A contact is logged when it has been: not ahead of time, and not months after."""
    if on > today:
        raise Invalid("date.in_future", field="on")
    if on < today - OLDEST:
        raise Invalid("visit.too_old", field="on")
