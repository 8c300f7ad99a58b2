"""What the team does: answers, meetings, visits."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from fact_board import clock
from fact_board.board.models import Answer, Episode, Nomination
from fact_board.caseload.metrics.meetings import Sitting
from fact_board.caseload.metrics.nearness import Met
from fact_board.caseload.metrics.period import ONE_DAY, Period
from fact_board.caseload.metrics.replies import Reply
from fact_board.extensions import db
from fact_board.meeting.models import Attendance, Meeting, MeetingItem
from fact_board.teams.models import Membership, Party
from fact_board.visits.models import Contact

MINUTE = dt.timedelta(minutes=1)


def during(column: InstrumentedAttribute[dt.datetime], period: Period) -> tuple[ColumnElement[bool], ...]:
    """An instant within the period's days."""
    start, end = clock.instant(period.first, "00:00"), clock.instant(period.last + ONE_DAY, "00:00")
    return column >= start, column < end


@dataclass(slots=True)
class Given:
    """One answer, as much of it as is counted."""

    scope: ClassVar[str] = Answer.scope

    patient_id: uuid.UUID
    party_id: uuid.UUID
    at: dt.datetime
    decision: str
    read_at: dt.datetime | None
    result_at: dt.datetime | None


@dataclass(slots=True)
class Asked:
    """A nomination that was not taken back, with its answers, the first one first."""

    scope: ClassVar[str] = Nomination.scope

    patient_id: uuid.UUID
    party_id: uuid.UUID
    at: dt.datetime
    due_at: dt.datetime
    is_proposal: bool
    answers: list[Given]


def asked_in(team_id: uuid.UUID, period: Period) -> list[Asked]:
    """What was nominated in the period. Years of it are thousands of rows: no more is read of each."""
    nominated = (Nomination.id, Nomination.patient_id, Nomination.party_id, Nomination.at)
    given = (Answer.party_id, Answer.at, Answer.decision, Answer.read_at, Answer.result_at)
    answered = (Answer.nomination_id == Nomination.id) & Answer.hidden_at.is_(None)
    rows: Iterable[Any] = db.session.execute(
        select(*nominated, Nomination.answer_due_at, Nomination.kind == "board", *given)
        .outerjoin(Answer, answered)
        .where(
            Nomination.team_id == team_id,
            Nomination.hidden_at.is_(None),
            Nomination.state != "withdrawn",
            *during(Nomination.at, period),
        )
        .order_by(Answer.at, Answer.id)
    )
    found: dict[uuid.UUID, Asked] = {}
    for id_, patient, party, at, due_at, is_proposal, by, *answer in rows:
        asked = found.get(id_)
        if asked is None:
            asked = found[id_] = Asked(patient, party, at, due_at, is_proposal, [])
        if by is not None:
            asked.answers.append(Given(patient, by, *answer))
    return list(found.values())


def reply_of(asked: Asked, is_told: Callable[[Given], bool] = lambda _: True) -> Reply:
    """What became of a nomination; of how it went, only what somebody is told."""
    answers = asked.answers
    first = answers[0] if answers else None
    return Reply(
        asked.at,
        asked.due_at,
        first.at if first else None,
        first.decision if first and is_told(first) else None,
        min((answer.read_at for answer in answers if answer.read_at), default=None),
        min((answer.result_at for answer in answers if answer.result_at and is_told(answer)), default=None),
        is_proposal=asked.is_proposal,
    )


def sittings_in(team_id: uuid.UUID, period: Period) -> list[Sitting]:
    """The meetings that began in the period and are over."""
    held = (Meeting.team_id == team_id, Meeting.closed_at.is_not(None), *during(Meeting.started_at, period))
    found = db.session.execute(
        select(Meeting.id, Meeting.started_at, Meeting.closed_at, Meeting.closed_by_id).where(*held)
    )
    ids = select(Meeting.id).where(*held)
    taken_up, there = _taken_up(ids), _there(ids)
    return [
        Sitting(
            clock.today(started),
            _minutes(started, closed if closed_by else None),
            *taken_up.get(id_, (0, 0)),
            *there.get(id_, (0, 0)),
        )
        for id_, started, closed, closed_by in found
    ]


def _minutes(started: dt.datetime, closed: dt.datetime | None) -> float | None:
    """One that was left open until midnight has no length: nobody knows when it was over."""
    return (closed - started) / MINUTE if closed else None


def _taken_up(meetings: Select[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """How many people were spoken of one by one, and for how many seconds in all."""
    rows = db.session.execute(
        select(MeetingItem.meeting_id, func.count(), func.sum(MeetingItem.seconds))
        .where(MeetingItem.meeting_id.in_(meetings), MeetingItem.state == "discussed")
        .group_by(MeetingItem.meeting_id)
    )
    return {meeting: (count, seconds) for meeting, count, seconds in rows}


def _there(meetings: Select[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """How many professions were there, and how many principals."""
    rows = db.session.execute(
        select(
            Attendance.meeting_id,
            func.count(Attendance.profession.distinct()),
            func.count(Party.principal.distinct()),
        )
        .join(Party, Party.id == Attendance.party_id)
        .where(Attendance.meeting_id.in_(meetings))
        .group_by(Attendance.meeting_id)
    )
    return {meeting: (professions, principals) for meeting, professions, principals in rows}


def met_since(teams: Collection[uuid.UUID], since: dt.date) -> list[Met]:
    """Contacts from a day on with whoever is on a board of these teams now, whatever came of them."""
    is_on_board = exists().where(Episode.patient_id == Contact.patient_id, Episode.closed_at.is_(None))
    rows = db.session.execute(
        select(Contact.patient_id, Contact.by_id, Contact.on, Contact.outcome).where(
            Contact.team_id.in_(teams), Contact.hidden_at.is_(None), Contact.on >= since, is_on_board
        )
    )
    return [Met(*row) for row in rows]


def outcomes_in(team_id: uuid.UUID, period: Period) -> list[tuple[str, int]]:
    """How many contacts of the period had which outcome."""
    rows = db.session.execute(
        select(Contact.outcome, func.count())
        .where(
            Contact.team_id == team_id,
            Contact.hidden_at.is_(None),
            Contact.on.between(period.first, period.last),
        )
        .group_by(Contact.outcome)
    )
    return [(outcome, count) for outcome, count in rows]


def doctor_days(team_id: uuid.UUID, since: dt.date) -> dict[uuid.UUID, list[dt.date]]:
    """When somebody who is a doctor of the team met each person, from a day on."""
    doctors = select(Membership.staff_id).where(
        Membership.team_id == team_id, Membership.profession == "doctor"
    )
    rows = db.session.execute(
        select(Contact.patient_id, Contact.on).where(
            Contact.team_id == team_id,
            Contact.hidden_at.is_(None),
            Contact.outcome == "done",
            Contact.on >= since,
            Contact.by_id.in_(doctors),
        )
    )
    found: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for patient, day in rows:
        found[patient].append(day)
    return found
