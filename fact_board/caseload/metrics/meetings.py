"""How the team meets: how often, how long, and who is there."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fact_board.caseload.metrics.period import middle

SECONDS_EACH = 40  # what the daily meeting has for a person: 15–30 minutes for 20–44 people


@dataclass(frozen=True)
class Sitting:
    """One meeting that was held: how long, for how many people and seconds in all, and how many were there.

    No minutes: nobody knows when it was over. There: professions and principals, each counted once.
    """

    on: dt.date
    minutes: float | None
    people: int
    seconds: int
    professions: int
    principals: int


@dataclass(frozen=True)
class Meetings:
    """Meetings of a period; medians of those held.

    `planned` days had a meeting by the team's own calendar; `missed` of them had none. `with_both` had
    somebody of each principal there, in the room or remote.
    """

    planned: int
    missed: int
    held: int
    minutes: float | None
    seconds_each: float | None
    disciplines: float | None
    with_both: int


def meetings(sittings: Collection[Sitting], planned: Collection[dt.date]) -> Meetings:
    """Hold what was held against the days that had been planned."""
    days = [sitting.on for sitting in sittings]
    people = sum(sitting.people for sitting in sittings)
    return Meetings(
        planned=len(planned),
        missed=without(planned, days),
        held=len(sittings),
        minutes=middle(sitting.minutes for sitting in sittings if sitting.minutes is not None),
        seconds_each=round(sum(sitting.seconds for sitting in sittings) / people) if people else None,
        disciplines=middle((sitting.professions for sitting in sittings), 1),
        with_both=sum(sitting.principals > 1 for sitting in sittings),
    )


def without(planned: Collection[dt.date], days: Iterable[dt.date]) -> int:
    """Planned days on which no meeting began."""
    return len(set(planned).difference(days))
