"""Sockets carry truth down. They read, join rooms and leave; they never write the board."""

import uuid
from collections.abc import Collection
from typing import Any

from flask import current_app, request
from flask_socketio import disconnect, join_room, leave_room
from marshmallow import Schema, ValidationError, fields, validate
from sqlalchemy import select

from fact_board.access.audience import PAIRED, WALL_MODES, Audience
from fact_board.access.gates import patient_for, team_for
from fact_board.access.rights import require
from fact_board.access.viewer import PairedWall, Viewer
from fact_board.action import Receipt
from fact_board.errors import DomainError, NotFound
from fact_board.extensions import db, socketio
from fact_board.live import build, changes, presence, publish
from fact_board.live.connections import Connection, connection_of, connections
from fact_board.live.loading import load_head
from fact_board.live.nudges import room_of
from fact_board.teams.models import Membership
from fact_board.web.problems import sentence_of
from fact_board.web.routing import current_viewer, current_wall

Message = dict[str, Any]


class JoinMessage(Schema):
    """Which team to follow; a wall names its privacy mode, or says that it is a paired screen."""

    team = fields.UUID(required=True)
    wall = fields.Str(validate=validate.OneOf((*WALL_MODES, PAIRED)), allow_none=True, load_default=None)


class LookMessage(Schema):
    """Whose panel is open, if any."""

    patient = fields.UUID(required=True, allow_none=True)


VALID_SESSIONS = "fact_board.valid_sessions"  # app.extensions: ({(session, membership)}) -> those still good
WALLS_NOW = "fact_board.walls_now"  # app.extensions: ({paired screen}) -> {those still paired: audience}


def init_sockets() -> None:
    """Bind the handlers to the server of this app."""
    socketio.on_event("connect", _connect)
    socketio.on_event("disconnect", _disconnect)
    socketio.on_event("join", _join)
    socketio.on_event("attend", _attend)
    socketio.on_event("look", _look)
    socketio.on_error_default(_on_error)
    publish.after_sight_changes(_close_whom_it_ended)


def _socket_id() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _connect(_auth: Any = None) -> bool:
    """Let in somebody signed in, or a paired screen; as whom they look is said when they join."""
    try:
        connections[_socket_id()] = connection_of(_whoever())
    except DomainError:
        return False
    finally:
        db.session.rollback()
    return True


def _whoever() -> Viewer | PairedWall:
    try:
        return current_viewer()
    except DomainError:
        return current_wall()


def _become(asking: Viewer | PairedWall) -> Connection:
    """Be this one from here on, whoever the connection was before; the rooms are left by `_enter`."""
    before = connections.get(_socket_id())
    connection = connections[_socket_id()] = connection_of(asking)
    connection.rooms = before.rooms if before else set()
    return connection


def _join(message: Any = None) -> Message:
    """Enter the room of who you are, and learn the head. The state itself comes over HTTP."""
    try:
        asked = JoinMessage().load(message if isinstance(message, dict) else {})
        if asked["wall"] == PAIRED:
            _join_as_wall(asked)
        else:
            _join_as_viewer(asked)
        seq, mark = load_head(asked["team"])
        return {"seq": seq, "mark": str(mark), "build": build.build(), "now": changes.server_time()}
    except ValidationError as error:
        return {"error": {"status": 422, "code": "request.invalid", "fields": error.messages}}
    except DomainError as error:
        return {"error": {"status": error.status, "code": error.key, "title": sentence_of(error)}}
    finally:
        db.session.rollback()
        _arrive()


def _join_as_viewer(asked: Message) -> None:
    viewer = current_viewer()
    require("board.see", viewer.role)
    team = team_for(viewer, asked["team"])
    audience = viewer.audience.as_wall(asked["wall"]) if asked["wall"] else viewer.audience
    connection = _become(viewer)
    connection.team_id, connection.audience = team.id, audience
    connection.place = "wall" if asked["wall"] else viewer.device
    _enter(connection, {audience.room, room_of(viewer.staff.id)})


def _join_as_wall(asked: Message) -> None:
    wall = current_wall()
    if wall.team_id != asked["team"]:
        raise NotFound
    connection = _become(wall)
    connection.team_id, connection.audience = wall.team_id, wall.audience
    _enter(connection, {wall.audience.room})


def _attend(_message: Any = None) -> Message:
    """Enter one's personal room alone: for whoever has lists of their own and no board."""
    try:
        viewer = current_viewer()
        require("session.use", viewer.role)
        _enter(_become(viewer), {room_of(viewer.staff.id)})
        return {"build": build.build(), "now": changes.server_time()}
    except DomainError as error:
        return {"error": {"status": error.status, "code": error.key, "title": sentence_of(error)}}
    finally:
        db.session.rollback()


def _enter(connection: Connection, rooms: set[str]) -> None:
    """Be in these rooms and no other: whoever joins as somebody else leaves first."""
    for room in connection.rooms - rooms:
        leave_room(room)
    for room in rooms - connection.rooms:
        join_room(room)
    connection.rooms = rooms


def _arrive() -> None:
    """Be seen: the one who came hears at once who is here, the others with the next beat."""
    connection = connections.get(_socket_id())
    row = connection.presence_row(_socket_id()) if connection else None
    if connection and row:
        presence.note_presence([row])
        if connection.audience and not connection.audience.wall:
            presence.tell(connection.audience, _socket_id())


def _look(message: Any = None) -> Message:
    """Say whose panel is open, so that colleagues see who else is looking."""
    connection = connections.get(_socket_id())
    try:
        asked = LookMessage().load(message if isinstance(message, dict) else {})
        if connection is None or connection.presence_row(_socket_id()) is None:
            return {"error": {"status": 409, "code": "socket.not_joined"}}
        patient = asked["patient"]
        connection.patient_id = patient_for(current_viewer(), patient).id if patient else None
    except ValidationError as error:
        return {"error": {"status": 422, "code": "request.invalid", "fields": error.messages}}
    except DomainError as error:
        return {"error": {"status": error.status, "code": error.key}}
    finally:
        db.session.rollback()
    if row := connection.presence_row(_socket_id()):
        presence.note_presence([row])
        presence.tell_members(row["team_id"])
    return {}


def _disconnect(_reason: Any = None) -> None:
    connection = connections.pop(_socket_id(), None)
    if connection and connection.team_id:
        presence.forget(_socket_id())
        db.session.rollback()


def _on_error(error: BaseException) -> None:
    """A frame we can't read ends that connection and nothing else."""
    current_app.logger.warning("socket_error: %s", type(error).__name__)
    db.session.rollback()
    disconnect()


def close_connection(socket_id: str, reason: str) -> None:
    """Take a connection out of every room at once and end it; the page rejoins through the gate."""
    connections.pop(socket_id, None)
    socketio.emit("closed", {"reason": reason}, to=socket_id)
    publish.server_of_process().disconnect(socket_id)


def close_ended(of_staff: Collection[uuid.UUID] | None = None) -> None:
    """End the connections whose session or assignment no longer holds: everybody's, or just theirs."""
    connected = {
        socket_id: (one.who.session_id, one.who.membership_id)
        for socket_id, one in list(connections.items())
        if one.who and (of_staff is None or one.who.staff_id in of_staff)
    }
    if not connected:
        return
    good = current_app.extensions[VALID_SESSIONS](set(connected.values()))
    db.session.rollback()
    for socket_id, who in connected.items():
        if who not in good:
            close_connection(socket_id, "signed_out")


def close_misplaced() -> None:
    """End the connections that stand in a room which isn't theirs: somebody was barred, or no longer is."""
    _close_misplaced_walls()
    every = list(connections.items())
    joined = {id_: (one.who, one.audience) for id_, one in every if one.who and one.audience}
    if not joined:
        return
    memberships = {who.membership_id for who, _ in joined.values()}
    rows = db.session.execute(
        select(Membership.id, Membership.has_bars).where(Membership.id.in_(memberships))
    )
    has_bars = {row.id: bool(row.has_bars) for row in rows}
    db.session.rollback()
    for socket_id, (who, audience) in joined.items():
        alone = who.staff_id if has_bars.get(who.membership_id) else None
        if audience.staff_id != alone:
            close_connection(socket_id, "access")


def _close_misplaced_walls() -> None:
    """The same of paired screens: taken down, shown in another mode, or the meeting came to another part."""
    walls = {id_: (one.wall_id, one.audience) for id_, one in list(connections.items()) if one.wall_id}
    if not walls:
        return
    ids = {wall_id for wall_id, _ in walls.values()}
    now: dict[uuid.UUID, Audience] = current_app.extensions[WALLS_NOW](ids)
    db.session.rollback()
    for socket_id, (wall_id, audience) in walls.items():
        if wall_id not in now:
            close_connection(socket_id, "signed_out")
        elif audience not in (None, now[wall_id]):
            close_connection(socket_id, "access")


def _close_whom_it_ended(receipt: Receipt) -> None:
    """Not only at the next beat: whoever just lost their assignment, or sight, is cut off in this moment."""
    close_ended({id_ for kind, id_ in receipt.subjects if kind == "staff"})
    close_misplaced()
