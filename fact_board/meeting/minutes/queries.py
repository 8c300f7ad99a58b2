"""Reading meetings that were, and those that were planned."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from fact_board import clock
from fact_board.extensions import db
from fact_board.meeting.minutes.models import JournalMark, MeetingNotHeld
from fact_board.meeting.models import Meeting
from fact_board.meeting.rotation import Candidate, last_day_over, not_held
from fact_board.teams.models import Absence, Membership, Team
from fact_board.teams.queries.memberships import memberships_of

ONE_DAY = dt.timedelta(days=1)


def journal_mark_of(meeting_id: uuid.UUID, patient_id: uuid.UUID, party_id: uuid.UUID) -> JournalMark | None:
    """The party's mark that stands."""
    return db.session.scalar(
        select(JournalMark).where(
            JournalMark.meeting_id == meeting_id,
            JournalMark.patient_id == patient_id,
            JournalMark.party_id == party_id,
            JournalMark.undone_at.is_(None),
        )
    )


def last_closed_of(team_id: uuid.UUID) -> Meeting | None:
    """The team's latest meeting that is over."""
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.team_id == team_id, Meeting.closed_at.is_not(None))
        .order_by(Meeting.closed_at.desc(), Meeting.id.desc())
        .limit(1)
    )


def meetings_between(team_id: uuid.UUID, first: dt.date, last: dt.date) -> Sequence[Meeting]:
    """The meetings that began on these days, both included, and are over; the latest first."""
    return db.session.scalars(
        select(Meeting)
        .where(
            Meeting.team_id == team_id,
            Meeting.closed_at.is_not(None),
            Meeting.started_at >= clock.instant(first, "00:00"),
            Meeting.started_at < clock.instant(last + ONE_DAY, "00:00"),
        )
        .order_by(Meeting.started_at.desc(), Meeting.id.desc())
    ).all()


def meetings_before(team_id: uuid.UUID, before: Meeting | None, limit: int) -> Sequence[Meeting]:
    """The meetings that are over, the latest first, from the one before `before` on."""
    query = select(Meeting).where(Meeting.team_id == team_id, Meeting.closed_at.is_not(None))
    if before is not None:
        query = query.where(
            (Meeting.started_at < before.started_at)
            | ((Meeting.started_at == before.started_at) & (Meeting.id < before.id))
        )
    return db.session.scalars(query.order_by(Meeting.started_at.desc(), Meeting.id.desc()).limit(limit)).all()


def first_day_of(team_id: uuid.UUID) -> dt.date | None:
    """The day of the team's first meeting: none is missed before it."""
    first = db.session.scalar(select(func.min(Meeting.started_at)).where(Meeting.team_id == team_id))
    return clock.today(first) if first else None


def days_not_held(team: Team, first: dt.date, last: dt.date) -> list[dt.date]:
    """The planned days among these on which nobody met, though their time has passed."""
    began = first_day_of(team.id)
    if began is None:
        return []
    first, now = max(first, began), clock.now()
    ends = clock.instant(clock.today(now), team.meeting_ends)
    last = min(last, last_day_over(clock.today(now), ends, now))
    held = db.session.scalars(
        select(Meeting.started_at).where(
            Meeting.team_id == team.id, Meeting.started_at >= clock.instant(first, "00:00")
        )
    )
    return list(not_held(team.meeting_days, first, last, {clock.today(at) for at in held}))


def explanations_of(team_id: uuid.UUID, first: dt.date, last: dt.date) -> dict[dt.date, MeetingNotHeld]:
    """Why there was no meeting, by day, in its latest words."""
    rows = db.session.scalars(
        select(MeetingNotHeld)
        .where(MeetingNotHeld.team_id == team_id, MeetingNotHeld.on.between(first, last))
        .order_by(MeetingNotHeld.at, MeetingNotHeld.id)
    )
    return {row.on: row for row in rows}


def candidates_of(team_id: uuid.UUID, day: dt.date) -> list[Candidate]:
    """Everybody who could lead that day's meeting, and when each last did."""
    led = db.session.execute(
        select(Meeting.chair_id, func.max(Meeting.started_at).label("at"))
        .where(Meeting.team_id == team_id, Meeting.closed_at.is_not(None))
        .group_by(Meeting.chair_id)
    )
    chaired = {row.chair_id: row.at for row in led}
    away = set(
        db.session.scalars(
            select(Absence.staff_id).where(
                Absence.team_id == team_id, Absence.from_on <= day, Absence.to_on >= day
            )
        )
    )
    return [
        _candidate(member, chaired.get(member.staff_id), is_away=member.staff_id in away)
        for member in memberships_of(team_id, day)
        if member.role in ("member", "leader")
    ]


def _candidate(member: Membership, chaired_at: dt.datetime | None, *, is_away: bool) -> Candidate:
    return Candidate(member.staff_id, member.staff.name, member.may_chair, not is_away, chaired_at)
