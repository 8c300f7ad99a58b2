"""From one moment to the next: meetings, and whatever changed on the board for the one who asks."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, literal, select, union_all

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.board.models import Episode, EpisodeChange, Nomination, Task
from fact_board.caseload.replay.rows import people_of
from fact_board.extensions import db
from fact_board.live.views import Canvas
from fact_board.meeting.models import Meeting
from fact_board.patients.models import KnownTo

SECOND = dt.timedelta(seconds=1)
NEAREST = 60  # so many changes either way are looked at: a reader who may see none of them gets no step

Steps = dict[str, dt.datetime | None]


def steps_from(audience: Audience, at: dt.datetime) -> Steps:
    """The moments before and after, each at a whole second: then all that one deed changed is there."""
    now, bounds = clock.now(), {"before": _latest_before(at), "after": at}
    near = {way: _moments(audience, bound, way == "after") for way, bound in bounds.items()}
    sights = _sights(audience, {row.patient_id for rows in near.values() for row in rows})
    found: Steps = {}
    for way, bound in bounds.items():
        told = (row.at for row in near[way] if _is_told(sights.get(row.patient_id), row))
        found[f"meeting_{way}"] = _whole(_meeting(audience.team_id, bound, way == "after"), now)
        found[f"event_{way}"] = _whole(next(told, None), now)
    return found


def _latest_before(at: dt.datetime) -> dt.datetime:
    """What happened until then is shown by an earlier whole second."""
    whole = at.replace(microsecond=0)
    return whole if at > whole else whole - SECOND


def _whole(moment: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    if moment is None:
        return None
    whole = moment.replace(microsecond=0)
    return min(whole if whole == moment else whole + SECOND, max(now, moment))


def _meeting(team_id: uuid.UUID, bound: dt.datetime, is_after: bool) -> dt.datetime | None:
    column = Meeting.started_at
    chosen = func.min(column) if is_after else func.max(column)
    return db.session.scalar(
        select(chosen).where(Meeting.team_id == team_id, column > bound if is_after else column <= bound)
    )


def _sights(audience: Audience, people: set[uuid.UUID]) -> dict[uuid.UUID, Sight]:
    canvas = Canvas(clock.now(), team_id=audience.team_id)
    found = people_of(audience.team_id, people)
    return {id_: canvas.sight(person, audience) for id_, person in found.items()}


def _is_told(seen: Sight | None, row: Any) -> bool:
    return seen is not None and seen.is_anybody and may_know_of(seen, row)


def _moments(audience: Audience, bound: dt.datetime, is_after: bool) -> list[Any]:
    """The nearest moments of people in the reader's own books, as rows that sight can be asked about."""
    parts = [
        _of_column(audience, model, column, bound, is_after)
        for model, columns in (
            (Episode, (Episode.placed_at, Episode.closed_at)),
            (EpisodeChange, (EpisodeChange.at, EpisodeChange.undone_at)),
            (Nomination, (Nomination.at, Nomination.ended_at)),
            (Task, (Task.at, Task.done_at)),
        )
        for column in columns
    ]
    together: CompoundSelect[Any] = union_all(*parts)
    nearest = together.subquery()
    order = nearest.c.at if is_after else nearest.c.at.desc()
    query = select(nearest, literal("status").label("scope")).order_by(order)
    return list(db.session.execute(query.limit(NEAREST)))


def _of_column(
    audience: Audience, model: Any, column: Any, bound: dt.datetime, is_after: bool
) -> Select[Any]:
    known = select(KnownTo.patient_id).where(
        KnownTo.team_id == audience.team_id, KnownTo.party_id == audience.party_id, KnownTo.left_on.is_(None)
    )
    is_own = model.is_own if hasattr(model, "is_own") else literal(False)
    query = select(
        model.patient_id.label("patient_id"),
        model.party_id.label("party_id"),
        is_own.label("is_own"),
        column.label("at"),
    ).where(model.team_id == audience.team_id, column > bound if is_after else column <= bound)
    if hasattr(model, "hidden_at"):
        query = query.where(model.hidden_at.is_(None))
    nearest = query.where(model.patient_id.in_(known)).order_by(column if is_after else column.desc())
    return select(nearest.limit(NEAREST).subquery())


def last_meeting_before(team_id: uuid.UUID, at: dt.datetime) -> dt.datetime | None:
    """Where looking back begins: the start of the last meeting."""
    return _meeting(team_id, at, is_after=False)
