"""Catching up over plain HTTP: all a screen needs when no socket gets through."""

from typing import Any

from flask import Response, jsonify, request
from marshmallow import Schema, fields, validate

from fact_board.access.audience import PAIRED, WALL_MODES
from fact_board.access.viewer import PairedWall, Viewer
from fact_board.audit.readings import log_list, log_newcomers, log_wall
from fact_board.errors import Invalid
from fact_board.live import changes, presence
from fact_board.live.changes import Position
from fact_board.live.loading import load_head
from fact_board.web.routing import TeamRoutes
from fact_board.web.shapes import ChangeShape, WireShape

routes = TeamRoutes("live", __name__)


class ChangesQuery(WireShape):
    """From which position, and whether for a wall: in a privacy mode, or as the paired screen that asks."""

    since = fields.Int(validate=validate.Range(min=0, max=2**53))
    mark = fields.UUID()
    wall = fields.Str(validate=validate.OneOf((*WALL_MODES, PAIRED)))


class ChangesShape(ChangeShape):
    snapshot = fields.Bool(required=True)


class PresentShape(Schema):
    here = fields.List(fields.Dict(), required=True)


@routes.read("/changes", right="board.see", gives=ChangesShape, takes=ChangesQuery, also_walls=True)
def get_changes(asking: Viewer | PairedWall, query: dict[str, Any]) -> Response:
    """What happened since a position; the whole roster from nothing."""
    audience = asking.audience
    if isinstance(asking, Viewer) and "wall" in query:
        audience = audience.as_wall(query["wall"])
    since = _position(query)
    seq, mark = load_head(asking.team_id)
    tag = f"{seq}-{mark.hex[-12:]}-{audience.tag}"
    if since is not None and tag in request.if_none_match:
        response = Response(status=304)
    else:
        change = changes.changes_since(audience, since)
        _log(asking, change, "wall" if audience.wall else "board")
        response = jsonify(change)
    response.set_etag(tag)
    return response


def _position(query: dict[str, Any]) -> Position | None:
    if ("since" in query) != ("mark" in query):
        raise Invalid("changes.half_a_position", field="since" if "mark" in query else "mark")
    return Position(query["since"], query["mark"]) if "since" in query else None


def _log(asking: Viewer | PairedWall, change: dict[str, Any], kind: str) -> None:
    shown = changes.people_in(change)
    if isinstance(asking, PairedWall):
        log_wall(asking, shown, is_whole=change["snapshot"])
    elif change["snapshot"]:
        log_list(asking, kind, shown)
    else:
        log_newcomers(asking, shown)


@routes.read("/presence", right="board.see", gives=PresentShape)
def get_presence(viewer: Viewer) -> dict[str, Any]:
    """Who looks at the board right now."""
    return {"here": presence.here(viewer.audience)}
