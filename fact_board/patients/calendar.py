"""The days of a legal status: how long it lasts, and by when the next period is applied for. Pure.

By law an application for more compulsory care is made before the period has ended (LPT 7–9 §§). A week's
margin is what a care plan, the court's papers and next of kin need.
"""

import datetime as dt

from fact_board.teams.calendar import is_workday

APPLIED_FOR = ("LPT", "ÖPT", "LRV", "ÖRV")
MARGIN = dt.timedelta(days=7)
STAGES = (7, 21, 42)  # days left: how near the end is


def apply_by(status: str, ends_on: dt.date | None, chosen: dt.date | None) -> dt.date | None:
    """The day somebody chose, else the last workday a week before the end; None if nothing is applied for."""
    if status not in APPLIED_FOR or ends_on is None:
        return None
    if chosen is not None:
        return chosen
    day = ends_on - MARGIN
    while not is_workday(day):
        day -= dt.timedelta(days=1)
    return day


def stage_of(days_left: int | None) -> int | None:
    """Which reminder it has come to: 42, 21 or 7 days or fewer; None before that, or without an end."""
    if days_left is None:
        return None
    return next((stage for stage in STAGES if days_left <= stage), None)
