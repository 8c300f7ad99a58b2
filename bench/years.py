"""Five years of a team's meetings and nominations, beside what `past` tells of its people."""

import datetime as dt
import uuid

from sqlalchemy import select

from bench.rows import Writer
from fact_board.board.models import Answer, Nomination
from fact_board.extensions import db
from fact_board.meeting.models import Attendance, Meeting, MeetingItem
from fact_board.teams.models import Membership

DAYS = 5 * 365
WEEKEND = 5
TAKEN_UP = 20
NOMINATIONS_A_WEEK = 10


def meet_and_answer(writer: Writer, everybody: list[uuid.UUID], share: float) -> None:
    """A meeting each weekday, and ten answered nominations a week, over that share of five years."""
    staff = [(one.staff_id, one.party_id, one.profession) for one in _members(writer)]
    for day in range(round(DAYS * share), 0, -1):
        at = writer.ago(day)
        if at.weekday() < WEEKEND:
            _meet(writer, everybody, staff, at)
            for _ in range(NOMINATIONS_A_WEEK // WEEKEND):
                ask_and_answer(writer, writer.random.choice(everybody), at)


def _members(writer: Writer) -> list[Membership]:
    of_team = select(Membership).where(Membership.team_id == writer.world.team_id)
    return list(db.session.scalars(of_team))


def _meet(
    writer: Writer,
    everybody: list[uuid.UUID],
    staff: list[tuple[uuid.UUID, uuid.UUID, str]],
    at: dt.datetime,
) -> None:
    closed = at + dt.timedelta(minutes=20)
    who = writer.any_staff()
    meeting = writer.add(Meeting, chair_id=who, started_at=at, closed_at=closed, closed_by_id=who)
    for staff_id, party_id, profession in staff:
        writer.add(
            Attendance, meeting_id=meeting, staff_id=staff_id, party_id=party_id, profession=profession
        )
    for patient in writer.random.sample(everybody, TAKEN_UP):
        item = {"meeting_id": meeting, "state": "discussed", "seconds": 40, **writer.about(patient)}
        writer.add(MeetingItem, **item, since=at)


def ask_and_answer(writer: Writer, patient: uuid.UUID, at: dt.datetime) -> None:
    about = writer.about(patient)
    asked = {"by_id": writer.any_staff(), "at": at, "answer_due_at": at + dt.timedelta(days=2)}
    nomination = writer.add(Nomination, **about, kind="board", state="answered", urgency="amber", **asked)
    answered = at + dt.timedelta(hours=writer.random.randrange(2, 60))
    writer.add(
        Answer,
        **about,
        nomination_id=nomination,
        decision="not_now",
        by_id=writer.any_staff(),
        at=answered,
        read_at=answered + dt.timedelta(hours=3),
    )
