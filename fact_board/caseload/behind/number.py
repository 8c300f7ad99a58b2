"""A number that is asked about, and what was counted for it."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.caseload.metrics.period import Period
from fact_board.extensions import db
from fact_board.patients.models import Patient

People = dict[uuid.UUID, tuple[Patient, Sight]]


@dataclass(frozen=True)
class Number:
    """Which number: of the team today, or of a period.

    On the board it may be one column's; of decisions that wait, those on one principal, or on others.
    """

    name: str
    team_id: uuid.UUID
    today: dt.date
    period: Period
    category_id: uuid.UUID | None = None
    principal: str | None = None


@dataclass(frozen=True)
class Counted:
    """How many are counted; how often each of whom the reader may know; and since when, where it tells."""

    number: int
    shown: Counter[uuid.UUID]
    since: dict[uuid.UUID, dt.date] = field(default_factory=dict)


def enrolled(model: Any, number: Number, *conditions: Any) -> Sequence[Any]:
    """Rows about people who are in the team now."""
    there = select(Patient.id).where(Patient.team_id == number.team_id, Patient.left_on.is_(None))
    mine = select(model).where(model.team_id == number.team_id, model.patient_id.in_(there))
    return db.session.scalars(mine.where(*conditions)).all()


def told(rows: Iterable[Any], people: People) -> list[Any]:
    """Those of the rows that the reader may know of."""
    return [row for row in rows if row.patient_id in people and may_know_of(people[row.patient_id][1], row)]
