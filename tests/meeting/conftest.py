"""The board's stage, seen by people of every role."""

from tests.board.conftest import maria, stage

__all__ = ["maria", "stage"]
