"""Requests that change something must come from our own pages: their origin, and a token."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, current_app, request, session

from fact_board.errors import NotAllowed

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
HEADER, FIELD = "X-CSRF-Token", "csrf"
ANSWERS_ITSELF = frozenset(
    {
        "sign_in.post_sign_in",  # shows its form again, with what was typed
        "openid.end_from_provider",  # the identity provider itself, which signs what it says
    }
)


def init_csrf(app: Flask) -> None:
    """Check every unsafe request, and offer `csrf_token()` to the templates."""
    app.before_request(_check)
    app.jinja_env.globals["csrf_token"] = token


def token() -> str:
    """Bound to this device's session: a new sign-in has a new one, and pages simply fetch it."""
    if "sid" not in session and "anonymous" not in session:
        session["anonymous"] = secrets.token_hex(16)
    bound_to = str(session.get("sid") or session["anonymous"])
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, b"csrf:" + bound_to.encode(), hashlib.sha256).hexdigest()


def _check() -> None:
    if request.method in SAFE:
        return
    if not _is_same_origin() or not (has_token() or request.endpoint in ANSWERS_ITSELF):
        raise NotAllowed("csrf.missing")


def _is_same_origin() -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True  # not a browser's cross-site request: the token decides
    allowed = current_app.config["FACT"].origins
    return origin in allowed or urlsplit(origin).netloc == request.host


def has_token() -> bool:
    """Whether this request carries the token of this device's session."""
    if "sid" not in session and request.path.startswith("/api/"):
        return True  # nobody is signed in: the route answers 401, and no cookie does anything
    given = request.headers.get(HEADER) or request.form.get(FIELD) or ""
    return hmac.compare_digest(given.encode(), token().encode())
