"""A team's walls, run by its members."""

import datetime as dt
import uuid
from typing import Any

from fact_board import clock
from fact_board.access.gates import row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.display import actions
from fact_board.display.models import Display
from fact_board.display.queries import displays_of
from fact_board.display.schemas import DisplayLook, DisplayPairing, DisplaysShape
from fact_board.live.models import GONE_AFTER
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("displays", __name__)
ONE = "/displays/<uuid:display_id>"


@routes.read("/displays", right="display.run", gives=DisplaysShape)
def get_displays(viewer: Viewer) -> dict[str, Any]:
    """The team's paired screens."""
    now = clock.now()
    return {"displays": [_shape(display, now) for display in displays_of(viewer.team_id, now)]}


@routes.write("/displays", right="display.run", takes=DisplayPairing, status=201)
def post_display(viewer: Viewer, body: Body) -> Receipt:
    """Confirm the code that a screen shows: it becomes a wall of the team."""
    id_, code = body.pop("id"), body.pop("code")
    team = team_for(viewer, viewer.team_id)
    return actions.pair_display(team, code, actions.Look(**body), id=id_, by=viewer.membership)


@routes.write(ONE, method="PUT", right="display.run", takes=DisplayLook, versioned=True)
def put_display(viewer: Viewer, body: Body, display_id: uuid.UUID) -> Receipt:
    """Change a wall's name, privacy mode, layout, theme or language."""
    display = row_of_team_for(viewer, Display, display_id)
    return actions.change_display(display, actions.Look(**body), by=viewer.membership)


@routes.write(ONE, method="DELETE", right="display.run")
def delete_display(viewer: Viewer, _body: Body, display_id: uuid.UUID) -> Receipt:
    """Take a wall down at once."""
    return actions.revoke_display(row_of_team_for(viewer, Display, display_id), by=viewer.membership)


def _shape(display: Display, now: dt.datetime) -> dict[str, Any]:
    seen = display.seen_at
    return {
        "id": display.id,
        "version": display.version,
        "name": display.name,
        "mode": display.mode,
        "layout": display.layout,
        "theme": display.theme,
        "language": display.language,
        "paired_at": display.paired_at,
        "paired_by": display.paired_by.name,
        "seen_at": seen,
        "is_on": seen is not None and now - seen < GONE_AFTER,
        "expires_at": display.expires_at,
    }
