"""Drawing: what one audience is told of each thing. The only place in `live` that knows the features."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.gates import is_decided_out_of_sight, may_know_of
from fact_board.access.models import LegalBasis
from fact_board.access.policy import BLOCK, Sight, holds, was_let_in
from fact_board.board.models import Episode, EpisodeChange, Nomination, own_first
from fact_board.columns import Subject
from fact_board.live import loading, schemas
from fact_board.live.labels import Person, wall_labels
from fact_board.live.loading import MISSED_BEFORE_PLACING, PatientRows, Rows
from fact_board.live.models import NOBODY
from fact_board.live.schemas import within
from fact_board.meeting.models import Meeting
from fact_board.teams.calendar import next_meeting

Drawn = dict[str, Any]
T = TypeVar("T")
SCOPE_OF_MATTER = {
    "legal": "plans",
    "decision": "plans",
    "missed": "contacts",
    "checklist": "plans",
    "meeting": "status",
    "draft": "notes",
}

UNDO_FOR = dt.timedelta(seconds=10)
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
_patient = schemas.PatientShape()
_on_wall, _protected_on_wall = schemas.PatientOnWall(), schemas.ProtectedOnWall()


@dataclass
class Canvas:
    """Rows loaded once, for drawing to any number of audiences at one moment."""

    now: dt.datetime
    team: Any = None
    members: Rows = field(default_factory=list)
    categories: Rows = field(default_factory=list)
    patients: dict[uuid.UUID, PatientRows] = field(default_factory=dict)
    team_id: uuid.UUID | None = None
    called: dict[tuple[uuid.UUID | None, str], dict[uuid.UUID, str]] = field(default_factory=dict)

    @cached_property
    def parties(self) -> frozenset[uuid.UUID]:
        """Those in the room with a wall, read only when one is drawn."""
        return loading.load_parties(self.team_id, clock.today(self.now)) if self.team_id else frozenset()

    @cached_property
    def labels(self) -> dict[uuid.UUID | None, list[Person]]:
        """By whom people are told apart on a wall of all, or of one party."""
        return loading.load_labels(self.team_id) if self.team_id else {}

    def wall_label(self, person: PatientRows, seen: Sight) -> str:
        """What a wall calls someone, told apart among the team's people; protected people always a code.

        In a room of one party it is among those in that party's own books: the team's labels change with
        people whom only others know.
        """
        patient, audience = person.patient, seen.audience
        if seen.protects(person.known.values()):
            return patient.protected_code or patient.label
        of_room = (audience.party_id, audience.wall or "")
        if of_room not in self.called:
            self.called[of_room] = wall_labels(self.labels[audience.party_id], of_room[1])
        return self.called[of_room][patient.id]

    def sight(self, person: PatientRows, audience: Audience) -> Sight:
        """What the audience may see of the person at this moment."""
        in_the_room = self.parties if audience.wall and not audience.party_id else ()
        return Sight(audience, person.bases, person.known.keys(), self.now, in_the_room, person.barred)


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
        team_id,
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
        team_id,
    )


def draw_all(canvas: Canvas, audience: Audience) -> list[Drawn]:
    """Everything the audience may see."""
    drawn = [draw_team(canvas, audience)] if canvas.team else []
    drawn += draw_members(canvas.members, audience)
    drawn += draw_categories(canvas.categories, audience)
    patients = (
        draw_patient(canvas, person, canvas.sight(person, audience)) for person in canvas.patients.values()
    )
    return drawn + [patient for patient in patients if patient]


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
    return _dump(_team_on_wall if audience.wall else _team, full)


def _meeting(meeting: Meeting, members: Rows) -> Drawn:
    there = {row.Attendance.staff_id: row.Attendance for row in members if row.Attendance}
    return {
        "id": meeting.id,
        "version": meeting.version,
        "started_at": meeting.started_at,
        "chair": meeting.chair_id,
        "part": meeting.part,
        "part_party": meeting.part_party_id,
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


def draw_patient(canvas: Canvas, person: PatientRows, seen: Sight) -> Drawn | None:
    """The person as `seen`, or None."""
    if not seen.is_anybody:
        return None
    if seen.audience.wall:
        return _draw_on_wall(person, seen, canvas.wall_label(person, seen))
    return _dump(_patient, _whole_patient(person, seen))


def _draw_on_wall(person: PatientRows, seen: Sight, label: str) -> Drawn | None:
    values = _whole_patient(person, seen)
    is_now = values["meeting"] is not None and values["meeting"]["state"] == "now"
    if values["episode"] is None and not values["nominations"] and not is_now:
        return None
    values["shown"] = _shown(values) if is_now and values["meeting"]["is_shown"] else None
    shape = _protected_on_wall if seen.protects(person.known.values()) else _on_wall
    return _dump(shape, {**values, "wall_label": label})


def _shown(values: Drawn) -> Drawn:
    """Texts that `values` holds because all who look may read them."""
    episode, draft = values["episode"] or {}, values["draft"] or {}
    return {
        "draft": draft.get("text", ""),
        "why": episode.get("why", {}).get("text", ""),
        "tasks": [task for task in values["tasks"] if task["state"] == "open" and task.get("text")],
    }


def _whole_patient(person: PatientRows, seen: Sight) -> Drawn:
    """Everything `seen` lets through: each row by the party that wrote it."""
    patient, own = person.patient, seen.audience.party_id
    facts = sorted(person.facts.values(), key=lambda row: row.KnownTo.party_id != own)  # own books first
    contacts = [row for row in facts if seen.sees(row.KnownTo.party_id, "contacts")]
    status = [row for row in facts if seen.sees(row.KnownTo.party_id, "status")]
    matters: dict[str, list[Any]] = {}
    for matter in person.matters:
        if _is_told(matter, seen):
            matters.setdefault(matter.matter, []).append(matter)
    episode = _shown_episode(person, seen)
    closed = [row.last_closed_at for row in status if row.last_closed_at]
    return {
        "id": patient.id,
        **_identity(person, seen),
        "primary": _first(row.KnownTo.primary_id for row in contacts),
        "contacts": [_care_contact(row) for row in person.contacts if may_know_of(seen, row)],
        "last_contact_on": max(
            (row.last_contact_on for row in contacts if row.last_contact_on), default=None
        ),
        "missed_on": _missed(episode, matters.get("missed", [])),
        "medication_stopped_on": _first(
            row.KnownTo.medication_stopped_on
            for row in facts
            if seen.sees(row.KnownTo.party_id, "medication_stop")
        ),
        "two_person": _first(_two_person(row.KnownTo) for row in status),
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
            "count": sum(row.earlier_count for row in status),
            "last_closed_on": clock.today(max(closed)) if closed else None,
        },
        "episode": episode
        and within(
            schemas.EpisodeShape,
            _episode(episode, person.undoable.get(episode.id), matters.get("checklist", [])),
            seen.of(episode.party_id),
        ),
        "nominations": [
            within(schemas.NominationShape, _nomination(row), seen.of(row.party_id))
            for row in _shown_nominations(person, seen)
        ],
        "tasks": [
            within(schemas.TaskShape, _task(row), seen.of(row.party_id))
            for row in person.tasks
            if may_know_of(seen, row)
        ],
        "changed_at": _changed_at(person, seen, episode),
        "meeting": _item(matters.get("meeting", [])),
        "draft": _draft(matters.get("draft", [])),
        "bases": [_basis(basis) for basis in person.bases if _concerns(basis, seen, person.bases)],
        "asked_at": person.asked.get(seen.audience.party_id or NOBODY),
    }


def _shown_episode(person: PatientRows, seen: Sight) -> Episode | None:
    """The time on the board that stands on the card: when two parties each have one, one's own."""
    known = [episode for episode in person.episodes if may_know_of(seen, episode)]
    return next(iter(own_first(seen.audience.party_id, known)), None)


def _is_told(matter: Any, seen: Sight) -> bool:
    """By its party and scope, as `may_know_of`: what part 2 of a meeting says is kept in its party."""
    is_kept = matter.is_kept and matter.party_id != seen.audience.party_id
    return seen.sees(matter.party_id, SCOPE_OF_MATTER[matter.matter]) and not (is_kept and not seen.is_open)


def _item(items: list[Any]) -> Drawn | None:
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


def _draft(drafts: list[Any]) -> Drawn | None:
    """What was typed last: each party has one of its own."""
    draft = max(drafts, key=lambda draft: (draft.at, str(draft.id)), default=None)
    return draft and {"text": draft.text, "by": draft.by, "at": draft.at}


def _shown_nominations(person: PatientRows, seen: Sight) -> list[Nomination]:
    known = [row for row in person.nominations if may_know_of(seen, row)]
    return [row for row in known if not is_decided_out_of_sight(seen, row)]


def _identity(person: PatientRows, seen: Sight) -> Drawn:
    """Who the person is in the audience's own books; someone protected is a code, unless the team's lists
    show names to those who know them.
    """
    patient, known = person.patient, person.known.get(seen.audience.party_id or NOBODY)
    is_protected = seen.protects(person.known.values())
    is_named = known is not None and (not is_protected or person.shows_protected_names)
    return {
        "version": known.version if known else 0,
        "label": known.label if known and is_named else patient.protected_code or patient.label,
        "name": known.name if known and is_named else patient.protected_code or patient.label,
        "birth_year": known.birth_year if known and is_named else None,
        "is_similar": bool(known and known.is_similar),
        "is_protected": is_protected,
        "protected_kind": known.protected_kind if known else None,
    }


def _concerns(basis: Any, seen: Sight, bases: list[LegalBasis]) -> bool:
    """A basis is known to the two parties it is between, while it is in force.

    A block is not told to a party that was never let in: it would tell that the other knows the person.
    """
    party = seen.audience.party_id
    if not holds(basis, seen.now) or party not in (basis.party_id, basis.to_party_id):
        return False
    return basis.party_id == party or basis.kind != BLOCK or was_let_in(bases, basis.party_id, party)


def _basis(basis: Any) -> Drawn:
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


def _two_person(known: Any) -> Drawn | None:
    if known.two_person_reason is None:
        return None
    return {"reason": known.two_person_reason, "review_on": known.two_person_review_on}


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _missed(episode: Episode | None, missed: list[Any]) -> list[dt.date]:
    if episode is None:
        return []
    since = clock.today(episode.placed_at) - MISSED_BEFORE_PLACING
    return [row.starts_on for row in missed if row.starts_on >= since]


def _changed_at(person: PatientRows, seen: Sight, episode: Episode | None) -> dt.datetime | None:
    """When something the audience may know of last changed."""
    moments: list[dt.datetime | None] = []
    for party, facts in person.facts.items():
        scopes = seen.of(party)
        moments += [facts.kept_noted_at, facts.kept_ticked_at] if party == seen.audience.party_id else []
        moments += [facts.noted_at] if "notes" in scopes else []
        moments += [facts.ticked_at, facts.moved_at, facts.last_closed_at] if "status" in scopes else []
    moments += [row.at for row in _shown_nominations(person, seen)]
    moments += [row.at for row in person.tasks if may_know_of(seen, row)]
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
                if m.episode_id == episode.id
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
        "promise": nomination.promise_at
        and {"staff": nomination.promise_staff_id, "at": nomination.promise_at},
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
        "is_own": task.is_own,
        "category": task.category_id,
    }


def _columns(row: Any) -> Drawn:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _dump(shape: Any, values: Any) -> Drawn:
    drawn: Drawn = shape.dump(values)
    return drawn
