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
from fact_board.patients.models import NextOfKin
from fact_board.visits.models import Contact
from fact_board.visits.signals.models import Signal

SHOWN_FOR = dt.timedelta(days=90)
OPEN_LIST = dt.timedelta(hours=12)  # a board loaded in the morning still shows what came in the afternoon
LONG_AGO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # for what was written before it was kept when
OPENINGS = ("panel", "page")
LISTS = ("board", "wall", "frame", "answers", "day", "plans", "decisions", "questions")
ON_LISTS = (Nomination, Task, Signal, DecisionWatch)  # notes and visits stand in the panel only
OF_PAGE = (Plan, Service, Need)  # stand on the person's page, and in no panel
ON_PAGE = (*OF_PAGE, DecisionWatch, NextOfKin, Nomination)
OWN_LISTS = {"plans": (Plan,), "decisions": (DecisionWatch,), "questions": (Nomination,)}

Values = dict[str, Any]
Misplaced = Nomination | Note | Task | Contact | Signal | Plan | DecisionWatch | Service | Need | NextOfKin
R = TypeVar("R", Nomination, Note, Task, Contact, Signal, Plan, DecisionWatch, Service, Need, NextOfKin)


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
        *_hidden(NextOfKin, team_id, party_id, since),
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
    since = row.at or LONG_AGO
    readings = db.session.scalars(
        select(TrailRow).where(
            TrailRow.team_id == row.team_id,
            TrailRow.kind.in_((*OPENINGS, *LISTS)),
            TrailRow.at >= since - OPEN_LIST,
            TrailRow.at <= row.hidden_at,
        )
    ).all()
    readers = {reading.staff_id for reading in readings if reading.staff_id and _showed(reading, row)}
    return sorted(reader for reader in readers if reader != row.by_id)


def _showed(reading: TrailRow, row: Misplaced) -> bool:
    if not _stands_there(reading.kind, row):
        return False
    if reading.kind in OPENINGS:
        return reading.patient_id == row.patient_id and reading.at >= (row.at or LONG_AGO)
    return str(row.patient_id) in reading.shown


def _stands_there(kind: str, row: Misplaced) -> bool:
    """What stands on the person's page alone is in no panel; some lists are of one kind."""
    if kind == "panel":
        return not isinstance(row, OF_PAGE)
    return isinstance(row, ON_PAGE if kind == "page" else OWN_LISTS.get(kind, ON_LISTS))
