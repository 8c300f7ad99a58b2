"""An audience is a room: a party of a team, or a wall in one privacy mode."""

import uuid
from dataclasses import dataclass

WALL_MODES = ("code", "initials", "name")


@dataclass(frozen=True)
class Audience:
    """Those who see the same: exactly one of `party_id` and `wall` is set.

    `staff_id` is set for someone who is barred from a person: they have a room of their own.
    """

    team_id: uuid.UUID
    party_id: uuid.UUID | None = None
    wall: str | None = None
    staff_id: uuid.UUID | None = None

    @property
    def room(self) -> str:
        who = f"party:{self.party_id}" if self.party_id else f"wall-{self.wall}"
        alone = f":staff:{self.staff_id}" if self.staff_id else ""
        return f"team:{self.team_id}:{who}{alone}"

    def as_wall(self, mode: str) -> "Audience":
        """The wall as this viewer may look at it: no mode shows whom they are barred from."""
        return Audience(self.team_id, wall=mode, staff_id=self.staff_id)

    @classmethod
    def of_room(cls, room: str) -> "Audience":
        """Read a room's name back."""
        _, team, *who = room.split(":")
        alone = uuid.UUID(who[-1]) if "staff" in who else None
        if who[0] != "party":
            return cls(uuid.UUID(team), wall=who[0].removeprefix("wall-"), staff_id=alone)
        return cls(uuid.UUID(team), party_id=uuid.UUID(who[1]), staff_id=alone)
