"""A note while it is typed: saved as it stands, at most one writer at a time. No event, nothing decided."""

import datetime as dt
import uuid

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from fact_board import clock
from fact_board.authorship import signed
from fact_board.database import write_transaction
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.meeting.models import Draft
from fact_board.meeting.queries import open_meeting_of
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff

HELD_FOR = dt.timedelta(seconds=15)  # after a save nobody else writes


def save_draft(patient: Patient, text: str, *, by: Membership) -> bool:
    """Overwrite what one's party is typing about a person; empty takes it away.

    Whether it is kept inside the party (in part 2 of a meeting), whomever the person is shared with.
    """
    try:
        return _save(patient, text, by=by)
    except IntegrityError:  # two began in the same moment: there is a row now, and it is somebody's
        return _save(patient, text, by=by)


def _save(patient: Patient, text: str, *, by: Membership) -> bool:
    with write_transaction():
        is_own = _is_in_part_2(by)
        draft = db.session.scalar(
            select(Draft).where(Draft.patient_id == patient.id, Draft.party_id == by.party_id)
        )
        if draft:
            _guard_free(draft, by.staff_id)
        if not text:
            return _clear(draft) if draft else is_own
        signature = signed(patient, by)
        draft = draft or Draft(**signature)
        draft.text, draft.by_id, draft.at, draft.is_own = text, by.staff_id, signature["at"], is_own
        db.session.add(draft)
    return is_own


def _clear(draft: Draft) -> bool:
    db.session.delete(draft)
    return draft.is_own


def _is_in_part_2(by: Membership) -> bool:
    meeting = open_meeting_of(by.team_id)
    return bool(meeting and meeting.part == 2 and meeting.part_party_id == by.party_id)


def _guard_free(draft: Draft, staff_id: uuid.UUID) -> None:
    if draft.by_id != staff_id and clock.now() - draft.at < HELD_FOR:
        raise Conflict("draft.taken", name=db.session.get_one(Staff, draft.by_id).name)
