"""Drawing: what one audience is told of each thing. The only place in `live` that knows the features."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.policy import FULL, sight
from fact_board.board.models import Episode, EpisodeChange
from fact_board.columns import Subject
from fact_board.live import loading, schemas
from fact_board.live.loading import PatientRows, Rows
from fact_board.teams.calendar import next_meeting

Drawn = dict[str, Any]

UNDO_FOR = dt.timedelta(seconds=10)
MISSED_BEFORE_PLACING = dt.timedelta(days=14)
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
_on_wall, _protected_on_wall = schemas.PatientOnWall(), schemas.ProtectedOnWall()


@dataclass
class Canvas:
    """Rows loaded once, for drawing to any number of audiences at one moment."""

    now: dt.datetime
    team: Any = None
    members: Rows = field(default_factory=list)
    categories: Rows = field(default_factory=list)
    patients: dict[uuid.UUID, PatientRows] = field(default_factory=dict)


def load_everything(team_id: uuid.UUID) -> Canvas:
    """The roster: settings, staff, categories and everyone enrolled. The head is read first."""
    now = clock.now()
    today = clock.today(now)
    return Canvas(
        now,
        loading.load_team(team_id, today),
        loading.load_members(team_id, today),
        loading.load_categories(team_id),
        loading.load_patients(team_id),
    )


def load_subjects(team_id: uuid.UUID, subjects: Iterable[Subject]) -> Canvas:
    """Just the rows behind some subjects."""
    now = clock.now()
    today = clock.today(now)
    by_kind: dict[str, set[uuid.UUID]] = {}
    for kind, id_ in subjects:
        by_kind.setdefault(kind, set()).add(id_)
    people = {"team", "staff", "party"} & by_kind.keys()
    return Canvas(
        now,
        loading.load_team(team_id, today) if "team" in by_kind else None,
        loading.load_members(team_id, today) if people else [],
        loading.load_categories(team_id) if "category" in by_kind else [],
        loading.load_patients(team_id, by_kind.get("patient", set())),
    )


def draw_all(canvas: Canvas, audience: Audience) -> list[Drawn]:
    """Everything the audience may see."""
    drawn = [draw_team(canvas, audience)] if canvas.team else []
    drawn += draw_members(canvas.members, audience)
    drawn += draw_categories(canvas.categories, audience)
    patients = (draw_patient(person, audience, canvas.now) for person in canvas.patients.values())
    return drawn + [patient for patient in patients if patient]


def draw_team(canvas: Canvas, audience: Audience) -> Drawn:
    """The team's settings, duty, open meeting and totals; totals count everyone and are equal for all."""
    row, today = canvas.team, clock.today(canvas.now)
    team, meeting = row.Team, row.Meeting
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
        "meeting": meeting
        and {
            "id": meeting.id,
            "version": meeting.version,
            "started_at": meeting.started_at,
            "chair": meeting.chair_id,
        },
        "last_meeting_at": row.last_meeting_at,
        "duty_officer": row.officer_id,
        "duty_deputy": row.deputy_id,
        "away": sorted(m.Membership.staff_id for m in canvas.members if m.Membership and m.is_away),
        "totals": {"patients": row.patients, "on_board": row.on_board, "fte": float(row.fte)},
        "model": MODEL,
    }
    return _dump(_team_on_wall if audience.wall else _team, full)


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
    return [_dump(_party, _columns(party)) for party in parties.values()] + [
        _dump(
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
        _dump(shape, {**_columns(category), "order": category.position, "templates": templates[category.id]})
        for category in categories.values()
    ]


def draw_patient(person: PatientRows, audience: Audience, now: dt.datetime) -> Drawn | None:
    """The person as this audience may see them, or None."""
    scopes = sight(audience, person.known.keys(), now)
    if not scopes:
        return None
    if audience.wall:
        return _draw_on_wall(person, audience) if scopes >= FULL else None
    return _dump(schemas.patient_shape(scopes), _whole_patient(person, audience))


def _draw_on_wall(person: PatientRows, audience: Audience) -> Drawn | None:
    if person.episode is None and not person.nominations:
        return None
    shape = _protected_on_wall if person.patient.protected_code else _on_wall
    return _dump(shape, {**_whole_patient(person, audience), "wall_label": wall_label(person, audience.wall)})


def wall_label(person: PatientRows, mode: str | None) -> str:
    """What a wall calls someone: a code, initials, or the team's label; protected people always a code."""
    patient = person.patient
    if patient.protected_code:
        return patient.protected_code
    if mode == "name":
        return patient.label
    if mode == "initials":
        return "".join(word[0] for word in patient.label.split())
    return f"Kod {patient.id.hex[-3:].upper()}"


def _whole_patient(person: PatientRows, audience: Audience) -> Drawn:
    patient, facts = person.patient, person.facts
    known = person.known.get(audience.party_id) if audience.party_id else None
    known = known or next(iter(person.known.values()), None)
    matters: dict[str, list[Any]] = {}
    for matter in person.matters:
        matters.setdefault(matter.matter, []).append(matter)
    return {
        "id": patient.id,
        "version": patient.version,
        "label": patient.label,
        "name": patient.protected_code or (known.name if known else patient.label),
        "birth_year": None if patient.protected_code or not known else known.birth_year,
        "is_similar": patient.is_similar,
        "is_protected": patient.protected_code is not None,
        "primary": patient.primary_id,
        "contacts": [_care_contact(contact) for contact in person.contacts],
        "last_contact_on": facts.last_contact_on,
        "missed_on": _missed(person, matters.get("missed", [])),
        "medication_stopped_on": patient.medication_stopped_on,
        "two_person": _two_person(patient),
        "legal": [
            {"id": m.id, "version": m.version, "status": m.text, "ends_on": m.ends_on}
            for m in matters.get("legal", [])
        ],
        "decisions": [
            {
                "id": m.id,
                "version": m.version,
                "what": m.text,
                "asked_on": m.starts_on,
                "expected_on": m.ends_on,
            }
            for m in matters.get("decision", [])
        ],
        "earlier": {
            "count": facts.earlier_count,
            "last_closed_on": clock.today(facts.last_closed_at) if facts.last_closed_at else None,
        },
        "changed_at": _changed_at(person),
        "episode": person.episode and _episode(person.episode, person.undoable, matters.get("checklist", [])),
        "nominations": [_nomination(nomination) for nomination in person.nominations],
        "tasks": [_task(task) for task in person.tasks],
    }


def _care_contact(contact: Any) -> Drawn:
    return {
        "id": contact.id,
        "version": contact.version,
        "party": contact.party_id,
        "staff": contact.staff_id,
        "deputy": contact.deputy_id,
        "phone": contact.phone,
        "hours": contact.hours,
    }


def _two_person(patient: Any) -> Drawn | None:
    if patient.two_person_reason is None:
        return None
    return {"reason": patient.two_person_reason, "review_on": patient.two_person_review_on}


def _missed(person: PatientRows, missed: list[Any]) -> list[dt.date]:
    if person.episode is None:
        return []
    since = clock.today(person.episode.placed_at) - MISSED_BEFORE_PLACING
    return [row.starts_on for row in missed if row.starts_on >= since]


def _changed_at(person: PatientRows) -> dt.datetime | None:
    facts, episode = person.facts, person.episode
    moments = [facts.noted_at, facts.ticked_at, facts.moved_at, facts.last_closed_at]
    moments += [nomination.at for nomination in person.nominations]
    moments += [task.at for task in person.tasks]
    if episode:
        moments += [episode.placed_at, episode.reviewed_at, episode.step_down_at]
    return max((moment for moment in moments if moment), default=None)


def _episode(episode: Episode, change: EpisodeChange | None, checklist: list[Any]) -> Drawn:
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
        "step_down": episode.step_down_at
        and {
            "by": episode.step_down_by,
            "at": episode.step_down_at,
            "why": episode.step_down_why,
            "checklist": [
                {"id": m.id, "version": m.version, "code": m.text, "state": m.state, "reason": m.reason}
                for m in checklist
            ],
        },
        "undo": change and {"by": change.by_id, "until": change.at + UNDO_FOR},
    }


def _nomination(nomination: Any) -> Drawn:
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
        "answer_due_at": nomination.answer_due_at,
        "returns_on": nomination.returns_on,
    }


def _task(task: Any) -> Drawn:
    return {
        "id": task.id,
        "version": task.version,
        "text": task.text,
        "owner": task.owner_id,
        "due_on": task.due_on,
        "due_time": task.due_time,
        "state": task.state,
        "is_safety": task.is_safety,
        "category": task.category_id,
    }


def _columns(row: Any) -> Drawn:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _dump(shape: Any, values: Any) -> Drawn:
    drawn: Drawn = shape.dump(values)
    return drawn
