"""Drawing a person: each row by the party that wrote it, as far as the audience sees."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from marshmallow import Schema

from fact_board import clock
from fact_board.access.gates import is_decided_out_of_sight, may_know_of
from fact_board.access.models import LegalBasis
from fact_board.access.policy import BLOCK, Sight, holds, was_let_in
from fact_board.board.models import Episode, Nomination, own_first
from fact_board.coordination.decisions.calendar import due_on
from fact_board.live import schemas
from fact_board.live.canvas import Canvas
from fact_board.live.loading import MISSED_BEFORE_PLACING, PatientRows
from fact_board.live.models import NOBODY
from fact_board.live.schemas import within
from fact_board.live.values import (
    Drawn,
    basis_values,
    care_contact_values,
    draft_values,
    dumped,
    episode_values,
    item_values,
    nomination_values,
    plan_values,
    signal_values,
    task_values,
    two_person_values,
)
from fact_board.patients.calendar import apply_by

T = TypeVar("T")
SCOPE_OF_MATTER = {
    "legal": "plans",
    "decision": "plans",
    "plan": "plans",
    "missed": "contacts",
    "checklist": "plans",
    "meeting": "status",
    "draft": "notes",
    "seen": "status",
    "signal": "notes",
}
_patient = schemas.PatientShape()
_on_wall, _protected_on_wall = schemas.PatientOnWall(), schemas.ProtectedOnWall()


def draw_patient(canvas: Canvas, person: PatientRows, seen: Sight) -> Drawn | None:
    """The person as `seen`, or None."""
    if not seen.is_anybody:
        return None
    if seen.audience.wall:
        return _draw_on_wall(person, seen, canvas.wall_label(person, seen))
    return dumped(_patient, _whole_patient(person, seen))


def draw_as(shape: Schema, person: PatientRows, seen: Sight) -> Drawn | None:
    """The person as `seen`, in another shape than that of now: rows of another moment, by the same rules."""
    return dumped(shape, _whole_patient(person, seen)) if seen.is_anybody else None


def _draw_on_wall(person: PatientRows, seen: Sight, label: str) -> Drawn | None:
    values = _whole_patient(person, seen)
    is_now = values["meeting"] is not None and values["meeting"]["state"] == "now"
    if values["episode"] is None and not values["nominations"] and not is_now:
        return None
    values["shown"] = _shown(values) if is_now and values["meeting"]["is_shown"] else None
    shape = _protected_on_wall if seen.protects(person.known.values()) else _on_wall
    return dumped(shape, {**values, "wall_label": label})


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
        "contacts": [care_contact_values(row) for row in person.contacts if may_know_of(seen, row)],
        "last_contact_on": max(
            (row.last_contact_on for row in contacts if row.last_contact_on), default=None
        ),
        "missed_on": _missed(episode, matters.get("missed", [])),
        "medication_stopped_on": _first(
            row.KnownTo.medication_stopped_on
            for row in facts
            if seen.sees(row.KnownTo.party_id, "medication_stop")
        ),
        "two_person": _first(two_person_values(row.KnownTo) for row in status),
        "legal": [
            {
                "id": m.id,
                "version": m.version,
                "status": m.text,
                "ends_on": m.ends_on,
                "apply_by": apply_by(m.text, m.ends_on, m.chosen_on),
            }
            for m in matters.get("legal", [])
        ],
        "decisions": [
            {
                "id": m.id,
                "version": m.version,
                "what": m.text,
                "asked_on": m.starts_on,
                "expected_on": m.ends_on,
                "due_on": due_on(m.starts_on, m.ends_on),
            }
            for m in matters.get("decision", [])
        ],
        "plans": [plan_values(m) for m in matters.get("plan", [])],
        "earlier": {
            "count": sum(row.earlier_count for row in status),
            "last_closed_on": clock.today(max(closed)) if closed else None,
        },
        "episode": episode
        and within(
            schemas.EpisodeShape,
            episode_values(episode, person.undoable.get(episode.id), matters.get("checklist", [])),
            seen.of(episode.party_id),
        ),
        "nominations": [
            within(schemas.NominationShape, nomination_values(row), seen.of(row.party_id))
            for row in _shown_nominations(person, seen)
        ],
        "signals": [signal_values(m) for m in matters.get("signal", [])],
        "tasks": [
            within(schemas.TaskShape, task_values(row), seen.of(row.party_id))
            for row in person.tasks
            if may_know_of(seen, row)
        ],
        "changed_at": _changed_at(person, seen, episode),
        "meeting": item_values(matters.get("meeting", [])),
        "draft": draft_values(matters.get("draft", [])),
        "alerts_seen": [
            {"code": m.text, "since": m.starts_on, "by": m.by, "at": m.at}
            for m in matters.get("seen", [])
            if m.party_id == own
        ],
        "bases": [basis_values(basis) for basis in person.bases if _concerns(basis, seen, person.bases)],
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
