"""What the team does: answers, meetings, visits."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from fact_board import clock
from fact_board.board.models import Answer, Nomination
from fact_board.caseload.metrics.meetings import Sitting
from fact_board.caseload.metrics.nearness import Met
from fact_board.caseload.metrics.period import ONE_DAY, Period
from fact_board.caseload.metrics.replies import Reply
from fact_board.extensions import db
from fact_board.meeting.models import Attendance, Meeting, MeetingItem
from fact_board.teams.models import Membership, Party
from fact_board.visits.models import Contact

MINUTE = dt.timedelta(minutes=1)


def _during(column: InstrumentedAttribute[dt.datetime], period: Period) -> tuple[ColumnElement[bool], ...]:
    """An instant within the period's days."""
    start, end = clock.instant(period.first, "00:00"), clock.instant(period.last + ONE_DAY, "00:00")
    return column >= start, column < end


def asked_in(team_id: uuid.UUID, period: Period) -> list[tuple[Nomination, list[Answer]]]:
    """What was nominated in the period and not taken back, each with its answers, the first one first."""
    asked = db.session.scalars(
        select(Nomination).where(
            Nomination.team_id == team_id,
            Nomination.hidden_at.is_(None),
            Nomination.state != "withdrawn",
            *_during(Nomination.at, period),
        )
    ).all()
    answers: dict[uuid.UUID, list[Answer]] = defaultdict(list)
    given = select(Answer).where(Answer.team_id == team_id, Answer.hidden_at.is_(None))
    since = given.where(Answer.at >= clock.instant(period.first, "00:00"))
    for answer in db.session.scalars(since.order_by(Answer.at, Answer.id)):
        answers[answer.nomination_id].append(answer)
    return [(nomination, answers[nomination.id]) for nomination in asked]


def reply_of(
    nomination: Nomination, answers: Sequence[Answer], is_told: Callable[[Answer], bool] = lambda _: True
) -> Reply:
    """What became of a nomination; of how it went, only what somebody is told."""
    first = answers[0] if answers else None
    return Reply(
        nomination.at,
        nomination.answer_due_at,
        first.at if first else None,
        first.decision if first and is_told(first) else None,
        min((answer.read_at for answer in answers if answer.read_at), default=None),
        min((answer.result_at for answer in answers if answer.result_at and is_told(answer)), default=None),
        is_proposal=nomination.kind == "board",
    )


def sittings_in(team_id: uuid.UUID, period: Period) -> list[Sitting]:
    """The meetings that began in the period and are over."""
    found = db.session.scalars(
        select(Meeting).where(
            Meeting.team_id == team_id, Meeting.closed_at.is_not(None), *_during(Meeting.started_at, period)
        )
    ).all()
    ids = [meeting.id for meeting in found]
    taken_up, there = _taken_up(ids), _there(ids)
    return [_sitting(meeting, taken_up.get(meeting.id, (0, 0)), there[meeting.id]) for meeting in found]


def _sitting(meeting: Meeting, taken_up: tuple[int, int], there: list[tuple[str, str]]) -> Sitting:
    """One that was left open until midnight has no length: nobody knows when it was over."""
    length = meeting.closed_at - meeting.started_at if meeting.closed_at and meeting.closed_by_id else None
    return Sitting(
        clock.today(meeting.started_at),
        length / MINUTE if length is not None else None,
        *taken_up,
        frozenset(profession for profession, _ in there),
        frozenset(principal for _, principal in there),
    )


def _taken_up(meetings: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """How many people were spoken of one by one, and for how many seconds in all."""
    rows = db.session.execute(
        select(MeetingItem.meeting_id, func.count(), func.sum(MeetingItem.seconds))
        .where(MeetingItem.meeting_id.in_(meetings), MeetingItem.state == "discussed")
        .group_by(MeetingItem.meeting_id)
    )
    return {meeting: (count, seconds) for meeting, count, seconds in rows}


def _there(meetings: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, str]]]:
    """The profession and principal of everybody who was there."""
    rows = db.session.execute(
        select(Attendance.meeting_id, Attendance.profession, Party.principal)
        .join(Party, Party.id == Attendance.party_id)
        .where(Attendance.meeting_id.in_(meetings))
    )
    found: dict[uuid.UUID, list[tuple[str, str]]] = defaultdict(list)
    for meeting, profession, principal in rows:
        found[meeting].append((profession, principal))
    return found


def met_since(team_id: uuid.UUID, since: dt.date, patients: Collection[object]) -> list[Met]:
    """Contacts with these people from a day on, whatever came of them."""
    rows = db.session.execute(
        select(Contact.patient_id, Contact.by_id, Contact.on, Contact.outcome).where(
            Contact.team_id == team_id,
            Contact.hidden_at.is_(None),
            Contact.on >= since,
            Contact.patient_id.in_(patients),
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
