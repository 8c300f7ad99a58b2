"""Notes over HTTP."""

import uuid

from fact_board.access.gates import patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions.notes import correct_note, write_note
from fact_board.board.api.blueprint import routes
from fact_board.board.models import Note
from fact_board.board.schemas import NoteWriting
from fact_board.web.routing import Body


@routes.write("/patients/<uuid:patient_id>/notes", right="note.write", takes=NoteWriting, status=201)
def post_note(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write a note."""
    patient, is_own = patient_for(viewer, patient_id), body["is_own"]
    return write_note(patient, body["text"], id=body["id"], is_own=is_own, by=viewer.membership)


@routes.write("/notes/<uuid:note_id>/corrections", right="note.write", takes=NoteWriting, status=201)
def post_note_correction(viewer: Viewer, body: Body, note_id: uuid.UUID) -> Receipt:
    """Supersede one's own note; both stay."""
    return correct_note(row_for(viewer, Note, note_id), body["text"], id=body["id"], by=viewer.membership)
