"""What stands around an earlier board: its columns and colleagues are called what they are called today."""

import datetime as dt
import uuid
from typing import Any

from fact_board import clock
from fact_board.caseload.replay.rows import first_event_at
from fact_board.errors import Invalid
from fact_board.live.loading import load_categories, load_members

Shape = dict[str, Any]


def frame_at(team_id: uuid.UUID, now: dt.datetime) -> Shape:
    """Columns in their order, everybody who works or worked in the team, its parties, its first day."""
    members = load_members(team_id, clock.today(now))
    latest = {row.Membership.staff_id: row for row in members if row.Membership}
    columns = {row.Category.id: row.Category for row in load_categories(team_id)}
    return {
        "now": now,
        "today": clock.today(now),
        "first_on": clock.today(first_event_at(team_id) or now),
        "columns": list(columns.values()),
        "parties": list({row.Party.id: row.Party for row in members}.values()),
        "staff": [_colleague(staff_id, row) for staff_id, row in latest.items()],
    }


def moment_asked(now: dt.datetime, *, at: dt.datetime | None, on: dt.date | None, time: str) -> dt.datetime:
    """The instant that is meant: today goes no further than now."""
    if on == clock.today(now):
        return min(clock.instant(on, time), now)
    moment = at or (clock.instant(on, time) if on else now)
    if moment > now:
        raise Invalid("replay.not_yet", field="on" if on else "at")
    return moment


def moment_shape(at: dt.datetime) -> Shape:
    """An instant as the page needs it, with its day and time where the team is."""
    return {"at": at, "on": clock.today(at), "time": f"{at.astimezone(clock.ZONE):%H:%M}"}


def _colleague(staff_id: uuid.UUID, row: Any) -> Shape:
    work = row.Membership
    return {"id": staff_id, "name": row.name, "initials": work.initials, "party": work.party_id}
