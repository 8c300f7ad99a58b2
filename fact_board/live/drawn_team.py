"""Drawing the team: its meeting, its people and its columns."""

import datetime as dt
import uuid
from typing import Any

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.live import schemas
from fact_board.live.canvas import Canvas
from fact_board.live.loading import Rows
from fact_board.live.values import (
    Drawn,
    dumped,
)
from fact_board.meeting.models import Meeting
from fact_board.teams.calendar import next_meeting

MODEL = {
    "patients_low": 200,
    "patients_high": 220,
    "per_fte_low": 16.7,
    "per_fte_high": 20.0,
    "share_low": 10,
    "share_high": 20,
}
SHOWN_MEETINGS = 5

_team, _team_on_wall = schemas.TeamShape(), schemas.TeamOnWall()
_party, _staff, _staff_on_wall = schemas.PartyShape(), schemas.StaffShape(), schemas.StaffOnWall()
_category, _category_on_wall = schemas.CategoryShape(), schemas.CategoryOnWall()


def draw_team(canvas: Canvas, audience: Audience) -> Drawn:
    """The team's settings, duty, open meeting and totals; totals count everyone and are equal for all."""
    row, today = canvas.team, clock.today(canvas.now)
    team = row.Team
    full: Drawn = {
        "id": team.id,
        "version": team.version,
        "name": team.name,
        "today": today,
        "meeting_days": team.meeting_days,
        "meeting_starts": team.meeting_starts,
        "meeting_ends": team.meeting_ends,
        "on_call_phone": team.on_call_phone,
        "upcoming_meetings": _upcoming_meetings(team, today),
        "meeting": row.Meeting and _meeting(row.Meeting, canvas.members),
        "last_meeting_at": row.last_meeting_at,
        "duty_officer": row.officer_id,
        "duty_deputy": row.deputy_id,
        "away": sorted(m.Membership.staff_id for m in canvas.members if m.Membership and m.is_away),
        "totals": {"patients": row.patients, "on_board": row.on_board, "fte": float(row.fte)},
        "model": MODEL,
    }
    return dumped(_team_on_wall if audience.wall else _team, full)


def _meeting(meeting: Meeting, members: Rows) -> Drawn:
    there = {row.Attendance.staff_id: row.Attendance for row in members if row.Attendance}
    return {
        "id": meeting.id,
        "version": meeting.version,
        "started_at": meeting.started_at,
        "chair": meeting.chair_id,
        "part": meeting.part,
        "part_party": meeting.part_party_id,
        "held_apart": meeting.held_apart,
        "shows_text": meeting.shows_text,
        "attendance": [there[staff] for staff in sorted(there)],
    }


def _upcoming_meetings(team: Any, today: dt.date) -> list[dt.datetime]:
    found: list[dt.datetime] = []
    after = clock.instant(today, "00:00")
    while team.meeting_days and len(found) < SHOWN_MEETINGS:
        after = next_meeting(team.meeting_days, team.meeting_starts, after)
        found.append(after)
    return found


def draw_members(members: Rows, audience: Audience) -> list[Drawn]:
    """The parties, and everyone who works or worked in the team (the latest assignment of each)."""
    parties = {row.Party.id: row.Party for row in members}
    latest = {row.Membership.staff_id: row for row in members if row.Membership}
    return [dumped(_party, _columns(party)) for party in parties.values()] + [
        dumped(
            _staff_on_wall if audience.wall else _staff,
            {
                "id": staff_id,
                "name": row.name,
                "initials": row.Membership.initials,
                "party": row.Membership.party_id,
                "profession": row.Membership.profession,
                "role": row.Membership.role,
                "is_stand_in": row.Membership.is_stand_in,
                "ends_on": row.Membership.ends_on,
            },
        )
        for staff_id, row in latest.items()
    ]


def draw_categories(rows: Rows, audience: Audience) -> list[Drawn]:
    """The columns in their order, with the tasks each proposes."""
    categories = {row.Category.id: row.Category for row in rows}
    templates: dict[uuid.UUID, list[Any]] = {id_: [] for id_ in categories}
    for row in rows:
        if row.TaskTemplate:
            templates[row.Category.id].append(row.TaskTemplate)
    shape = _category_on_wall if audience.wall else _category
    return [
        dumped(shape, {**_columns(category), "order": category.position, "templates": templates[category.id]})
        for category in categories.values()
    ]


def _columns(row: Any) -> Drawn:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}
