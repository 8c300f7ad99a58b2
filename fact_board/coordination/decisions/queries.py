"""Reading requests, each as far as its reader may see."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import label_for, may_know_of, sight_of, with_sight
from fact_board.access.policy import Sight, scopes_between
from fact_board.access.viewer import Viewer
from fact_board.coordination.decisions import calendar
from fact_board.coordination.decisions.models import MAY_DECIDE, REMINDED, DecisionStep, DecisionWatch
from fact_board.extensions import db
from fact_board.patients.calendar import apply_by, stage_of
from fact_board.patients.models import LegalStatus, Patient
from fact_board.teams.models import Membership, Party, Team
from fact_board.teams.queries.memberships import names_of
from fact_board.teams.queries.team import parties_of

Values = dict[str, Any]
MOST_LISTED = 200
ENDED_SHOWN = dt.timedelta(days=365)


def decisions_about(viewer: Viewer, patient: Patient, seen: Sight) -> Values:
    """The section of the person's page."""
    today = clock.today()
    watches = [row for row in _requests_of(patient.id, today) if may_know_of(seen, row)]
    legal = [row for row in _legal_of([patient.id], today) if may_know_of(seen, row)]
    told = _told_parties(viewer, patient)
    return {
        "today": today,
        "party": viewer.party_id,
        "legal": [legal_values(row, today) for row in legal],
        "decisions": _values(viewer, watches, today, {patient.id: patient}),
        "parties": [
            {"id": party.id, "name": party.name, "may_see": party.id in told}
            for party in parties_of(db.session.get_one(Team, viewer.team_id))
        ],
        "staff": _deciders(viewer, today),
    }


def _requests_of(patient_id: uuid.UUID, today: dt.date) -> Sequence[DecisionWatch]:
    """Those that wait, the oldest first, then the last year's outcomes."""
    rows = db.session.scalars(
        select(DecisionWatch)
        .where(
            DecisionWatch.patient_id == patient_id,
            DecisionWatch.hidden_at.is_(None),
            DecisionWatch.superseded_at.is_(None),
            or_(DecisionWatch.ended_at.is_(None), DecisionWatch.decided_on >= today - ENDED_SHOWN),
        )
        .order_by(DecisionWatch.asked_on, DecisionWatch.id)
    ).all()
    waiting = [row for row in rows if row.ended_at is None]
    ended = [row for row in rows if row.ended_at is not None]
    return [*waiting, *reversed(ended)]


def _legal_of(ids: Collection[uuid.UUID], today: dt.date) -> Sequence[LegalStatus]:
    """Those in force, the one that ends first at the head."""
    return db.session.scalars(
        select(LegalStatus)
        .where(LegalStatus.patient_id.in_(ids), LegalStatus.ended_at.is_(None))
        .order_by(LegalStatus.ends_on.is_(None), LegalStatus.ends_on, LegalStatus.id)
    ).all()


def legal_values(row: LegalStatus, today: dt.date) -> Values:
    """A legal status with its countdown."""
    days_left = (row.ends_on - today).days if row.ends_on else None
    return {
        "id": row.id,
        "version": row.version,
        "kind": row.status,
        "party": row.party_id,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "apply_by": apply_by(row.status, row.ends_on, row.apply_by),
        "is_apply_by_chosen": row.apply_by is not None,
        "days_left": days_left,
        "stage": stage_of(days_left),
        "ended_on": clock.today(row.ended_at) if row.ended_at else None,
    }


def _told_parties(viewer: Viewer, patient: Patient) -> set[uuid.UUID]:
    """Who may see what the viewer's party asks: by its own bases alone, so this tells nothing new."""
    now, own = clock.now(), viewer.party_id
    parties = parties_of(db.session.get_one(Team, viewer.team_id))
    return {
        party.id
        for party in parties
        if DecisionWatch.scope in scopes_between(own, party.id, patient.bases, now)
    }


def _deciders(viewer: Viewer, today: dt.date) -> list[Values]:
    """Who may be asked by name: who works in the team today, or outside it for somebody here."""
    rows = db.session.scalars(
        select(Membership).where(Membership.team_id == viewer.team_id, Membership.role.in_(MAY_DECIDE))
    )
    found = {row.staff_id: row for row in rows if row.is_current(today)}
    people = [{"id": row.staff_id, "name": row.staff.name, "party": row.party_id} for row in found.values()]
    return sorted(people, key=lambda one: str(one["name"]))


def decisions_asked_of(viewer: Viewer) -> list[Values]:
    """What waits for the viewer or their party."""
    asked: list[Values] = decisions_for(viewer, DecisionWatch.asked_party_id == viewer.party_id)[
        "asked_of_us"
    ]
    return asked


def decisions_asked_of_me(viewer: Viewer) -> list[Values]:
    """What waits for somebody outside the team, whom a team asked by name; as far as their party may see."""
    asked: list[Values] = decisions_for(
        viewer,
        DecisionWatch.asked_party_id == viewer.party_id,
        DecisionWatch.asked_staff_id == viewer.staff.id,
    )["asked_of_us"]
    return [{**one, "reminded_on": _last_reminder(one["steps"])} for one in asked]


def _last_reminder(steps: list[Values]) -> dt.date | None:
    return max((step["on"] for step in steps if step["kind"] == REMINDED), default=None)


def decisions_for(viewer: Viewer, *only: ColumnElement[bool]) -> Values:
    """What waits for the viewer or their party, and what the party itself waits for."""
    today, own = clock.today(), viewer.party_id
    rows, people = _waiting(viewer, only or (_is_ours(own),))
    if not rows:
        return {"today": today, "asked_of_us": [], "asked_by_us": []}
    legal: dict[uuid.UUID, list[Values]] = {}
    for status in _legal_of(people, today):
        if status.ends_on and may_know_of(_sight(viewer, people[status.patient_id]), status):
            legal.setdefault(status.patient_id, []).append(legal_values(status, today))
    names = {party.id: party.name for party in parties_of(db.session.get_one(Team, viewer.team_id))}
    listed = [
        {
            **one,
            "patient_label": label_for(_sight(viewer, people[one["patient"]]), people[one["patient"]]),
            "party_name": names.get(one["party"], ""),
            "legal": legal.get(one["patient"], []),
        }
        for one in _values(viewer, rows, today, people)
    ]
    listed.sort(key=lambda one: (one["due_on"], one["asked_on"], str(one["id"])))
    return {
        "today": today,
        "asked_of_us": sorted(
            (one for one in listed if one["is_asked_of_us"]),
            key=lambda one: one["asked_staff"] != viewer.staff.id,
        ),
        "asked_by_us": [one for one in listed if one["party"] == own and not one["is_asked_of_us"]],
    }


def _is_ours(party_id: uuid.UUID) -> ColumnElement[bool]:
    return or_(DecisionWatch.asked_party_id == party_id, DecisionWatch.party_id == party_id)


def _waiting(
    viewer: Viewer, only: Iterable[ColumnElement[bool]]
) -> tuple[list[DecisionWatch], dict[uuid.UUID, Patient]]:
    rows = db.session.scalars(
        select(DecisionWatch)
        .join(Patient, Patient.id == DecisionWatch.patient_id)
        .where(
            DecisionWatch.team_id == viewer.team_id,
            DecisionWatch.ended_at.is_(None),
            DecisionWatch.hidden_at.is_(None),
            DecisionWatch.superseded_at.is_(None),
            Patient.left_on.is_(None),
            *only,
        )
        .order_by(DecisionWatch.asked_on, DecisionWatch.id)
        .limit(MOST_LISTED)
    ).all()
    found = db.session.scalars(
        select(Patient)
        .where(Patient.id.in_({row.patient_id for row in rows}))
        .options(*with_sight(joinedload))
    ).unique()
    people = {person.id: person for person in found}
    known = [row for row in rows if may_know_of(_sight(viewer, people[row.patient_id]), row)]
    return known, {row.patient_id: people[row.patient_id] for row in known}


def _sight(viewer: Viewer, patient: Patient) -> Sight:
    """Of the viewer's party: a list opens nothing in an emergency."""
    return sight_of(viewer.membership, patient)


def _values(
    viewer: Viewer, rows: Sequence[DecisionWatch], today: dt.date, people: dict[uuid.UUID, Patient]
) -> list[Values]:
    steps = _steps_of([row.id for row in rows])
    asked = {id_ for row in rows for id_ in (row.asked_by, row.asked_staff_id, row.ended_by)}
    asked |= {step.by_id for taken in steps.values() for step in taken}
    names = names_of(asked)
    told = {id_: _told_parties(viewer, person) for id_, person in people.items()}
    return [_one(viewer, row, steps.get(row.id, []), names, told[row.patient_id], today) for row in rows]


def _one(
    viewer: Viewer,
    row: DecisionWatch,
    steps: list[DecisionStep],
    names: dict[uuid.UUID, str],
    told: Collection[uuid.UUID],
    today: dt.date,
) -> Values:
    due = calendar.due_on(row.asked_on, row.expected_on)
    reminded = [step.on for step in steps if step.kind == REMINDED]
    own = viewer.party_id
    return {
        "id": row.id,
        "version": row.version,
        "patient": row.patient_id,
        "what": row.what,
        "origin": row.origin,
        "asked_of": row.asked_of,
        "asked_party": row.asked_party_id,
        "asked_staff": row.asked_staff_id,
        "asked_name": names.get(row.asked_staff_id, "") if row.asked_staff_id else "",
        "party": row.party_id,
        "by": row.asked_by,
        "by_name": names.get(row.asked_by, ""),
        "asked_on": row.asked_on,
        "expected_on": row.expected_on,
        "due_on": due,
        "remind_on": calendar.remind_on(due, max(reminded, default=None)),
        "escalate_on": calendar.escalate_on(due, reminded),
        "waited": ((row.decided_on or today) - row.asked_on).days,
        "standing": "ended" if row.ended_at else calendar.standing(due, today),
        "steps": [
            {
                "kind": step.kind,
                "on": step.on,
                "by_name": names.get(step.by_id, ""),
                "how": step.how,
                "until": step.until,
                "to_whom": step.to_whom,
            }
            for step in steps
        ],
        "outcome": row.outcome,
        "decided_on": row.decided_on,
        "text": row.decision_text,
        "ended_by_name": names.get(row.ended_by, "") if row.ended_by else "",
        "is_told": _is_told(row, own, told),
        "is_asked_of_us": row.asked_party_id == own,
        "is_corrected": row.supersedes_id is not None,
    }


def _is_told(row: DecisionWatch, own: uuid.UUID, told: Collection[uuid.UUID]) -> bool | None:
    """Whether who was asked may see it; told to the party that asked, and to nobody else."""
    if row.asked_party_id is None or row.party_id != own:
        return None
    return row.asked_party_id in told


def _steps_of(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[DecisionStep]]:
    found: dict[uuid.UUID, list[DecisionStep]] = {}
    rows: Iterable[DecisionStep] = (
        db.session.scalars(
            select(DecisionStep)
            .where(DecisionStep.decision_id.in_(ids))
            .order_by(DecisionStep.on, DecisionStep.at)
        )
        if ids
        else ()
    )
    for row in rows:
        found.setdefault(row.decision_id, []).append(row)
    return found


def party_called(viewer: Viewer, party_id: uuid.UUID) -> Party | None:
    """A party of the viewer's team."""
    team = db.session.get_one(Team, viewer.team_id)
    return next((party for party in parties_of(team) if party.id == party_id), None)
