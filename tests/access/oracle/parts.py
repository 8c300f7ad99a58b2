"""The parts of a card, each as it may be drawn."""

import datetime as dt
import uuid

import holidays

from tests.access.oracle.rows import Rows
from tests.access.oracle.tables import Row, Values, day, office_day


class Parts(Rows):
    """An episode, a nomination, a task, a plan; what the audience lacks the scope for is left out."""

    def application_day(self, row: Row) -> dt.date | None:
        """By when more compulsory care is applied for: the chosen day, else a week before its end."""
        if row.status == "HSL" or row.ends_on is None:
            return None
        return row.apply_by or office_day(row.ends_on - dt.timedelta(days=7), -1)

    def late_on(self, plan: Row) -> dt.date | None:
        """When somebody is reminded: a fortnight after an offer; after two weekdays that are no holidays."""
        if plan.state == "offered":
            offered: dt.date = plan.stepped_on
            return offered + dt.timedelta(days=15)
        day: dt.date | None = plan.next_on
        if day is None or plan.state == "declined":
            return day
        weekdays = -1  # its own day, or the first weekday after it, is none of the two
        off = holidays.country_holidays("SE", categories=("public", "de_facto"))
        while weekdays < 2:
            weekdays += day.weekday() < 5 and day not in off
            day += dt.timedelta(days=1)
        return day

    def signal(self, row: Row) -> Values:
        return {name: getattr(row, name) for name in ("id", "at", "answer_due_at", "tags")}

    def at_the_meeting(self, person: uuid.UUID) -> Values | None:
        item = self.item(person)
        names = ("id", "state", "since", "seconds")
        return item and {name: getattr(item, name) for name in names}

    def episode(self, person: uuid.UUID) -> Values | None:
        row = self.open_episode(person)
        if row is None:
            return None
        notes, plans = self.may_see(row, "notes"), self.may_see(row, "plans")
        values: Values = {
            "id": row.id,
            "version": row.version,
            "category": row.category_id,
            "urgency": row.urgency,
            "why": {"tags": row.why_tags} | ({"text": row.why_text} if notes else {}),
            "placed_at": row.placed_at,
            "placed_on": day(row.placed_at),
            "is_provisional": row.is_provisional,
            "review_on": row.review_on,
            "reviewed_on": day(row.reviewed_at) if row.reviewed_at else None,
            "urgency_since": row.urgency_since,
            "lowered_at": row.lowered_at,
            "discharged_on": row.discharged_on,
            "step_down": self.step_down(row, notes=notes, plans=plans),
            "undo": self.undo(row),
        }
        if plans:
            values["goal"] = row.goal
            values["ward"] = row.ward_name and {
                "name": row.ward_name,
                "contact": row.ward_contact or "",
                "phone": row.ward_phone or "",
                "discharge_on": row.discharge_on,
            }
        return values

    def step_down(self, row: Row, *, notes: bool, plans: bool) -> Values | None:
        if row.step_down_at is None:
            return None
        values: Values = {"by": row.step_down_by, "at": row.step_down_at}
        if notes:
            values["why"] = row.step_down_why
        if plans:
            values["checklist"] = [
                {
                    "id": item.id,
                    "version": item.version,
                    "code": item.code,
                    "state": item.state,
                    "reason": item.reason,
                }
                for item in self.some("checklist_item", row.patient_id, "plans")
                if item.episode_id == row.id
            ]
        return values

    def undo(self, row: Row) -> Values | None:
        for change in self.has.about("episode_change", row.patient_id):
            is_last = change.episode_id == row.id and change.seq == row.version
            if is_last and change.undone_at is None and change.was_category_id is not None:
                return {"by": change.by_id, "until": change.at + dt.timedelta(seconds=10)}
        return None

    def nomination(self, row: Row) -> Values:
        values: Values = {
            "id": row.id,
            "version": row.version,
            "kind": row.kind,
            "state": row.state,
            "by": row.by_id,
            "at": row.at,
            "category": row.category_id,
            "urgency": row.urgency,
            "answer_due_at": row.answer_due_at,
            "returns_on": row.returns_on,
            "promise": row.promise_at and {"staff": row.promise_staff_id, "at": row.promise_at},
        }
        if self.may_see(row, "notes"):
            values |= {"tags": row.tags, "text": row.text}
            values |= {"tried": row.tried, "professions": row.professions}
        return values

    def task(self, row: Row) -> Values:
        values: Values = {
            "id": row.id,
            "version": row.version,
            "owner": row.owner_id,
            "offered_to": row.offered_to_id,
            "declined_by": row.declined_by,
            "due_on": row.due_on,
            "due_time": row.due_time,
            "state": row.state,
            "is_safety": row.is_safety,
            "is_own": row.is_own,
            "category": row.category_id,
        }
        if self.may_see(row, "notes"):
            values |= {"text": row.text, "declined_because": row.declined_because}
        return values
