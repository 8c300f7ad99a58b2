"""Where the team lies farthest from the model: a pure rule over the page's figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST = 3
GAUGES = ("patients", "per_fte", "per_case_manager", "share", "whole_team")


@dataclass(frozen=True)
class Gap:
    """A gauge, or a function of the staff, and the span it lies outside of."""

    code: str
    value: float
    low: float
    high: float
    is_over: bool

    @property
    def distance(self) -> float:
        """From the nearest edge, as a part of it."""
        return (self.value - self.high) / self.high if self.is_over else (self.low - self.value) / self.low


def gaps(figures: dict[str, Any]) -> list[Gap]:
    """The three farthest away, in their own measure; none within the model."""
    found = sorted(_outside(figures), key=lambda gap: (-round(gap.distance, 6), -gap.high, gap.code))
    return found[:MOST]


def _outside(figures: dict[str, Any]) -> Iterator[Gap]:
    for code in GAUGES:
        gauge = figures[code]
        if gauge["verdict"] in ("under", "over"):
            yield Gap(code, gauge["value"], gauge["low"], gauge["high"], gauge["verdict"] == "over")
    for post in figures["staffing"]:
        if post["verdict"] == "under":
            yield Gap(post["function"], post["now"], post["model"], post["model"], is_over=False)
