"""The directory, and whom to call about one person, over HTTP."""

import uuid
from typing import Any

from fact_board import clock
from fact_board.access.gates import colleague_for, row_of_team_for, team_for
from fact_board.access.rights import TEAM
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.coordination.person.opening import open_page
from fact_board.coordination.ways_in import actions
from fact_board.coordination.ways_in.actions import Listing
from fact_board.coordination.ways_in.models import DirectoryEntry
from fact_board.coordination.ways_in.queries import directory_of, ways_in_of
from fact_board.coordination.ways_in.schemas import (
    AskedRead,
    AskedSetting,
    DirectoryRead,
    EntryAdding,
    EntryEditing,
    WaysInRead,
)
from fact_board.teams.queries.memberships import memberships_of
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("ways_in", __name__)
ONE = "/directory/<uuid:entry_id>"


@routes.read("/directory", right="directory.see", gives=DirectoryRead)
def get_directory(viewer: Viewer) -> dict[str, Any]:
    """Units and services that the team turns to; nothing of it is about a person."""
    today = clock.today()
    here = [each for each in memberships_of(viewer.team_id, today) if each.role in TEAM]
    return {
        "me": viewer.staff.id,
        "entries": directory_of(viewer.team_id, today),
        "colleagues": [{"id": each.staff_id, "name": each.staff.name} for each in here],
    }


@routes.write("/directory", right="directory.edit", takes=EntryAdding, status=201)
def post_entry(viewer: Viewer, body: Body) -> Receipt:
    """Write down a unit or a service."""
    id_, owner = body.pop("id"), colleague_for(viewer, body.pop("owner"))
    team = team_for(viewer, viewer.team_id)
    return actions.add_entry(team, Listing(**body), owner, id=id_, by=viewer.membership)


@routes.write(ONE, method="PUT", right="directory.edit", takes=EntryEditing, versioned=True)
def put_entry(viewer: Viewer, body: Body, entry_id: uuid.UUID) -> Receipt:
    """Change what an entry says, or who keeps it true."""
    entry, owner = row_of_team_for(viewer, DirectoryEntry, entry_id), colleague_for(viewer, body.pop("owner"))
    is_checked = body.pop("is_checked")
    return actions.edit_entry(entry, Listing(**body), owner, is_checked=is_checked, by=viewer.membership)


@routes.write(ONE + "/check", right="directory.edit")
def post_check(viewer: Viewer, _body: Body, entry_id: uuid.UUID) -> Receipt:
    """Say that all of it is right today."""
    return actions.check_entry(row_of_team_for(viewer, DirectoryEntry, entry_id), by=viewer.membership)


@routes.write(ONE, method="DELETE", right="directory.edit", versioned=True)
def delete_entry(viewer: Viewer, _body: Body, entry_id: uuid.UUID) -> Receipt:
    """Take it out of the directory."""
    return actions.remove_entry(row_of_team_for(viewer, DirectoryEntry, entry_id), by=viewer.membership)


@routes.read("/patients/<uuid:patient_id>/ways-in", right="patient.see", gives=WaysInRead)
def get_ways_in(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """Each party's contact for the person, their deputies and hours; who is close, and guardians."""
    _, seen = open_page(viewer, patient_id)
    return ways_in_of(patient_id, seen)


@routes.read("/asked-about-others", right="directory.see", gives=AskedRead)
def get_asked(viewer: Viewer) -> dict[str, Any]:
    """Who receives a question about somebody who is not in the team, and by when they answer."""
    team = team_for(viewer, viewer.team_id)
    asked = {"to": team.others_to, "phone": team.others_phone, "weekdays": team.others_weekdays}
    return {"version": team.version, **asked}


@routes.write(
    "/asked-about-others", method="PUT", right="directory.route", takes=AskedSetting, versioned=True
)
def put_asked(viewer: Viewer, body: Body) -> Receipt:
    """Say who that is."""
    return actions.set_who_is_asked(team_for(viewer, viewer.team_id), **body, by=viewer.membership)
