"""An audience is a room: a party of a team, or a wall in one privacy mode."""

import hashlib
import uuid
from dataclasses import dataclass

WALL_MODES = ("code", "initials", "name")
PAIRED = "paired"  # asked for as the screen that this browser is, in the mode it was paired in


@dataclass(frozen=True)
class Audience:
    """Those who see the same: a party, or a wall.

    A wall shows what every party in the room may see; with `party_id` only that party is in the room, as in
    part 2 of a meeting. `staff_id` is set for someone barred from a person: they have a room of their own.
    """

    team_id: uuid.UUID
    party_id: uuid.UUID | None = None
    wall: str | None = None
    staff_id: uuid.UUID | None = None

    @property
    def room(self) -> str:
        wall = f":wall-{self.wall}" if self.wall else ""
        party = f":party:{self.party_id}" if self.party_id else ""
        alone = f":staff:{self.staff_id}" if self.staff_id else ""
        return f"team:{self.team_id}{wall}{party}{alone}"

    @property
    def tag(self) -> str:
        """Tells on the wire whether two answers were drawn for the same audience, and nothing else."""
        return hashlib.sha256(self.room.encode()).hexdigest()[:8]

    def as_wall(self, mode: str) -> "Audience":
        """The wall as this viewer may look at it: no mode shows whom they are barred from."""
        return Audience(self.team_id, wall=mode, staff_id=self.staff_id)

    @classmethod
    def of_room(cls, room: str) -> "Audience":
        """Read a room's name back."""
        _, team, *who = room.split(":")
        wall = next((part.removeprefix("wall-") for part in who if part.startswith("wall-")), None)
        party, staff = (uuid.UUID(who[who.index(k) + 1]) if k in who else None for k in ("party", "staff"))
        return cls(uuid.UUID(team), party_id=party, wall=wall, staff_id=staff)
