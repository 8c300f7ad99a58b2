"""The board's people, for what hangs on them."""

from tests.board.conftest import maria, stage

__all__ = ["maria", "stage"]
