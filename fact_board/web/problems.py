"""Errors at the edge: RFC 9457 for `/api`, a readable page elsewhere; the reader's language in both."""

import uuid
from typing import Any

import structlog
from flask import Flask, Response, current_app, g, jsonify, redirect, render_template, request, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from fact_board.errors import Blocked, DomainError, Stale
from fact_board.extensions import db
from fact_board.web.field_faults import said
from fact_board.web.texts import TEXTS

log = structlog.get_logger(__name__)

CURRENT_ROW = "fact_board.current_row"  # app.extensions: (row) -> facts for a 412, as the asker may see it
CODES = {
    400: "request.malformed",
    401: "session.expired",
    403: "request.forbidden",
    404: "row.not_found",
    405: "request.wrong_method",
    409: "row.conflict",
    413: "request.too_large",
    415: "request.not_json",
    422: "request.invalid",
    423: "session.locked",
    428: "request.precondition_missing",
    429: "request.too_many",
}

Facts = dict[str, Any]


def init_problems(app: Flask) -> None:
    """Answer every error from every source in one shape."""
    app.before_request(_number_request)
    app.jinja_env.globals["error_text"] = lambda key, **facts: _sentence(key, facts)
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(Exception, _defect)


def refusal(status: int, key: str, headers: Facts) -> Any:
    """An answer of the same shape for what is refused before any route is asked."""
    return _answer(status, key, _sentence(key, {}), {}, headers)


def sentence_of(error: DomainError) -> str:
    """The error's sentence in the reader's language."""
    return _sentence(error.key, error.facts)


def _sentence(key: str, facts: Facts) -> str:
    text = str(TEXTS.get(key, TEXTS["error.unknown"]))
    return text.format(**facts) if facts else text


def _number_request() -> None:
    g.request_id = str(uuid.uuid4())


def _domain_error(error: DomainError) -> Any:
    db.session.rollback()
    extra: Facts = {}
    field = getattr(error, "field", None)
    if field:
        extra["fields"] = {field: [sentence_of(error)]}
    if isinstance(error, Blocked):
        extra["blocks"] = error.blocks
    if isinstance(error, Stale):
        extra |= current_app.extensions[CURRENT_ROW](error.row)
    return _answer(error.status, error.key, sentence_of(error), extra)


def _http_error(error: HTTPException) -> Any:
    if isinstance(error.response, Response) or (error.code or 500) < 400:
        return error
    db.session.rollback()
    status = error.code or 500
    messages = getattr(error, "data", {}).get("messages", {})  # webargs
    extra = {"fields": _flat(messages)} if messages else {}
    key = CODES.get(status, "error.unknown")
    if status == 422 and "json" in messages and messages["json"] == ["Invalid JSON body."]:
        status, key = 400, "request.malformed"
    headers = (
        {"Allow": ", ".join(error.valid_methods or [])}
        if status == 405 and hasattr(error, "valid_methods")
        else {}
    )
    return _answer(status, key, _sentence(key, {}), extra, headers)


def _flat(messages: Any) -> Facts:
    """Webargs groups messages by location; the reader only needs the fields."""
    fields: Facts = {}
    for location, found in messages.items():
        fields |= found if isinstance(found, dict) else {location: found}
    return {name: _texts(texts) for name, texts in fields.items()}


def _texts(messages: Any) -> Any:
    if isinstance(messages, dict):
        return {str(key): _texts(value) for key, value in messages.items()}
    return [said(str(text)) for text in messages]


def _database_away(error: OperationalError) -> Any:
    log.error("database_away", error=type(error.orig).__name__)
    db.session.rollback()
    return _answer(503, "database.away", _sentence("database.away", {}), {}, {"Retry-After": "2"})


def _defect(error: Exception) -> Any:
    log.error("defect", request_id=_request_id(), path_rule=str(request.url_rule), kind=type(error).__name__)
    db.session.rollback()
    if current_app.config["PROPAGATE_DEFECTS"]:
        raise error
    return _answer(500, "error.unknown", _sentence("error.unknown", {}), {})


def _request_id() -> str:
    return str(getattr(g, "request_id", ""))


def _answer(status: int, key: str, sentence: str, extra: Facts, headers: Facts | None = None) -> Any:
    detour = current_app.config["DETOURS"].get(key)
    if detour and request.method == "GET" and not request.path.startswith("/api/"):
        return redirect(url_for(detour, next=request.full_path.rstrip("?")))
    if not request.path.startswith("/api/"):
        page = render_template("errors/page.html", status=status, key=key, sentence=sentence)
        return page, status, headers or {}
    problem = {
        "type": f"/api/docs#{key}",
        "title": sentence,
        "status": status,
        "detail": sentence,
        "code": key,
        "request_id": _request_id(),
        **extra,
    }
    response = jsonify(problem)
    response.status_code = status
    response.content_type = "application/problem+json"
    response.headers.extend(headers or {})
    return response
