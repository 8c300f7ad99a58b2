"""The board's stage, and a Monday morning on which no test depends on today's date."""

import datetime as dt
from collections.abc import Iterator

import pytest

from fact_board import clock
from tests.board.conftest import maria, stage

__all__ = ["maria", "stage"]


@pytest.fixture
def monday_morning() -> Iterator[None]:
    """An ordinary Monday, the day before another meeting."""
    with clock.at(dt.datetime(2026, 11, 23, 8, 0, tzinfo=clock.ZONE)):
        yield
