"""Rows as plain values: what of each may be told at all, before sight takes its part away."""

import datetime as dt
import json
from typing import Any

from marshmallow import Schema

from fact_board import clock
from fact_board.board.models import Episode, EpisodeChange
from fact_board.coordination.plans.calendar import late_from

Drawn = dict[str, Any]
UNDO_FOR = dt.timedelta(seconds=10)


def item_values(items: list[Any]) -> Drawn | None:
    """The person in the open meeting: taken up now, or as they were last."""
    item = max(items, key=lambda item: (item.state == "now", item.is_kept, str(item.id)), default=None)
    if item is None:
        return None
    return {
        "id": item.id,
        "state": item.state,
        "since": item.at,
        "seconds": item.seconds,
        "is_shown": item.is_shown,
    }


def draft_values(drafts: list[Any]) -> Drawn | None:
    """What was typed last: each party has one of its own."""
    draft = max(drafts, key=lambda draft: (draft.at, str(draft.id)), default=None)
    return draft and {"text": draft.text, "by": draft.by, "at": draft.at}


def basis_values(basis: Any) -> Drawn:
    return {
        "id": basis.id,
        "version": basis.version,
        "basis_kind": basis.kind,
        "how": basis.how,
        "from_party": basis.party_id,
        "to_party": basis.to_party_id,
        "scopes": basis.scopes,
        "given_on": basis.given_on,
        "valid_until": basis.valid_until,
    }


def care_contact_values(contact: Any) -> Drawn:
    return {
        "id": contact.id,
        "version": contact.version,
        "party": contact.party_id,
        "staff": contact.staff_id,
        "deputy": contact.deputy_id,
        "phone": contact.phone,
        "hours": contact.hours,
    }


def plan_values(matter: Any) -> Drawn:
    return {
        "id": matter.id,
        "plan": matter.text,
        "state": matter.state,
        "next_on": matter.ends_on,
        "late_on": late_from(matter.state, matter.starts_on, matter.ends_on),
    }


def signal_values(matter: Any) -> Drawn:
    tags = json.loads(matter.text)
    return {"id": matter.id, "at": matter.at, "answer_due_at": matter.due_at, "tags": tags}


def two_person_values(known: Any) -> Drawn | None:
    if known.two_person_reason is None:
        return None
    return {"reason": known.two_person_reason, "review_on": known.two_person_review_on}


def episode_values(episode: Episode, change: EpisodeChange | None, checklist: list[Any]) -> Drawn:
    return {
        "id": episode.id,
        "version": episode.version,
        "category": episode.category_id,
        "urgency": episode.urgency,
        "why": {"text": episode.why_text, "tags": episode.why_tags},
        "placed_at": episode.placed_at,
        "placed_on": clock.today(episode.placed_at),
        "is_provisional": episode.is_provisional,
        "review_on": episode.review_on,
        "reviewed_on": clock.today(episode.reviewed_at) if episode.reviewed_at else None,
        "urgency_since": episode.urgency_since,
        "lowered_at": episode.lowered_at,
        "goal": episode.goal,
        "ward": episode.ward_name
        and {
            "name": episode.ward_name,
            "contact": episode.ward_contact or "",
            "phone": episode.ward_phone or "",
            "discharge_on": episode.discharge_on,
        },
        "discharged_on": episode.discharged_on,
        "step_down": episode.step_down_at
        and {
            "by": episode.step_down_by,
            "at": episode.step_down_at,
            "why": episode.step_down_why,
            "checklist": [
                {"id": m.id, "version": m.version, "code": m.text, "state": m.state, "reason": m.reason}
                for m in checklist
                if m.episode_id == episode.id
            ],
        },
        "undo": change and {"by": change.by_id, "until": change.at + UNDO_FOR},
    }


def nomination_values(nomination: Any) -> Drawn:
    return {
        "id": nomination.id,
        "version": nomination.version,
        "nomination_kind": nomination.kind,
        "state": nomination.state,
        "by": nomination.by_id,
        "at": nomination.at,
        "category": nomination.category_id,
        "urgency": nomination.urgency,
        "tags": nomination.tags,
        "text": nomination.text,
        "tried": nomination.tried,
        "professions": nomination.professions,
        "answer_due_at": nomination.answer_due_at,
        "returns_on": nomination.returns_on,
        "promise": nomination.promise_at
        and {"staff": nomination.promise_staff_id, "at": nomination.promise_at},
    }


def task_values(task: Any) -> Drawn:
    return {
        "id": task.id,
        "version": task.version,
        "text": task.text,
        "owner": task.owner_id,
        "offered_to": task.offered_to_id,
        "declined_by": task.declined_by,
        "declined_because": task.declined_because,
        "due_on": task.due_on,
        "due_time": task.due_time,
        "state": task.state,
        "is_safety": task.is_safety,
        "is_own": task.is_own,
        "category": task.category_id,
    }


def dumped(shape: Schema, values: Any) -> Drawn:
    """The values through their shape: a field that it does not name goes no further."""
    drawn: Drawn = shape.dump(values)
    return drawn
