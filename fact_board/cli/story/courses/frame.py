"""What the courses have in common: how they begin and how they end."""

import random

from fact_board.board.models import CHECKLIST
from fact_board.cli.story.verbs import (
    Step,
    answer_place,
    at,
    check,
    close,
    nominate,
    propose_step_down,
    read_answer,
)

Steps = list[Step]
Chance = random.Random

# A line for each happening.
# fmt: off


def opening(chance: Chance, *, category: str, level: str, saw: str, tags: tuple[str, ...], why: str,
             why_tags: tuple[str, ...], told: str, next_step: str) -> tuple[Steps, int]:
    """Reported, answered at the next meeting or, one time in eight, late; read the same day."""
    day = 1 if chance.random() < 0.88 else chance.randint(4, 6)
    next_in = 0 if next_step.endswith("i dag") else 2
    takes = {0: "primary", 1: "doctor"} if level == "red" else {0: chance.choice(("primary", "support"))}
    return [
        at(0, "13:40", nominate, by="support", category=category, urgency=level, tags=tags, text=saw),
        at(day, "08:36", answer_place, by="leader", category=category, urgency=level, why=why, tags=why_tags,
           takes=takes, text=told, next_step=next_step, next_in=next_in),
        at(day, "12:10", read_answer, by="support"),
    ], day


def ending(day: int, *, why: str, text: str, outcome: str = "goals_met") -> Steps:
    """Proposed, prepared, decided."""
    return [
        at(day, "11:10", propose_step_down, why=why),
        at(day + 1, "15:10", check, codes=CHECKLIST[:4]),
        at(day + 1, "15:20", check, codes=CHECKLIST[4:], waived="Tid är bokad utanför tavlan"),
        at(day + 2, "08:46", close, by="leader", outcome=outcome, text=text),
    ]
