"""What people thought of their SIPs, summed: pure. Of fewer than five only how many they are."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from fact_board.coordination.plans.models import BEST, QUESTIONS

FEWEST = 5


class Answered(Protocol):
    """What the sum needs of an evaluation."""

    @property
    def is_declined(self) -> bool: ...
    @property
    def said(self) -> int | None: ...
    @property
    def knows(self) -> int | None: ...
    @property
    def better(self) -> int | None: ...


@dataclass(frozen=True)
class Sum:
    """One question: how many answered, and how many chose each of 1 to 4; None when they are too few."""

    question: str
    n: int
    counts: tuple[int, ...] | None

    @property
    def good(self) -> int:
        """How many chose one of the upper two."""
        return sum((self.counts or ())[BEST // 2 :])


@dataclass(frozen=True)
class Evaluated:
    """How many were asked, how many said no, and each question's answers."""

    asked: int
    declined: int
    questions: tuple[Sum, ...]


def sum_up(evaluations: Collection[Answered]) -> Evaluated:
    """Each question by itself: somebody may leave one out."""
    return Evaluated(
        asked=len(evaluations),
        declined=sum(one.is_declined for one in evaluations),
        questions=tuple(_sum(question, evaluations) for question in QUESTIONS),
    )


def _sum(question: str, evaluations: Collection[Answered]) -> Sum:
    answers = [answer for one in evaluations if (answer := getattr(one, question)) is not None]
    counts = tuple(answers.count(step) for step in range(1, BEST + 1))
    return Sum(question, len(answers), counts if len(answers) >= FEWEST else None)
