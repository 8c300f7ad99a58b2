"""The days after a discharge. Pure."""

import datetime as dt

from fact_board.teams.calendar import add_weekdays, is_workday

FIRST_CONTACT_WITHIN = dt.timedelta(days=7)


def first_contact_by(discharged_on: dt.date) -> dt.date:
    """The last workday within seven days: who comes home before Christmas is met before New Year."""
    day = discharged_on + FIRST_CONTACT_WITHIN
    while not is_workday(day):
        day -= dt.timedelta(days=1)
    return day


def latest_first_contact(discharged_on: dt.date, today: dt.date) -> dt.date:
    """The same, or the next workday when the discharge was written down too late for it."""
    return max(first_contact_by(discharged_on), add_weekdays(today, 0))


def is_uncontacted(discharged_on: dt.date, met_on: dt.date | None, today: dt.date) -> bool:
    """Whether nobody has met the person since, and the seventh day has come.

    Days count from the discharge, weekends and holidays too: being alone doesn't rest.
    """
    is_met = met_on is not None and met_on >= discharged_on
    return not is_met and today - discharged_on >= FIRST_CONTACT_WITHIN
