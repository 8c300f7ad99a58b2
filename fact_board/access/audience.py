"""An audience is a room: a party of a team, or a wall in one privacy mode."""

import uuid
from dataclasses import dataclass

WALL_MODES = ("code", "initials", "name")


@dataclass(frozen=True)
class Audience:
    """Those who see the same: exactly one of `party_id` and `wall` is set."""

    team_id: uuid.UUID
    party_id: uuid.UUID | None = None
    wall: str | None = None

    @property
    def room(self) -> str:
        who = f"party:{self.party_id}" if self.party_id else f"wall-{self.wall}"
        return f"team:{self.team_id}:{who}"

    @classmethod
    def of_room(cls, room: str) -> "Audience":
        """Read a room's name back."""
        _, team, who = room.split(":", 2)
        if who.startswith("party:"):
            return cls(uuid.UUID(team), party_id=uuid.UUID(who.removeprefix("party:")))
        return cls(uuid.UUID(team), wall=who.removeprefix("wall-"))
