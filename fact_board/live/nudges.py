"""A personal room carries nothing but a nudge: look again, through the gate."""

import uuid
from collections.abc import Iterable

from fact_board.extensions import socketio


def room_of(staff_id: uuid.UUID) -> str:
    """Where one person is reached, in whichever team they are."""
    return f"staff:{staff_id}"


def nudge(staff_ids: Iterable[uuid.UUID]) -> None:
    """Tell these people that something of theirs changed, and not a word of what."""
    for staff_id in sorted(set(staff_ids)):
        socketio.emit("nudge", {}, to=room_of(staff_id))
