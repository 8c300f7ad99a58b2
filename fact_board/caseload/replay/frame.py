"""What stands around an earlier board: its columns and colleagues are called what they are called today."""

import datetime as dt
import uuid
from typing import Any

from fact_board import clock
from fact_board.caseload.replay.rows import first_event_at
from fact_board.live.loading import load_categories, load_members

Shape = dict[str, Any]


def frame_at(team_id: uuid.UUID, now: dt.datetime) -> Shape:
    """Columns in their order, everybody who works or worked in the team, its parties, its first day."""
    members = load_members(team_id, clock.today(now))
    latest = {row.Membership.staff_id: row for row in members if row.Membership}
    columns = {row.Category.id: row.Category for row in load_categories(team_id)}
    return {
        "first_on": clock.today(first_event_at(team_id) or now),
        "columns": list(columns.values()),
        "parties": list({row.Party.id: row.Party for row in members}.values()),
        "staff": [_colleague(staff_id, row) for staff_id, row in latest.items()],
    }


def _colleague(staff_id: uuid.UUID, row: Any) -> Shape:
    work = row.Membership
    return {"id": staff_id, "name": row.name, "initials": work.initials, "party": work.party_id}
