"""What may be said of a discharge and of its checklist: pure."""

import datetime as dt
import uuid
from collections.abc import Collection

from fact_board.coordination.discharges.calendar import latest_first_contact
from fact_board.coordination.discharges.models import NOT_NEEDED
from fact_board.errors import Invalid

# Compulsory care on a ward that a discharge ends, or turns into care outside it.
ON_A_WARD = {"LPT": "ÖPT", "LRV": "ÖRV"}
ENDED, OUTSIDE, GOES_ON = "ended", "outside", "goes_on"
BECOMES = (ENDED, OUTSIDE, GOES_ON)


def check_item(state: str, reason: str) -> None:
    """What isn't needed says why."""
    if state == NOT_NEEDED and not reason:
        raise Invalid("discharge.reason_missing", field="reason")


def check_discharged(on: dt.date, placed_on: dt.date, today: dt.date) -> None:
    """Somebody went home since they came to the board, today at the latest."""
    if on > today:
        raise Invalid("date.in_future", field="on")
    if on < placed_on:
        raise Invalid("discharge.before_placing", field="on")


def check_first_contact(due_on: dt.date, on: dt.date, today: dt.date) -> None:
    """The first contact is ahead, and within seven days of the discharge."""
    if due_on < today:
        raise Invalid("date.in_past", field="first_contact_on")
    if due_on > latest_first_contact(on, today):
        raise Invalid("discharge.first_contact_late", field="first_contact_on")


def check_legal(open_ones: Collection[uuid.UUID], answered: Collection[uuid.UUID]) -> None:
    """Compulsory care on a ward never ends by silence: each status is answered for, once."""
    if len(set(answered)) != len(answered) or not set(answered) <= set(open_ones):
        raise Invalid("discharge.legal_unknown", field="legal")
    if set(open_ones) != set(answered):
        raise Invalid("discharge.legal_unsettled", field="legal")


def check_outside(status: str, becomes: str, ends_on: dt.date | None, on: dt.date) -> None:
    """Care outside the ward has a last day, after the discharge."""
    if becomes not in BECOMES or (becomes == OUTSIDE and status not in ON_A_WARD):
        raise Invalid("discharge.legal_unknown", field="legal")
    if becomes == OUTSIDE and (ends_on is None or ends_on < on):
        raise Invalid("discharge.outside_ends", field="legal")
