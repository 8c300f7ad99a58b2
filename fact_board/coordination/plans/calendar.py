"""When what comes next with a plan is late. Pure; the board's cards and the SIP radar say the same."""

import datetime as dt

from fact_board.teams.calendar import ONE_DAY, add_weekdays

CALLED_WITHIN = dt.timedelta(days=14)  # of being offered
GRACE = 2  # weekdays, as for a review


def late_from(state: str, stepped_on: dt.date, next_on: dt.date | None) -> dt.date | None:
    """The first day on which somebody should be reminded; None when nothing waits.

    Offered: nobody called within a fortnight. After a no: the day to ask again. A meeting or follow-up: its
    day and two weekdays, in which no holiday counts.
    """
    if state == "offered":
        return stepped_on + CALLED_WITHIN + ONE_DAY
    if state == "ended" or next_on is None:
        return None
    return next_on if state == "declined" else add_weekdays(next_on, GRACE) + ONE_DAY
