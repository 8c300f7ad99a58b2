"""The meeting over HTTP."""

import uuid
from typing import Any

from fact_board.access.gates import patient_for, patients_for, row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.live.drafts import tell_draft
from fact_board.meeting import actions, schemas
from fact_board.meeting.actions import Attending
from fact_board.meeting.closure import Closure, closure_for
from fact_board.meeting.drafts import save_draft
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import leavers_for
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("meetings", __name__)


@routes.write("/meetings", right="meeting.run", takes=schemas.MeetingStart, status=201)
def post_meeting(viewer: Viewer, body: Body) -> Receipt:
    """Start the team's meeting."""
    team = team_for(viewer, viewer.team_id)
    return actions.start_meeting(team, id=body["id"], attending=_attending(body), by=viewer.membership)


@routes.write(
    "/meetings/<uuid:meeting_id>/attendance",
    right="meeting.run",
    takes=schemas.AttendanceWriting,
    method="PUT",
)
def put_attendance(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Say who is there, on site or remote."""
    return actions.write_attendance(_meeting(viewer, meeting_id), _attending(body), by=viewer.membership)


@routes.write("/meetings/<uuid:meeting_id>/chair", right="meeting.run", method="PUT")
def put_chair(viewer: Viewer, _body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Take over as the one who leads the meeting."""
    return actions.take_over_meeting(_meeting(viewer, meeting_id), by=viewer.membership)


@routes.write(
    "/meetings/<uuid:meeting_id>/current", right="meeting.run", takes=schemas.TakingUp, method="PUT"
)
def put_current(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Go on to somebody, or to nobody: the chair's next, previous and jump."""
    meeting = _meeting(viewer, meeting_id)
    patient = patient_for(viewer, body["patient"]) if body["patient"] else None
    return actions.take_up(meeting, patient, by=viewer.membership)


@routes.write(
    "/meetings/<uuid:meeting_id>/later", right="meeting.run", takes=schemas.PuttingOff, method="PUT"
)
def put_later(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Take somebody later in the meeting."""
    meeting = _meeting(viewer, meeting_id)
    return actions.put_off(meeting, patient_for(viewer, body["patient"]), by=viewer.membership)


@routes.write(
    "/meetings/<uuid:meeting_id>/unchanged", right="meeting.run", takes=schemas.LeavingUnchanged, method="PUT"
)
def put_unchanged(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Nothing changes for these: gone through together."""
    meeting = _meeting(viewer, meeting_id)
    return actions.leave_unchanged(meeting, patients_for(viewer, body["patients"]), by=viewer.membership)


@routes.write(
    "/meetings/<uuid:meeting_id>/shown", right="meeting.run", takes=schemas.TextShowing, method="PUT"
)
def put_shown(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Show on the wall what is written about the person whose turn it is."""
    meeting = _meeting(viewer, meeting_id)
    return actions.show_text(meeting, is_shown=body["is_shown"], by=viewer.membership)


@routes.write(
    "/meetings/<uuid:meeting_id>/part", right="meeting.run", takes=schemas.PartChanging, method="PUT"
)
def put_part(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Begin part 2 with one's own party alone, or go back to part 1."""
    meeting = _meeting(viewer, meeting_id)
    return actions.change_part(
        meeting, body["part"], party=body["party"], present=body["present"], by=viewer.membership
    )


@routes.read("/meetings/<uuid:meeting_id>/leavers", right="meeting.run", gives=schemas.LeaversRead)
def get_leavers(viewer: Viewer, meeting_id: uuid.UUID) -> dict[str, Any]:
    """Whom the chair asks out of the room, and before whom; to everybody else, nobody."""
    found = leavers_for(_meeting(viewer, meeting_id), viewer.membership)
    return {"leavers": [{"patient": patient_id, "staff": staff} for patient_id, staff in found.items()]}


@routes.read("/meetings/<uuid:meeting_id>/closure", right="meeting.run", gives=schemas.ClosureRead)
def get_closure(viewer: Viewer, meeting_id: uuid.UUID) -> Closure:
    """What keeps the meeting open, and what closing it means."""
    return closure_for(_meeting(viewer, meeting_id), viewer.membership)


@routes.write("/meetings/<uuid:meeting_id>/closure", right="meeting.run", versioned=True)
def post_closure(viewer: Viewer, _body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Close the meeting."""
    return actions.close_meeting(_meeting(viewer, meeting_id), by=viewer.membership)


@routes.overwrite(
    "/patients/<uuid:patient_id>/draft",
    right="note.write",
    takes=schemas.DraftSaving,
    gives=schemas.DraftRead,
)
def put_draft(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> dict[str, Any]:
    """Save what is being typed; others who may read notes see it at once."""
    return _save_draft(viewer, patient_id, body["text"])


@routes.overwrite(
    "/patients/<uuid:patient_id>/draft", right="note.write", gives=schemas.DraftRead, method="DELETE"
)
def delete_draft(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """Take the draft away."""
    return _save_draft(viewer, patient_id, "")


def _save_draft(viewer: Viewer, patient_id: uuid.UUID, text: str) -> dict[str, Any]:
    patient = patient_for(viewer, patient_id)
    team_id, party_id, staff_id = viewer.team_id, viewer.party_id, viewer.staff.id
    is_own = save_draft(patient, text, by=viewer.membership)
    tell_draft(team_id, patient_id, party_id, is_own=is_own)
    return {"text": text, "by": staff_id if text else None}


def _meeting(viewer: Viewer, meeting_id: uuid.UUID) -> Meeting:
    return row_of_team_for(viewer, Meeting, meeting_id)


def _attending(body: Body) -> list[Attending]:
    return [Attending(each["staff"], each["is_remote"], each["has_mandate"]) for each in body["attendance"]]
