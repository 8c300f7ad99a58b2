"""What the naive replay is made of: all rows of a table, one by one, and simple sums."""

import datetime as dt
import uuid
from statistics import median
from typing import Any

from sqlalchemy import select

from fact_board.extensions import db

DAY = dt.timedelta(days=1)
Numbers = dict[str, Any]


def rows(model: Any, team_id: uuid.UUID) -> list[Any]:
    return [row for row in db.session.scalars(select(model)) if row.team_id == team_id]


def half_up(value: float, decimals: int = 0) -> float:
    scale = 10.0**decimals
    return int(value * scale + 0.5) / scale


def middle(values: list[float], decimals: int = 0) -> float | None:
    return half_up(median(values), decimals) if values else None
