"""When a task changes hands at once, and when an offer goes back by itself. Pure."""

import datetime as dt
import uuid

from fact_board.board.rules import Facts


def is_given_at_once(facts: Facts, receiver: uuid.UUID) -> bool:
    """At the open meeting everybody hears it; a leader gives out work; who takes it says yes by doing so."""
    return facts.is_meeting or facts.role == "leader" or facts.staff_id == receiver


def goes_back(due_on: dt.date, *, from_on: dt.date, to_on: dt.date, today: dt.date) -> bool:
    """Whether an offer to somebody who'll be away goes back: nobody is there to answer it, or to do it."""
    return from_on <= today <= to_on or from_on <= due_on <= to_on
