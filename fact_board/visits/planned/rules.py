"""What may be planned. Pure: plain values in, a refusal or nothing out."""

import uuid
from dataclasses import dataclass

from fact_board.errors import Conflict, Invalid


@dataclass(frozen=True)
class Going:
    """Who goes, and with whom it was agreed that one goes alone, and why."""

    staff_id: uuid.UUID
    with_id: uuid.UUID | None = None
    agreed_with_id: uuid.UUID | None = None
    agreed_why: str = ""


def guard_pair(going: Going, *, kind: str, needs_two: bool) -> None:
    """Somebody whom nobody visits alone is visited by two; or by one, once a chief agreed for a reason.

    A call or a video meeting has no door to stand at.
    """
    if going.with_id == going.staff_id:
        raise Invalid("visit.with_oneself", field="with")
    if not needs_two or kind != "visit" or going.with_id is not None:
        return
    if going.agreed_with_id is None or not going.agreed_why:
        raise Conflict("visit.needs_two")
    if going.agreed_with_id == going.staff_id:
        raise Invalid("visit.agreed_with_oneself", field="agreed_with")


def is_ones_own(*, party_id: uuid.UUID, by_party: uuid.UUID, by_staff: uuid.UUID, going: Going) -> bool:
    """Whose plan it is: the party's that made it, and of whoever goes."""
    return by_party == party_id or by_staff in (going.staff_id, going.with_id)
