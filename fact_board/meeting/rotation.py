"""Whose turn it is to lead, and which planned meetings never were. Pure."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from fact_board.teams.calendar import meeting_days_from

NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Candidate:
    """A colleague, whether they are trained to lead and here today, and when they last led."""

    staff_id: uuid.UUID
    name: str
    may_chair: bool
    is_present: bool
    chaired_at: dt.datetime | None = None


def in_turn(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The trained who are here, whoever led longest ago first; who never led comes before them."""
    able = [one for one in candidates if one.may_chair and one.is_present]
    return sorted(able, key=lambda one: (one.chaired_at or NEVER, one.name, str(one.staff_id)))


def not_held(
    meeting_days: Collection[int], first: dt.date, last: dt.date, held: Collection[dt.date]
) -> Iterator[dt.date]:
    """The planned days from `first` to `last`, both included, on which nobody met; never a holiday."""
    planned = takewhile(lambda day: day <= last, meeting_days_from(meeting_days, first))
    return (day for day in planned if day not in held)


def last_day_over(today: dt.date, ends: dt.datetime, now: dt.datetime) -> dt.date:
    """The latest day whose meeting should be over by now: today's once its planned end has passed."""
    return today if now >= ends else today - dt.timedelta(days=1)
