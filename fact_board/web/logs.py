"""Log lines as JSON, without anything about a person."""

import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def init_logs() -> None:
    """One line an event, to standard output."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            tell_where_alone,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        cache_logger_on_first_use=False,
    )


def tell_where_alone(_logger: Any, _level: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Of an exception its kind and where it happened: its words may quote what somebody typed."""
    exc_info = event.pop("exc_info", None)
    if exc_info:
        kind, _error, frames = exc_info if isinstance(exc_info, tuple) else sys.exc_info()
        event["exception"] = kind.__name__ if kind else "none"
        event["where"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(frames)]
    return event
