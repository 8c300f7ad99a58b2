"""Notes on a card: short, never changed, corrected by a new one."""

import uuid

from sqlalchemy import delete, select

from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board.actions.written import guard_enrolled, guard_standing, refuse_taken
from fact_board.board.models import Note
from fact_board.errors import Conflict, NotAllowed
from fact_board.extensions import db
from fact_board.meeting.models import Draft
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership


@action
def write_note(patient: Patient, text: str, *, id: uuid.UUID, is_own: bool = False, by: Membership) -> None:
    """Write a note (at most 280 characters) about someone, on the board or not: no longer a draft.

    `is_own`: for the writer's own party alone, whomever the person is shared with.
    """
    guard_enrolled(patient)
    refuse_taken(Note, id)
    note = Note(**signed(patient, by), id=id, text=text, is_own=is_own)
    db.session.add(note)
    db.session.execute(delete(Draft).where(Draft.patient_id == patient.id, Draft.party_id == by.party_id))
    record("note_written", note, by=by, note=id)


@action
def correct_note(note: Note, text: str, *, id: uuid.UUID, by: Membership) -> None:
    """Supersede one's own note: both stay, and what was kept inside the party is. Others write their own."""
    patient = guard_standing(note)
    refuse_taken(Note, id)
    if note.by_id != by.staff_id:
        raise NotAllowed("note.not_yours")
    if db.session.scalar(select(Note.id).where(Note.supersedes_id == note.id)) is not None:
        raise Conflict("note.already_corrected")
    if note.text == text:
        raise Unchanged(note)
    correction = Note(**signed(patient, by), id=id, text=text, supersedes_id=note.id, is_own=note.is_own)
    db.session.add(correction)
    record("note_corrected", correction, by=by, note=id, superseded=note.id)
