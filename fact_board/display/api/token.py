"""The cookie that a screen holds: found on requests, set on answers."""

import datetime as dt

from flask import Response, current_app, g, request

from fact_board import clock
from fact_board.access.viewer import PairedWall
from fact_board.display.models import Display
from fact_board.display.queries import audiences_of
from fact_board.display.screens import paired_by_token
from fact_board.errors import SignedOut

KEPT = dt.timedelta(days=400)  # as long as browsers keep one; the server says when it ends


def token_here() -> str:
    """What this browser holds as a screen; "" when it holds nothing."""
    return request.cookies.get(_name(), "")


def keep_token(response: Response, token: str) -> None:
    """Let the browser hold it, out of reach of scripts and of other sites."""
    is_secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(
        _name(), token, max_age=KEPT, secure=is_secure, httponly=True, samesite="Lax", path="/"
    )


def display_here() -> Display | None:
    """The paired screen that this browser is."""
    if "display" not in g:
        token = token_here()
        g.display = paired_by_token(token) if token else None
    found: Display | None = g.display
    return found


def wall_here() -> PairedWall:
    """The same as the one who asks: nobody's session, whoever else is signed in here; raises SignedOut."""
    display = display_here()
    audience = audiences_of([display.id], clock.now()).get(display.id) if display else None
    if display is None or audience is None:
        raise SignedOut("display.not_paired")
    return PairedWall(display.id, display.team_id, audience)


def _name() -> str:
    return "__Host-display" if current_app.config["SESSION_COOKIE_SECURE"] else "display"
