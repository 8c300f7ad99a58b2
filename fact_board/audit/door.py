"""What happens at the door, as rows of the log."""

from typing import Any

from fact_board.audit import trail
from fact_board.extensions import db
from fact_board.sign_in.happenings import Happening
from fact_board.teams.models import Membership


def write_down(happening: Happening) -> None:
    """Who it was and in which assignment, as far as the door knew; of a failed sign-in only hashes."""
    who = happening.who
    membership = db.session.get(Membership, who.membership_id) if who.membership_id else None
    facts: dict[str, Any] = {name: value for name, value in happening.facts.items() if value != ""}
    trail.note(
        happening.kind.value,
        staff_id=who.staff_id,
        membership_id=who.membership_id,
        team_id=membership.team_id if membership else None,
        party_id=membership.party_id if membership else None,
        session_id=who.session_id,
        device=happening.device,
        **facts,
    )
