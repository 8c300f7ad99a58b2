"""When something was, as a reader of a page says it."""

import datetime as dt

from flask_babel import format_datetime


def when(moment: dt.datetime) -> str:
    """ "22 nov. 08:31", in the team's time."""
    return str(format_datetime(moment, "d MMM HH:mm"))
