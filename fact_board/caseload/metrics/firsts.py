"""How long it takes from coming onto the board until something that should come soon has happened."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fact_board.caseload.metrics.stays import Stay, survival_quantile


@dataclass(frozen=True)
class Firsts:
    """Of `count` times on the board `reached` got there; half of all had after `median_days`.

    Who is still waiting, or left the board before, counts as "at least that long" (Kaplan–Meier).
    """

    count: int
    reached: int
    waiting: int
    median_days: int | None


def firsts(
    stays: Collection[Stay],
    days_of: Mapping[Any, Sequence[dt.date]],
    today: dt.date,
    *,
    counts_before: dt.timedelta = dt.timedelta(0),
) -> Firsts:
    """When it first happened in each time on the board; `counts_before`: how old it may be and still do."""
    lengths = [_until(stay, days_of.get(stay.patient_id, ()), today, counts_before) for stay in stays]
    return Firsts(
        count=len(lengths),
        reached=sum(has for _, has in lengths),
        waiting=sum(_waits(stay, has=has) for stay, (_, has) in zip(stays, lengths, strict=True)),
        median_days=survival_quantile(lengths, 0.5),
    )


def is_waiting(
    stay: Stay, days: Sequence[dt.date], today: dt.date, counts_before: dt.timedelta = dt.timedelta(0)
) -> bool:
    """Whether a time on the board goes on, and it has not happened yet."""
    return _waits(stay, has=_until(stay, days, today, counts_before)[1])


def _waits(stay: Stay, *, has: bool) -> bool:
    return stay.span.end is None and not has


def _until(
    stay: Stay, days: Sequence[dt.date], today: dt.date, counts_before: dt.timedelta
) -> tuple[int, bool]:
    last = stay.span.end or today
    found = [day for day in days if stay.span.start - counts_before <= day <= last]
    if not found:
        return (last - stay.span.start).days, False
    return max((min(found) - stay.span.start).days, 0), True
