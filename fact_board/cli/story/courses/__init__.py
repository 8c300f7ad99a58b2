"""Written courses that fill the months before the morning: coherent little stories, told with variations.

A course is a function of chance. Days are workdays after its beginning; `primary` and `support` are the
person's own contacts, the other parts belong to the team. Whoever has no support is reported by the primary.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fact_board.cli.story.courses.away import hard_to_reach, in_custody, long_way, threatened
from fact_board.cli.story.courses.brief import lately, newcomer, not_now, question, reported, waited
from fact_board.cli.story.courses.crises import admitted, lonely, sleepless, stopped_medicine, unpaid_rent
from fact_board.cli.story.courses.frame import Chance, Steps

__all__ = ("KINDS", "Chance", "Kind", "Steps", "lately", "length_of", "newcomer", "reported")


@dataclass(frozen=True)
class Kind:
    """A written course, how often it is told, and in which months more often."""

    tell: Callable[[Chance], Steps]
    weight: int
    darker: float = 1.0  # how much more often from November to February
    opens: bool = True  # whether it puts someone on the board


# A line for each happening.
# fmt: off


KINDS = (
    Kind(sleepless, 14, darker=1.6),
    Kind(stopped_medicine, 12),
    Kind(unpaid_rent, 11),
    Kind(lonely, 11, darker=1.7),
    Kind(admitted, 12, darker=1.3),
    Kind(hard_to_reach, 9),
    Kind(long_way, 9),
    Kind(in_custody, 3),
    Kind(threatened, 4),
    Kind(not_now, 10, opens=False),
    Kind(waited, 5, opens=False),
    Kind(question, 10, opens=False),
)


def length_of(steps: Steps) -> int:
    """Workdays until its last happening."""
    return max(step.day for step in steps)
