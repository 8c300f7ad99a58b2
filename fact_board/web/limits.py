"""How often somebody may ask: so many requests a minute for each signed-in device, and for each address else.

A guard against runaway programs and floods, not the lock-out (`sign_in/lockout.py`), which counts failures.
Counted in Redis when there is one, so that several processes count together; in memory without it, and
while it is away.
"""

from collections.abc import Collection
from typing import Any

from flask import Flask, Response, make_response, request, session

from fact_board import clock
from fact_board.web import problems

UNCOUNTED = ("static", "health.healthz", "health.readyz")
LIMITER = "fact_board.limiter"
PATIENCE = 0.2  # seconds for Redis: it only counts


def init_limits(app: Flask) -> None:
    """Count every request, unless `FACT_REQUESTS_PER_MINUTE` is 0."""
    config = app.config["FACT"]
    if not config.requests_per_minute:
        return
    from flask_limiter import Limiter  # a tenth of a second that the demo need not wait

    patience: dict[str, int | str] = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}  # type: ignore[dict-item]
    limiter = Limiter(
        _who_asks,
        app=app,
        application_limits=[f"{config.requests_per_minute} per minute"],
        storage_uri=config.redis_url or "memory://",
        storage_options=patience if config.redis_url else {},
        in_memory_fallback_enabled=bool(config.redis_url),
        swallow_errors=True,
        on_breach=_refuse,
    )
    limiter.request_filter(lambda: request.endpoint in UNCOUNTED)
    app.extensions[LIMITER] = limiter


def limit_address(app: Flask, endpoint: str, at_most: str) -> None:
    """Count a route that needs nobody signed in by itself, for each address, beside all that is asked."""
    limiter = app.extensions.get(LIMITER)
    if limiter:
        limited = limiter.limit(at_most, key_func=_address)
        app.view_functions[endpoint] = limited(app.view_functions[endpoint])


def let_long(app: Flask, endpoints: Collection[str], most: int) -> None:
    """Routes that take a file in their body: `most` bytes in place of the app's usual limit."""

    @app.before_request
    def lengthen() -> None:
        if request.endpoint in endpoints:
            request.max_content_length = most


def _who_asks() -> str:
    """The device, by its signed cookie; nobody can choose another's. A house behind one address has many."""
    return f"device:{session['sid']}" if "sid" in session else _address()


def _address() -> str:
    return f"address:{request.remote_addr}"


def _refuse(limit: Any) -> Response:
    seconds = max(1, limit.reset_at - int(clock.now().timestamp()))
    return make_response(problems.refusal(429, "request.too_many", {"Retry-After": str(seconds)}))
