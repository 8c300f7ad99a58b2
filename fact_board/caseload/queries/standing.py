"""How things stand now: tasks, cards, decisions, and who may tell whom."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from fact_board.access.models import BLOCK, LegalBasis
from fact_board.board.models import Episode, Task
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.calendar import add_weekdays
from fact_board.teams.models import Party

LATE_AFTER = 2  # weekdays: so long after its day a card may still be gone through


def due_days(team_id: uuid.UUID) -> list[dt.date]:
    """When each open task is due."""
    return due_days_in([team_id])[team_id]


def due_days_in(teams: Collection[uuid.UUID]) -> dict[uuid.UUID, list[dt.date]]:
    """The same of several teams."""
    waiting = (Task.team_id.in_(teams), Task.state == "open", Task.hidden_at.is_(None))
    due = select(Task.team_id, Task.due_on, func.count()).where(*waiting).group_by(Task.team_id, Task.due_on)
    found: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for team_id, day, count in db.session.execute(due):
        found[team_id] += [day] * count
    return found


def fresh_until(team_id: uuid.UUID) -> list[dt.date | None]:
    """Until when each card on the board counts as gone through in time."""
    going_on = (Episode.team_id == team_id, Episode.closed_at.is_(None))
    days = db.session.scalars(select(Episode.review_on).where(*going_on))
    return [add_weekdays(day, LATE_AFTER) if day else None for day in days]


def shared_people(team_id: uuid.UUID, today: dt.date) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Who is in the books of both principals, and who of them each side may tell the other about."""
    sides = _sides(team_id)
    both = {patient for patient, principals in sides.items() if len(principals) > 1}
    told = _told(team_id, today)
    return both, {patient for patient in both if len(told[patient]) > 1}


def _sides(team_id: uuid.UUID) -> dict[uuid.UUID, set[str]]:
    """The principals that each enrolled person is known to."""
    rows = db.session.execute(
        select(KnownTo.patient_id, Party.principal)
        .join(Party, Party.id == KnownTo.party_id)
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(KnownTo.team_id == team_id, KnownTo.left_on.is_(None), Patient.left_on.is_(None))
    )
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    for patient, principal in rows:
        found[patient].add(principal)
    return found


def _told(team_id: uuid.UUID, today: dt.date) -> dict[uuid.UUID, set[str]]:
    """Which principals may tell another one that the person is on the board; nobody after a block."""
    giver, receiver = aliased(Party), aliased(Party)
    rows = db.session.execute(
        select(LegalBasis.patient_id, LegalBasis.kind, LegalBasis.scopes, giver.principal, receiver.principal)
        .join(giver, giver.id == LegalBasis.party_id)
        .join(receiver, receiver.id == LegalBasis.to_party_id)
        .where(
            LegalBasis.team_id == team_id,
            LegalBasis.ended_at.is_(None),
            or_(LegalBasis.valid_until.is_(None), LegalBasis.valid_until >= today),
        )
    ).all()
    blocked = {patient for patient, kind, *_ in rows if kind == BLOCK}
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    for patient, _, scopes, side, other in rows:
        if "status" in scopes and side != other and patient not in blocked:
            found[patient].add(side)
    return found
