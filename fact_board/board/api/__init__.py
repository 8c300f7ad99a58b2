"""The board over HTTP, by noun."""

from fact_board.board.api import (
    answers,
    episodes,
    mine,
    nominations,
    notes,
    reads,
    step_down,
    tasks,
    wrong_person,
)
from fact_board.board.api.blueprint import routes

__all__ = [
    "answers",
    "episodes",
    "mine",
    "nominations",
    "notes",
    "reads",
    "routes",
    "step_down",
    "tasks",
    "wrong_person",
]
