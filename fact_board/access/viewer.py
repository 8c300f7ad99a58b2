"""Who is looking: one person in one assignment."""

import uuid
from dataclasses import dataclass

from fact_board.access.audience import Audience
from fact_board.teams.models import Membership, Staff


@dataclass(frozen=True)
class Viewer:
    """A signed-in person in the assignment (team, party, role) of this session."""

    staff: Staff
    membership: Membership
    session_id: uuid.UUID
    locale: str = "sv"
    device: str = "desk"

    @property
    def team_id(self) -> uuid.UUID:
        return self.membership.team_id

    @property
    def party_id(self) -> uuid.UUID:
        return self.membership.party_id

    @property
    def role(self) -> str:
        return self.membership.role

    @property
    def audience(self) -> Audience:
        alone = self.membership.staff_id if self.membership.has_bars else None
        return Audience(self.team_id, party_id=self.party_id, staff_id=alone)


@dataclass(frozen=True)
class PairedWall:
    """A paired screen that looks: nobody's session, one team's wall in one privacy mode."""

    display_id: uuid.UUID
    team_id: uuid.UUID
    audience: Audience
