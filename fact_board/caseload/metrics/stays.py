"""How long people are on the board, and how many come back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from fact_board.caseload.metrics.flow import Span
from fact_board.caseload.metrics.model import FEWEST

STAYS_SINCE = dt.timedelta(days=365)
BACK_WITHIN = dt.timedelta(days=90)
BACK_SOON = dt.timedelta(days=30)
ROUNDING = 1e-9  # a product of fractions may miss a half by as much


class Stay(NamedTuple):
    """One time on the board."""

    patient_id: object
    category_id: object
    span: Span

    def days(self, today: dt.date) -> int:
        return ((self.span.end or today) - self.span.start).days


@dataclass(frozen=True)
class CategoryStays:
    """How long people stay in a category, and how many come back: within 90 days, and within 30."""

    now: int
    count: int
    median_days: int | None
    nine_of_ten_days: int | None
    closed: int
    back: int
    back_soon: int


NO_STAYS = CategoryStays(0, 0, None, None, 0, 0, 0)


def stays_by_category(stays: Collection[Stay], today: dt.date) -> dict[object, CategoryStays]:
    """Length of stay and re-entry of those who were on the board in the last year, by their last category."""
    starts = _starts(stays)
    groups: dict[object, list[Stay]] = defaultdict(list)
    for stay in _recent(stays, today):
        groups[stay.category_id].append(stay)
    return {category: _stays_of(group, starts, today) for category, group in groups.items()}


def stays_together(stays: Collection[Stay], today: dt.date) -> CategoryStays:
    """The same of the whole board, as if it were one category."""
    return _stays_of(_recent(stays, today), _starts(stays), today)


def _recent(stays: Iterable[Stay], today: dt.date) -> list[Stay]:
    since = today - STAYS_SINCE
    return [stay for stay in stays if stay.span.end is None or stay.span.end >= since]


def _starts(stays: Iterable[Stay]) -> dict[object, list[dt.date]]:
    """When each person came onto the board."""
    starts: dict[object, list[dt.date]] = defaultdict(list)
    for stay in stays:
        starts[stay.patient_id].append(stay.span.start)
    return starts


def _stays_of(group: list[Stay], starts: dict[object, list[dt.date]], today: dt.date) -> CategoryStays:
    lengths = [(stay.days(today), stay.span.end is not None) for stay in group]
    closed = [stay for stay in group if stay.span.end]
    return CategoryStays(
        now=len(group) - len(closed),
        count=len(group),
        median_days=survival_quantile(lengths, 0.5),
        nine_of_ten_days=survival_quantile(lengths, 0.9),
        closed=len(closed),
        back=sum(_came_back(stay, starts[stay.patient_id], BACK_WITHIN) for stay in closed),
        back_soon=sum(_came_back(stay, starts[stay.patient_id], BACK_SOON) for stay in closed),
    )


def _came_back(stay: Stay, starts: list[dt.date], within: dt.timedelta) -> bool:
    end = stay.span.end
    return end is not None and any(
        end <= start <= end + within for start in starts if start > stay.span.start
    )


Length = tuple[int, bool]  # days, and whether it has ended: one that goes on is "at least that long"


def survival_curve(lengths: Collection[Length]) -> list[tuple[int, float]]:
    """Which part of all stays is longer than each number of days that one of them has (Kaplan–Meier)."""
    left, staying = len(lengths), 1.0
    by_length: dict[int, list[bool]] = defaultdict(list)
    for days, has_ended in lengths:
        by_length[days].append(has_ended)
    curve = []
    for days in sorted(by_length):
        staying *= 1 - sum(by_length[days]) / left
        left -= len(by_length[days])
        curve.append((days, staying))
    return curve


def survival_quantile(lengths: Collection[Length], quantile: float) -> int | None:
    """The length that `quantile` of all stays don't exceed; None while too few have ended to say."""
    if len(lengths) < FEWEST:
        return None
    longest = 1 - quantile + ROUNDING
    return next((days for days, staying in survival_curve(lengths) if staying <= longest), None)
