"""The rows of all the teams, one statement for each thing that is counted."""

import datetime as dt
import hashlib
import uuid
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select

from fact_board import clock
from fact_board.board.models import Answer, Nomination
from fact_board.caseload.metrics.period import Period
from fact_board.caseload.metrics.replies import Reply
from fact_board.caseload.queries.work import during
from fact_board.extensions import db
from fact_board.live.models import Stream
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient

Ids = Collection[uuid.UUID]


def heads_of(teams: Ids) -> str:
    """Where the events of all of them are now, in a few letters."""
    heads = select(Stream.id, Stream.seq, Stream.mark).where(Stream.id.in_(teams)).order_by(Stream.id)
    told = ",".join(f"{team}.{seq}.{mark}" for team, seq, mark in db.session.execute(heads))
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def enrolled_in(teams: Ids) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Who is in each team today."""
    here = (Patient.team_id.in_(teams), Patient.left_on.is_(None))
    rows = select(Patient.team_id, Patient.id).where(*here)
    found: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for team_id, patient_id in db.session.execute(rows):
        found[team_id].append(patient_id)
    return found


def replies_in(teams: Ids, period: Period) -> dict[uuid.UUID, list[Reply]]:
    """What was nominated in the period and not taken back, and when it was first answered."""
    given = (Answer.nomination_id == Nomination.id, Answer.hidden_at.is_(None))
    first_answer = select(func.min(Answer.at)).where(*given).scalar_subquery()
    rows = db.session.execute(
        select(Nomination.team_id, Nomination.at, Nomination.answer_due_at, first_answer).where(
            Nomination.team_id.in_(teams),
            Nomination.hidden_at.is_(None),
            Nomination.state != "withdrawn",
            *during(Nomination.at, period),
        )
    )
    found: dict[uuid.UUID, list[Reply]] = defaultdict(list)
    for team_id, asked_at, due_at, answered_at in rows:
        found[team_id].append(Reply(asked_at, due_at, answered_at))
    return found


def meeting_days_in(teams: Ids, period: Period) -> dict[uuid.UUID, list[dt.date]]:
    """On which days of the period meetings began that are over."""
    rows = db.session.execute(
        select(Meeting.team_id, Meeting.started_at).where(
            Meeting.team_id.in_(teams), Meeting.closed_at.is_not(None), *during(Meeting.started_at, period)
        )
    )
    found: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for team_id, at in rows:
        found[team_id].append(clock.today(at))
    return found
