"""How long those who nominate wait for their answer."""

import datetime as dt
import math
from collections.abc import Collection
from dataclasses import dataclass
from statistics import median

ANSWERS_SINCE = dt.timedelta(days=91)


@dataclass(frozen=True)
class Reply:
    """A nomination and its first answer."""

    asked_at: dt.datetime
    due_at: dt.datetime
    answered_at: dt.datetime


@dataclass(frozen=True)
class Replies:
    """How long nominators waited for their answer."""

    count: int
    in_time: int
    median_hours: float | None


def replies(answered: Collection[Reply]) -> Replies:
    """Median hours from nomination to first answer, and how many came in time."""
    hours = [(reply.answered_at - reply.asked_at).total_seconds() / 3600 for reply in answered]
    in_time = sum(reply.answered_at <= reply.due_at for reply in answered)
    return Replies(len(hours), in_time, _whole(median(hours)) if hours else None)


def _whole(hours: float) -> float:
    return math.floor(hours + 0.5)
