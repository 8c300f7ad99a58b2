"""After a commit: draw the event once for each occupied audience and send it. Nothing else emits changes."""

import threading
import uuid
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy import select

from fact_board.access.audience import WALL_MODES, Audience
from fact_board.access.models import Bar
from fact_board.action import Receipt
from fact_board.audit.readings import log_frame
from fact_board.extensions import db, socketio
from fact_board.live import changes
from fact_board.live.nudges import nudge
from fact_board.meeting.models import Meeting
from fact_board.teams.models import Membership, TeamParty

log = structlog.get_logger(__name__)

_waiting: defaultdict[uuid.UUID, deque[Receipt]] = defaultdict(deque)
_sight_changed: list[Callable[[Receipt], None]] = []
_sending: defaultdict[uuid.UUID, threading.Lock] = defaultdict(threading.Lock)


def after_sight_changes(tell: Callable[[Receipt], None]) -> None:
    """Choose who hears of an event by which somebody may have lost their sight, before anybody is told."""
    _sight_changed[:] = [tell]


def publish(receipt: Receipt) -> None:
    """Tell the screens. A failure here is logged and healed by the beacon: the action stands."""
    if receipt.event is None or receipt.is_repeat:
        return
    team_id = receipt.stream_id
    _waiting[team_id].append(receipt)
    try:
        if receipt.event.is_sight_changing:
            for tell in _sight_changed:
                tell(receipt)
        while _waiting[team_id] and _sending[team_id].acquire(blocking=False):
            try:
                _send_waiting(team_id)
            finally:
                _sending[team_id].release()
        nudge(receipt.nudged)
    except Exception:
        log.exception("publish_failed", stream=str(team_id), seq=receipt.seq)


def _send_waiting(team_id: uuid.UUID) -> None:
    """One sender a team, so that frames leave in the events' order."""
    while _waiting[team_id]:
        receipts = sorted((_waiting[team_id].popleft() for _ in range(len(_waiting[team_id]))), key=_seq)
        for receipt in receipts:
            _send(receipt)


def _seq(receipt: Receipt) -> int:
    return receipt.seq


def _send(receipt: Receipt) -> None:
    audiences = occupied_audiences(receipt.stream_id)
    if not audiences:
        return
    canvas = changes.load_receipt(receipt)
    for audience in audiences:
        receipt.drawn[audience] = changes.draw_receipt(receipt, audience, canvas)
    for audience in audiences:
        if audience.wall or (receipt.event and receipt.event.is_sight_changing):  # a board has everybody else
            log_frame(audience, changes.people_in(receipt.drawn[audience]))
    for audience in audiences:
        socketio.emit("change", receipt.drawn[audience], to=audience.room)


def occupied_audiences(team_id: uuid.UUID) -> list[Audience]:
    """The team's rooms somebody is in; with several processes, every room somebody could be in."""
    if is_one_of_several():
        return _possible_audiences(team_id)
    prefix = f"team:{team_id}:"
    rooms = [room for room in occupied_rooms() if room.startswith(prefix)]
    return [Audience.of_room(room) for room in sorted(rooms)]


def _possible_audiences(team_id: uuid.UUID) -> list[Audience]:
    parties = db.session.scalars(select(TeamParty.party_id).where(TeamParty.team_id == team_id)).all()
    barred = db.session.execute(
        select(Membership.party_id, Membership.staff_id)
        .join(Bar, (Bar.staff_id == Membership.staff_id) & (Bar.team_id == Membership.team_id))
        .where(Bar.team_id == team_id, Bar.lifted_at.is_(None))
        .distinct()
    ).all()
    return (
        [Audience(team_id, party_id=party) for party in sorted(parties)]
        + [Audience(team_id, wall=mode) for mode in WALL_MODES]
        + [Audience(team_id, party_id=party, staff_id=staff) for party, staff in sorted(barred)]
        + [Audience(team_id, wall=mode, staff_id=staff) for _, staff in sorted(barred) for mode in WALL_MODES]
        + [Audience(team_id, wall=mode, party_id=party) for party in _alone(team_id) for mode in WALL_MODES]
    )


def _alone(team_id: uuid.UUID) -> list[uuid.UUID]:
    """The party that part 2 of the open meeting belongs to: walls show what it alone may see."""
    open_now = (Meeting.team_id == team_id, Meeting.closed_at.is_(None), Meeting.part_party_id.is_not(None))
    return [party for party in db.session.scalars(select(Meeting.part_party_id).where(*open_now)) if party]


def is_one_of_several() -> bool:
    """Whether a message queue carries frames to other processes."""
    options: dict[str, Any] = vars(socketio)["server_options"]
    return bool(options.get("client_manager"))


def occupied_rooms() -> list[str]:
    """The names of all rooms with somebody of this process in them."""
    rooms: dict[Any, Any] = server_of_process().manager.rooms.get("/", {})
    return [room for room in list(rooms) if isinstance(room, str)]


def server_of_process() -> Any:
    """The Socket.IO server under Flask-SocketIO: it alone knows rooms and connections."""
    return vars(socketio)["server"]
