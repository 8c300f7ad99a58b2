"""What is done with the minutes: marking them as written into a record, and saying why there are none."""

import datetime as dt

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.meeting.minutes import queries
from fact_board.meeting.minutes.deeds import people_of
from fact_board.meeting.minutes.models import JournalMark, MeetingNotHeld
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Team


@action
def mark_journaled(meeting: Meeting, patient: Patient, *, by: Membership) -> None:
    """Say that what the meeting decided about the person stands in the record of one's own party."""
    if queries.journal_mark_of(meeting.id, patient.id, by.party_id):
        raise Unchanged(patient)
    if not any(patient.id in people for people in people_of(meeting, by)):
        raise Conflict("minutes.nothing_about")
    mark = JournalMark(**signed(patient, by), id=new_id(), meeting_id=meeting.id)
    db.session.add(mark)
    record("journal_written", mark, by=by, kept_in=by.party_id, meeting=meeting.id)


@action
def unmark_journaled(meeting: Meeting, patient: Patient, *, by: Membership) -> None:
    """It does not stand there after all."""
    mark = queries.journal_mark_of(meeting.id, patient.id, by.party_id)
    if mark is None:
        raise Unchanged(patient)
    mark.undone_at = clock.now()
    record("journal_unwritten", mark, by=by, kept_in=by.party_id, meeting=meeting.id)


@action
def explain_not_held(team: Team, on: dt.date, why: str, *, by: Membership) -> None:
    """Say why a planned meeting never was; a later word takes the place of an earlier one."""
    if on > clock.today():
        raise Invalid("date.in_future", field="on")
    if on not in queries.days_not_held(team, on, on):
        raise Conflict("meeting.was_held")
    last = queries.explanations_of(team.id, on, on).get(on)
    if last is not None and last.why == why:
        raise Unchanged(team)
    row = MeetingNotHeld(id=new_id(), team_id=team.id, on=on, why=why, by_id=by.staff_id, at=clock.now())
    db.session.add(row)
    record("not_held_explained", row, by=by, on=on)
