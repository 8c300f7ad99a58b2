"""The board's stage, for the tests of meetings."""

from tests.board.conftest import maria, stage

__all__ = ["maria", "stage"]
