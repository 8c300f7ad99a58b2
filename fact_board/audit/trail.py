"""Writing the log: committed before the answer leaves, never inside an action, never with a team's lock."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit import keys
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.extensions import db

SIGNED = (
    "id",
    "at",
    "kind",
    "team_id",
    "party_id",
    "staff_id",
    "membership_id",
    "session_id",
    "patient_id",
    "shown",
    "basis",
    "device",
    "facts",
    "key_id",
)


def note(
    kind: str,
    *,
    viewer: Viewer | None = None,
    staff_id: uuid.UUID | None = None,
    membership_id: uuid.UUID | None = None,
    team_id: uuid.UUID | None = None,
    party_id: uuid.UUID | None = None,
    session_id: uuid.UUID | None = None,
    patient_id: uuid.UUID | None = None,
    shown: Iterable[uuid.UUID] = (),
    basis: str | None = None,
    device: str | None = None,
    at: dt.datetime | None = None,
    **facts: Any,
) -> None:
    """Write one row. `viewer` says who, in which assignment and from where; else name what is known.

    `facts` are ids, codes and numbers: never what somebody typed, never a name.
    """
    row = TrailRow(
        id=new_id(),
        at=at or clock.now(),
        kind=kind,
        team_id=viewer.team_id if viewer else team_id,
        party_id=viewer.party_id if viewer else party_id,
        staff_id=viewer.staff.id if viewer else staff_id,
        membership_id=viewer.membership.id if viewer else membership_id,
        session_id=viewer.session_id if viewer else session_id,
        patient_id=patient_id,
        shown=sorted(str(id_) for id_ in shown),
        basis=basis,
        device=viewer.device if viewer else device,
        facts={name: _plain(value) for name, value in facts.items()},
        key_id=keys.signing_key(),
    )
    row.mac = keys.mac_of(row.key_id, signed_content(row))
    with write_transaction():
        db.session.add(row)


def signed_content(row: TrailRow) -> dict[str, Any]:
    """What a row's keyed hash is made of."""
    return {name: _plain(getattr(row, name)) for name in SIGNED}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value if isinstance(value, bool | int | list | dict | None) else str(value)
