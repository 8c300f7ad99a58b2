"""The API, documented by its own routes: OpenAPI 3 as JSON, and a page to read it, served by us."""

import threading
from functools import partial
from typing import Any

import flask_smorest
from flask import Blueprint, Flask, Response, current_app, jsonify, render_template

from fact_board.extensions import api
from fact_board.web.texts import TEXTS

METHODS = ("get", "post", "put", "patch", "delete")

SPEC = "fact_board.spec"  # app.extensions: this app's document
UNDRAWN = "fact_board.undrawn"  # app.extensions: the parts of it that nobody has read yet

docs = Blueprint("docs", __name__)
drawing = threading.Lock()


class ApiBlueprint(flask_smorest.Blueprint):  # type: ignore[misc]  # it ships no types
    """Routes that are documented when somebody reads of them: it was most of the work of a start."""

    def register_views_in_doc(self, *api_app_spec: Any, **names: Any) -> None:
        _api, app, _spec = api_app_spec
        draw = partial(super().register_views_in_doc, *api_app_spec, **names)
        app.extensions.setdefault(UNDRAWN, []).append(draw)


def init_openapi(app: Flask) -> None:
    """Serve `/api/openapi.json` and `/api/docs`."""
    app.config.update(
        API_TITLE="FACT board",
        API_VERSION="1",
        OPENAPI_VERSION="3.0.3",
        API_SPEC_OPTIONS={
            "info": {"description": "What every screen of the FACT board reads and writes."},
            "components": {
                "securitySchemes": {
                    "session": {"type": "apiKey", "in": "cookie", "name": app.config["SESSION_COOKIE_NAME"]},
                    "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
                }
            },
            "security": [{"session": [], "csrf": []}],
        },
    )
    api.DEFAULT_ERROR_RESPONSE_NAME = None  # each route names its own problems
    api.init_app(app)
    app.extensions[SPEC] = api.spec
    app.register_blueprint(docs)


@docs.get("/api/openapi.json")
def openapi_json() -> Response:
    """The document."""
    return jsonify(document())


@docs.get("/api/docs")
def readable() -> str:
    """The same, to read."""
    spec = document()
    return render_template(
        "docs/page.html",
        operations=list(_operations(spec)),
        schemas=spec["components"]["schemas"],
        problems=TEXTS,
    )


def document() -> dict[str, Any]:
    """The whole of it, as this app has it."""
    with drawing:
        undrawn = current_app.extensions[UNDRAWN]
        while undrawn:
            undrawn.pop(0)()
    whole: dict[str, Any] = current_app.extensions[SPEC].to_dict()
    return whole


def _operations(spec: dict[str, Any]) -> Any:
    for path, methods in sorted(spec["paths"].items()):
        for method, operation in methods.items():
            if method in METHODS:
                yield {"path": path, "method": method.upper(), **operation}
