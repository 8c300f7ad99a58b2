"""What an audience may see of a person: a set of scopes, decided by a pure function."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from fact_board.access.audience import Audience

FULL = frozenset({"status", "contacts", "notes", "plans", "medication_stop"})
COORDINATION = frozenset({"status", "contacts"})
NONE: frozenset[str] = frozenset()


def sight(audience: Audience, parties: Collection[Any], now: dt.datetime) -> frozenset[str]:
    """The scopes `audience` holds for a person whom `parties` know.

    Until legal bases exist every party of the team sees everything; outside demo mode a team therefore
    can't have two parties (`teams.rules.refuse_second_party`).
    """
    return FULL
