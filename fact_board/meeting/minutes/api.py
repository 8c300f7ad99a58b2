"""Meetings that were, over HTTP: their minutes, what stands in the record, whose turn it is to lead."""

import uuid

from fact_board import clock
from fact_board.access.gates import patient_for, row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.audit.readings import log_list
from fact_board.meeting.minutes import actions, queries
from fact_board.meeting.minutes.drawing import Minutes, minutes_of
from fact_board.meeting.minutes.overview import Day, Held, held_of, latest_not_held
from fact_board.meeting.minutes.schemas import (
    ChairsRead,
    Journaling,
    MeetingsQuery,
    MeetingsRead,
    MinutesShape,
    NotHeldRead,
    NotHeldWriting,
)
from fact_board.meeting.models import Meeting
from fact_board.meeting.rotation import Candidate, in_turn
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("minutes", __name__)


@routes.read("/meetings", right="minutes.see", gives=MeetingsRead, takes=MeetingsQuery)
def get_meetings(viewer: Viewer, query: Body) -> dict[str, list[Held]]:
    """The team's meetings, the latest first."""
    before = row_of_team_for(viewer, Meeting, query["after"]) if "after" in query else None
    return {"meetings": held_of(viewer, queries.meetings_before(viewer.team_id, before, query["limit"]))}


@routes.read("/meetings/<uuid:meeting_id>/minutes", right="minutes.see", gives=MinutesShape)
def get_minutes(viewer: Viewer, meeting_id: uuid.UUID) -> Minutes:
    """The minutes, drawn now for whoever asks."""
    minutes = minutes_of(viewer, row_of_team_for(viewer, Meeting, meeting_id))
    log_list(viewer, "minutes", {person.patient_id for person in minutes.everybody})
    return minutes


@routes.write("/meetings/<uuid:meeting_id>/journal", right="minutes.journal", takes=Journaling, status=201)
def post_journal(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """What was decided about the person stands in the record of one's own party."""
    meeting = row_of_team_for(viewer, Meeting, meeting_id)
    person = patient_for(viewer, body["patient"], also_left=True)
    return actions.mark_journaled(meeting, person, by=viewer.membership)


@routes.write("/meetings/<uuid:meeting_id>/journal/removal", right="minutes.journal", takes=Journaling)
def post_journal_removal(viewer: Viewer, body: Body, meeting_id: uuid.UUID) -> Receipt:
    """Take the mark away again."""
    meeting = row_of_team_for(viewer, Meeting, meeting_id)
    person = patient_for(viewer, body["patient"], also_left=True)
    return actions.unmark_journaled(meeting, person, by=viewer.membership)


@routes.write("/meetings/not-held", right="minutes.journal", takes=NotHeldWriting, status=201)
def post_not_held(viewer: Viewer, body: Body) -> Receipt:
    """Say why a planned meeting never was."""
    team = team_for(viewer, viewer.team_id)
    return actions.explain_not_held(team, body["on"], body["why"], by=viewer.membership)


@routes.read("/meetings/not-held", right="minutes.see", gives=NotHeldRead)
def get_not_held(viewer: Viewer) -> dict[str, list[Day]]:
    """The latest planned days on which nobody met."""
    return {"days": latest_not_held(team_for(viewer, viewer.team_id))}


@routes.read("/meetings/chairs", right="minutes.see", gives=ChairsRead)
def get_chairs(viewer: Viewer) -> dict[str, list[Candidate]]:
    """Whose turn it is to lead: those trained and here today, whoever led longest ago first."""
    return {"chairs": in_turn(queries.candidates_of(viewer.team_id, clock.today()))}
