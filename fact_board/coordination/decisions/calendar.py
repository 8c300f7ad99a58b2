"""The days of a request: when its answer is due, when to remind, and when to take it higher. Pure.

An answer that is due on a day when no office is open is due on the next workday, so that nobody is reminded
of what couldn't have come.
"""

import datetime as dt

from fact_board.teams.calendar import add_weekdays

# Without a promised day: as long as a result may take here (board/rules.py), and no longer than two weekly
# rounds at a ward.
UNPROMISED = dt.timedelta(days=14)
AGAIN = dt.timedelta(days=7)  # a reminder has a week to work
PATIENCE = dt.timedelta(days=14)  # past due, however often it was reminded of
MOST_REMINDERS = 2


def due_on(asked_on: dt.date, expected_on: dt.date | None) -> dt.date:
    """The last day on which the answer is in time: as promised, else 14 days after it was asked for."""
    return add_weekdays(expected_on or asked_on + UNPROMISED, 0)


def remind_on(due: dt.date, reminded_on: dt.date | None) -> dt.date:
    """The first workday to remind: after the day it was due, and a week after the last reminder."""
    after_due = add_weekdays(due + dt.timedelta(days=1), 0)
    return after_due if reminded_on is None else max(after_due, add_weekdays(reminded_on + AGAIN, 0))


def escalate_on(due: dt.date, reminded: list[dt.date]) -> dt.date:
    """When taking it higher is offered: two weeks past due, or a week after the second reminder."""
    late = due + PATIENCE
    unheard = sorted(reminded)[MOST_REMINDERS - 1] + AGAIN if len(reminded) >= MOST_REMINDERS else late
    return add_weekdays(max(due + dt.timedelta(days=1), min(late, unheard)), 0)


def standing(due: dt.date, today: dt.date) -> str:
    """waiting, due (today is the last day) or late."""
    return "late" if today > due else "due" if today == due else "waiting"
