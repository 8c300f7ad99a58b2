"""The team's settings over HTTP."""

import uuid

from fact_board.access.gates import colleague_for, row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.teams.actions import edit_category, edit_settings, set_duty, write_absence
from fact_board.teams.models import Category
from fact_board.teams.schemas import AbsenceWriting, CategoryEdit, DutySetting, SettingsEdit
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("teams", __name__)


@routes.write(
    "/categories/<uuid:category_id>",
    method="PUT",
    right="category.edit",
    takes=CategoryEdit,
    versioned=True,
)
def put_category(viewer: Viewer, body: Body, category_id: uuid.UUID) -> Receipt:
    """Change a column's labels, order, review interval and expected stay, or switch it off when empty."""
    category = row_of_team_for(viewer, Category, category_id)
    return edit_category(category, **body, by=viewer.membership)


@routes.write("/settings", method="PUT", right="settings.edit", takes=SettingsEdit, versioned=True)
def put_settings(viewer: Viewer, body: Body) -> Receipt:
    """Change the team's name, meeting days and times, and the number to call out of hours."""
    return edit_settings(team_for(viewer, viewer.team_id), **body, by=viewer.membership)


@routes.write("/duty", method="PUT", right="duty.set", takes=DutySetting)
def put_duty(viewer: Viewer, body: Body) -> Receipt:
    """Say who answers for urgent things from today on."""
    officer = colleague_for(viewer, body["officer"])
    deputy = colleague_for(viewer, body["deputy"]) if body["deputy"] else None
    return set_duty(team_for(viewer, viewer.team_id), officer, deputy=deputy, by=viewer.membership)


@routes.write("/absences", right="absence.write", takes=AbsenceWriting, status=201)
def post_absence(viewer: Viewer, body: Body) -> Receipt:
    """Write down that a colleague is away."""
    staff = colleague_for(viewer, body.pop("staff"))
    return write_absence(team_for(viewer, viewer.team_id), staff, **body, by=viewer.membership)
