"""What was written on the wrong person, and who may have read it before it was hidden."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import select

from fact_board import clock
from fact_board.audit.models import TrailRow
from fact_board.board.models import Nomination, Note, Task
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.services.models import Need, Service
from fact_board.extensions import db
from fact_board.visits.models import Contact
from fact_board.visits.signals.models import Signal

SHOWN_FOR = dt.timedelta(days=90)
OPEN_LIST = dt.timedelta(hours=12)  # a board loaded in the morning still shows what came in the afternoon
OPENINGS = ("panel", "page")
LISTS = ("board", "wall", "frame", "answers", "day", "plans", "decisions", "questions")
ON_LISTS = (Nomination, Task, Signal, DecisionWatch)  # notes and visits stand in the panel only

Values = dict[str, Any]
Misplaced = Nomination | Note | Task | Contact | Signal | Plan | DecisionWatch | Service | Need
R = TypeVar("R", Nomination, Note, Task, Contact, Signal, Plan, DecisionWatch, Service, Need)


def misplaced_in(team_id: uuid.UUID, party_id: uuid.UUID) -> list[Values]:
    """A party's hidden rows of the last 90 days in the team, the latest first, without what they say."""
    since = clock.now() - SHOWN_FOR
    rows: list[Misplaced] = [
        *_hidden(Nomination, team_id, party_id, since),
        *_hidden(Note, team_id, party_id, since),
        *_hidden(Task, team_id, party_id, since),
        *_hidden(Contact, team_id, party_id, since),
        *_hidden(Signal, team_id, party_id, since),
        *_hidden(Plan, team_id, party_id, since),
        *_hidden(DecisionWatch, team_id, party_id, since),
        *_hidden(Service, team_id, party_id, since),
        *_hidden(Need, team_id, party_id, since),
    ]
    rows.sort(key=lambda row: row.hidden_at or since, reverse=True)
    return [
        {
            "kind": row.__tablename__,
            "id": row.id,
            "patient": row.patient_id,
            "by": row.by_id,
            "at": row.at,
            "hidden_by": row.hidden_by,
            "hidden_at": row.hidden_at,
            "readers": readers_of(row),
        }
        for row in rows
    ]


def _hidden(model: type[R], team_id: uuid.UUID, party_id: uuid.UUID, since: dt.datetime) -> Iterable[R]:
    return db.session.scalars(
        select(model).where(model.team_id == team_id, model.party_id == party_id, model.hidden_at >= since)
    )


def readers_of(row: Misplaced) -> list[uuid.UUID]:
    """Those who had the row on a screen: opened the person since it was written, or had a list with them."""
    readings = db.session.scalars(
        select(TrailRow).where(
            TrailRow.team_id == row.team_id,
            TrailRow.kind.in_((*OPENINGS, *LISTS)),
            TrailRow.at >= row.at - OPEN_LIST,
            TrailRow.at <= row.hidden_at,
        )
    ).all()
    readers = {reading.staff_id for reading in readings if reading.staff_id and _showed(reading, row)}
    return sorted(readers - {row.by_id})


def _showed(reading: TrailRow, row: Misplaced) -> bool:
    """Plans stand on the person's page and the list of plans alone, and nothing else stands there."""
    if (reading.kind in ("page", "plans")) != isinstance(row, Plan):
        return False
    if reading.kind in OPENINGS:
        return reading.patient_id == row.patient_id and reading.at >= row.at
    return isinstance(row, (*ON_LISTS, Plan)) and str(row.patient_id) in reading.shown
