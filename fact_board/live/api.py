"""Catching up over plain HTTP: all a screen needs when no socket gets through."""

from typing import Any

from flask import Response, jsonify, request
from marshmallow import Schema, fields, validate

from fact_board.access.audience import WALL_MODES, Audience
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list, log_newcomers
from fact_board.errors import Invalid
from fact_board.live import changes, presence
from fact_board.live.changes import Position
from fact_board.live.loading import load_head
from fact_board.web.routing import ChangeShape, TeamRoutes, WireShape

routes = TeamRoutes("live", __name__)


class ChangesQuery(WireShape):
    """From which position, and whether for a wall."""

    since = fields.Int(validate=validate.Range(min=0, max=2**53))
    mark = fields.UUID()
    wall = fields.Str(validate=validate.OneOf(WALL_MODES))


class ChangesShape(ChangeShape):
    snapshot = fields.Bool(required=True)


class PresentShape(Schema):
    here = fields.List(fields.Dict(), required=True)


@routes.read("/changes", right="board.see", gives=ChangesShape, takes=ChangesQuery)
def get_changes(viewer: Viewer, query: dict[str, Any]) -> Response:
    """What happened since a position; the whole roster from nothing."""
    audience = viewer.audience.as_wall(query["wall"]) if "wall" in query else viewer.audience
    since = _position(query)
    seq, mark = load_head(viewer.team_id)
    tag = f"{seq}-{mark.hex[-12:]}-{audience.wall or ''}"
    if since is not None and tag in request.if_none_match:
        response = Response(status=304)
    else:
        response = jsonify(_read(viewer, audience, since))
    response.set_etag(tag)
    return response


def _position(query: dict[str, Any]) -> Position | None:
    if ("since" in query) != ("mark" in query):
        raise Invalid("changes.half_a_position", field="since" if "mark" in query else "mark")
    return Position(query["since"], query["mark"]) if "since" in query else None


def _read(viewer: Viewer, audience: Audience, since: Position | None) -> dict[str, Any]:
    change = changes.changes_since(audience, since)
    shown = changes.people_in(change)
    if change["snapshot"]:
        log_list(viewer, "wall" if audience.wall else "board", shown)
    else:
        log_newcomers(viewer, shown)
    return change


@routes.read("/presence", right="board.see", gives=PresentShape)
def get_presence(viewer: Viewer) -> dict[str, Any]:
    """Who looks at the board right now."""
    return {"here": presence.here(viewer.audience)}
