"""The board's people, for what is reported and logged about them."""

from tests.board.conftest import maria, stage

__all__ = ["maria", "stage"]
