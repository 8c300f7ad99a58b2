"""The sockets of this process: whose each is, and in which rooms it stands."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from fact_board.access.audience import Audience
from fact_board.access.viewer import PairedWall, Viewer


@dataclass(frozen=True)
class Who:
    """The session and the assignment behind a connection."""

    session_id: uuid.UUID
    membership_id: uuid.UUID
    staff_id: uuid.UUID
    party_id: uuid.UUID


@dataclass
class Connection:
    """One socket of this process: somebody's, or a paired screen's (then `who` is None)."""

    who: Who | None
    place: str
    wall_id: uuid.UUID | None = None
    team_id: uuid.UUID | None = None
    audience: Audience | None = None
    patient_id: uuid.UUID | None = None
    rooms: set[str] = field(default_factory=set)

    def presence_row(self, socket_id: str) -> dict[str, Any] | None:
        """That somebody looks; a screen on a wall is nobody."""
        if self.who is None or self.team_id is None:
            return None
        return {
            "socket_id": socket_id,
            "team_id": self.team_id,
            "staff_id": self.who.staff_id,
            "party_id": self.who.party_id,
            "patient_id": self.patient_id,
            "place": self.place,
        }


def connection_of(asking: Viewer | PairedWall) -> Connection:
    """A new connection of somebody, or of a paired screen; in no room yet."""
    if isinstance(asking, PairedWall):
        return Connection(None, "wall", wall_id=asking.display_id)
    membership = asking.membership
    who = Who(asking.session_id, membership.id, asking.staff.id, asking.party_id)
    return Connection(who, asking.device)


connections: dict[str, Connection] = {}  # by socket
