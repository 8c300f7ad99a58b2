"""The API, documented by its own routes: OpenAPI 3 as JSON, and a page to read it, served by us."""

from typing import Any

from flask import Blueprint, Flask, Response, jsonify, render_template

from fact_board.extensions import api
from fact_board.web.texts import TEXTS

METHODS = ("get", "post", "put", "patch", "delete")

docs = Blueprint("docs", __name__)


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
    app.register_blueprint(docs)


@docs.get("/api/openapi.json")
def openapi_json() -> Response:
    """The document."""
    return jsonify(api.spec.to_dict())


@docs.get("/api/docs")
def readable() -> str:
    """The same, to read."""
    spec = api.spec.to_dict()
    return render_template(
        "docs/page.html",
        operations=list(_operations(spec)),
        schemas=spec["components"]["schemas"],
        problems=TEXTS,
    )


def _operations(spec: dict[str, Any]) -> Any:
    for path, methods in sorted(spec["paths"].items()):
        for method, operation in methods.items():
            if method in METHODS:
                yield {"path": path, "method": method.upper(), **operation}
