"""Everything the oracle knows: whole tables, and the days of an office."""

import datetime as dt
import uuid
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from sqlalchemy import select

from fact_board.extensions import db

Row = Any
Values = dict[str, Any]
HERE = ZoneInfo("Europe/Stockholm")
TWO_WEEKS = dt.timedelta(days=14)
SWEDEN = holidays.country_holidays("SE", categories=("public", "de_facto"))

TABLES = (
    *("patient", "known_to", "care_contact", "legal_status", "nomination", "episode", "episode_change"),
    *("checklist_item", "note", "task", "decision_watch", "plan", "contact", "signal", "signal_answer"),
    *("meeting", "meeting_item", "draft", "alert_ack"),
    *("legal_basis", "basis_request", "bar", "membership"),
)


def day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(HERE).date()


def office_day(one: dt.date, step: int) -> dt.date:
    """That day, or the next one after (before) it on which an office is open."""
    while one.weekday() > 4 or one in SWEDEN:
        one += dt.timedelta(days=step)
    return one


class Everything:
    """Every row of a team's tables, as the database has them now."""

    def __init__(self, team_id: uuid.UUID) -> None:
        db.session.rollback()
        self.team_id = team_id
        self.rows: dict[str, list[Row]] = {}
        for name in TABLES:
            table = db.metadata.tables[name]
            self.rows[name] = list(db.session.execute(select(table).where(table.c.team_id == team_id)))
        table = db.metadata.tables["team"]
        self.team = db.session.execute(select(table).where(table.c.id == team_id)).one()

    def about(self, name: str, person: uuid.UUID) -> list[Row]:
        return [row for row in self.rows[name] if row.patient_id == person]
