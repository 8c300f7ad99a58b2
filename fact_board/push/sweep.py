"""With each beat: note what is new, then tell the phones beside it, so that no screen waits for them."""

import threading

import structlog
from flask import Flask

from fact_board import clock
from fact_board.extensions import socketio
from fact_board.push.notices import note_new
from fact_board.push.sending import send_due
from fact_board.push_settings import PushSettings

log = structlog.get_logger(__name__)

_sending = threading.Lock()  # one sender a process; between processes the database decides


def sweep(app: Flask, settings: PushSettings) -> None:
    """What a beat does for the phones."""
    note_new(clock.now())
    if _sending.acquire(blocking=False):
        socketio.start_background_task(_send, app, settings)


def _send(app: Flask, settings: PushSettings) -> None:
    try:
        with app.app_context():
            send_due(settings)
    except Exception:
        log.exception("push_sweep_failed")
    finally:
        _sending.release()
