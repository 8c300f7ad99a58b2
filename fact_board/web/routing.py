"""Declared routes: each names the right it needs and the shape it takes, or the app does not start."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import Response, current_app, jsonify, request
from marshmallow import Schema

from fact_board import clock
from fact_board.access.audience import PAIRED
from fact_board.access.rights import IN_EVERY_TEAM, RIGHTS, has_room, reaches_every_team, require
from fact_board.access.viewer import PairedWall, Viewer
from fact_board.action import Attempt, Receipt, attempt, take_turn
from fact_board.errors import Invalid, Missing, NotFound, SignedOut
from fact_board.live.models import HOUSE
from fact_board.web.openapi import ApiBlueprint
from fact_board.web.shapes import ChangeShape, Nothing, ProblemShape

Body = dict[str, Any]
VIEWER = "fact_board.viewer"  # app.extensions: () -> Viewer, set by create_app
PAIRED_WALL = "fact_board.paired_wall"  # app.extensions: () -> PairedWall, set by create_app
DRAW_RECEIPT = "fact_board.draw_receipt"  # app.extensions: (Receipt, Audience or None) -> change


IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
    "description": "Made by the client; the same key again gets the first answer and has no second effect.",
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string", "pattern": '^"[0-9]{1,15}"$'},
    "description": "The version of the row as you read it, in quotes.",
}
READ_PROBLEMS = (401, 403, 404, 422, 423, 429)
ASK_PROBLEMS = (400, 401, 403, 404, 413, 415, 422, 423, 429)
WRITE_PROBLEMS = (400, 401, 403, 404, 409, 412, 413, 415, 422, 423, 428, 429)


def current_viewer() -> Viewer:
    """The signed-in person of this request, in their assignment."""
    viewer: Viewer = current_app.extensions[VIEWER]()
    return viewer


def current_wall() -> PairedWall:
    """The paired screen of this request, whoever may be signed in beside it."""
    wall: PairedWall = current_app.extensions[PAIRED_WALL]()
    return wall


class TeamRoutes:
    """The API of one slice below `/api/teams/<team_id>`.

    A view whose right reaches every team is told which one (`team_id`): an administrator's own is another.
    """

    def __init__(self, name: str, import_name: str) -> None:
        self.blueprint = ApiBlueprint(name, import_name, url_prefix="/api/teams/<uuid:team_id>")

    def write(
        self,
        rule: str,
        *,
        right: str,
        takes: type[Schema] = Nothing,
        status: int = 200,
        versioned: bool = False,
        method: str = "POST",
    ) -> Callable[[Callable[..., Receipt]], Callable[..., Any]]:
        """Declare a write: the view loads rows through a gate and calls one action."""
        _declared(right)

        def decorate(view: Callable[..., Receipt]) -> Callable[..., Any]:
            @wraps(view)
            def respond(body: Body, team_id: uuid.UUID, **ids: Any) -> tuple[Response, int]:
                viewer = _allowed(right, team_id)
                audience = viewer.audience if has_room(viewer.role) else None

                def act() -> Receipt:
                    if not viewer.membership.is_current(clock.today()):
                        raise SignedOut  # ended while this request waited for its turn
                    require(right, viewer.role)
                    return view(viewer, body, **ids, **_named(right, team_id))

                token = attempt.set(_attempt(versioned))
                try:
                    receipt = take_turn(team_id, viewer.membership, act)
                finally:
                    attempt.reset(token)
                change = current_app.extensions[DRAW_RECEIPT](receipt, audience)
                return jsonify(change), status

            parameters: list[Mapping[str, Any]] = [IDEMPOTENCY_KEY, *([IF_MATCH] if versioned else [])]
            documented = self._documented(respond, WRITE_PROBLEMS, ChangeShape, status, parameters)
            taking = _guarded(right, self.blueprint.arguments(takes)(documented))
            self.blueprint.route(rule, methods=[method])(taking)
            return taking

        return decorate

    def overwrite(
        self,
        rule: str,
        *,
        right: str,
        gives: type[Schema],
        takes: type[Schema] | None = None,
        method: str = "PUT",
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare a write that is no event, of a row that every save overwrites: harmless to repeat."""
        _declared(right)

        def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(view)
            def respond(*body: Body, team_id: uuid.UUID, **ids: Any) -> Any:
                return view(_allowed(right, team_id), *body, **ids)

            documented = self._documented(respond, (*ASK_PROBLEMS, 409), gives, 200, [])
            if takes:
                documented = self.blueprint.arguments(takes)(documented)
            guarded = _guarded(right, documented)
            self.blueprint.route(rule, methods=[method])(guarded)
            return guarded

        return decorate

    def read(
        self,
        rule: str,
        *,
        right: str,
        gives: type[Schema],
        takes: type[Schema] | None = None,
        asked_in_body: bool = False,
        also_walls: bool = False,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare a read: the view gets the viewer (and the query's values, when it takes any).

        `asked_in_body` asks by POST: for what may not stand in an address. `also_walls` answers a paired
        screen of the team that asks as one; the view then gets that instead of a viewer.
        """
        _declared(right)

        def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(view)
            def respond(*query: Body, team_id: uuid.UUID, **ids: Any) -> Any:
                asking = _asking(right, team_id, also_walls)
                return view(asking, *query, **ids, **_named(right, team_id))

            documented = self._documented(
                respond, ASK_PROBLEMS if asked_in_body else READ_PROBLEMS, gives, 200, []
            )
            if takes:
                place = "json" if asked_in_body else "query"
                documented = self.blueprint.arguments(takes, location=place)(documented)
            guarded = _guarded(right, documented, also_walls=also_walls)
            self.blueprint.route(rule, methods=["POST" if asked_in_body else "GET"])(guarded)
            return guarded

        return decorate

    def _documented(
        self,
        view: Callable[..., Any],
        problems: tuple[int, ...],
        gives: type[Schema],
        status: int,
        parameters: list[Mapping[str, Any]],
    ) -> Callable[..., Any]:
        for problem in problems:
            view = self.blueprint.alt_response(
                problem, schema=ProblemShape, content_type="application/problem+json"
            )(view)
        view = self.blueprint.doc(parameters=parameters)(view)
        responding: Callable[..., Any] = self.blueprint.response(status, gives)(view)
        return responding


class HouseRoutes(TeamRoutes):
    """What belongs to no team, below `/api/house`: its verbs have the house's own stream."""

    def __init__(self, name: str, import_name: str) -> None:
        self.blueprint = ApiBlueprint(
            name, import_name, url_prefix="/api/house", url_defaults={"team_id": HOUSE}
        )


def _declared(right: str) -> None:
    if right not in RIGHTS:
        raise RuntimeError(f"a route needs a declared right, not {right!r}")


def _guarded(right: str, view: Callable[..., Any], *, also_walls: bool = False) -> Callable[..., Any]:
    """Who asks comes before what is asked: a stranger learns nothing from a malformed request."""

    @wraps(view)
    def guard(team_id: uuid.UUID, **ids: Any) -> Any:
        _asking(right, team_id, also_walls)
        return view(team_id=team_id, **ids)

    return guard


def _asking(right: str, team_id: uuid.UUID, also_walls: bool) -> Viewer | PairedWall:
    """Who asks: a screen only where screens may, and only when it says so; else the one signed in."""
    if not (also_walls and request.args.get("wall") == PAIRED):
        return _allowed(right, team_id)
    wall = current_wall()
    if wall.team_id != team_id:
        raise NotFound
    return wall


def _allowed(right: str, team_id: uuid.UUID) -> Viewer:
    viewer = current_viewer()
    if team_id != viewer.team_id and not reaches_every_team(right, viewer.role):
        raise NotFound
    require(right, viewer.role)
    return viewer


def _named(right: str, team_id: uuid.UUID) -> dict[str, uuid.UUID]:
    return {"team_id": team_id} if right in IN_EVERY_TEAM else {}


def _attempt(versioned: bool) -> Attempt:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        raise Missing("request.key_missing")
    try:
        request_id = uuid.UUID(key)
    except ValueError as error:
        raise Invalid("request.key_malformed") from error
    return Attempt(request_id, _fingerprint(), _if_match() if versioned else None)


def _fingerprint() -> str:
    """Keyed: it outlives the text it was made from, and nobody may try texts against it."""
    body = json.dumps(request.get_json(silent=True), sort_keys=True, separators=(",", ":"))
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, f"{request.method} {request.path} {body}".encode(), hashlib.sha256).hexdigest()


def _if_match() -> int:
    tag = request.headers.get("If-Match")
    if tag is None:
        raise Missing("row.version_missing")
    bare = tag.removeprefix("W/").strip('"')
    if not (bare.isascii() and bare.isdigit()) or len(bare) > 15:
        raise Invalid("row.version_malformed")
    return int(bare)
