"""The API of a board on which every verb can be done."""

from tests.board.conftest import maria, stage

__all__ = ["maria", "stage"]
