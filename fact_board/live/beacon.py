"""The beacon: every few seconds each process says where its teams are, and lets time act.

A lost last change, a crash between commit and emit, a dead Redis listener: the head tells, the screen
catches up. The same tick closes the sockets of ended sessions and calls the verbs of time.
"""

import datetime as dt
import time
import uuid
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.errors import DomainError
from fact_board.extensions import db, socketio
from fact_board.live import build, changes, presence, sockets
from fact_board.live.connections import connections
from fact_board.live.models import Stream
from fact_board.live.publish import occupied_rooms, server_of_process
from fact_board.teams.models import Team

log = structlog.get_logger(__name__)

TIME_VERBS = "fact_board.time_verbs"  # app.extensions: list of (team, now) -> None
EVERY_BEAT = "fact_board.every_beat"  # app.extensions: list of () -> None, after the screens were told

_last_beat: float | None = None


def start(app: Flask, every: float) -> None:
    """Beat in the background for as long as this process lives."""
    socketio.start_background_task(_run, app, every)


def age() -> float | None:
    """Seconds since the last whole beat of this process; None before the first."""
    return None if _last_beat is None else time.monotonic() - _last_beat


def _run(app: Flask, every: float) -> None:
    while True:
        try:
            with app.app_context():
                beat(app)
        except Exception:
            log.exception("beat_failed")
        server_of_process().sleep(every)


def beat(app: Flask) -> None:
    """One tick: time acts, ended sessions lose their sockets, every occupied room hears its head."""
    global _last_beat
    pass_time(app.extensions[TIME_VERBS])
    sockets.close_ended()
    sockets.close_misplaced()
    _tell_heads()
    _tell_presence()
    for also in app.extensions[EVERY_BEAT]:
        also()
    _last_beat = time.monotonic()


def pass_time(verbs: list[Callable[[Team, dt.datetime], None]]) -> None:
    """Let time act on every team: days turn, nominations return. Another process may have been first."""
    now = clock.now()
    for team in db.session.scalars(select(Team)).all():
        for verb in verbs:
            try:
                verb(team, now)
            except DomainError:
                log.info("time_verb_refused", verb=verb.__name__, team=str(team.id))
    db.session.rollback()


def _tell_heads() -> None:
    rooms: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for room in occupied_rooms():
        if room.startswith("team:"):
            rooms[uuid.UUID(room.split(":")[1])].append(room)
    if not rooms:
        return
    heads = db.session.execute(select(Stream).where(Stream.id.in_(rooms))).scalars().all()
    for head in heads:
        message = _head(head)
        for room in rooms[head.id]:
            # Straight to this process's sockets: every process beats for its own.
            server_of_process().emit("head", message, to=room, ignore_queue=True)
    db.session.rollback()


def _head(stream: Stream) -> dict[str, Any]:
    return {
        "team": str(stream.id),
        "seq": stream.seq,
        "mark": str(stream.mark),
        "build": build.build(),
        "now": changes.server_time(),
    }


def _tell_presence() -> None:
    found = (connection.presence_row(id_) for id_, connection in list(connections.items()))
    rows = [row for row in found if row]
    if not rows:
        return
    presence.note_presence(rows)
    for team_id in {row["team_id"] for row in rows}:
        presence.tell_members(team_id)
    db.session.rollback()
