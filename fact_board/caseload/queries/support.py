"""What hangs on the board: decisions, plans, needs. Totals count everyone, whoever wrote it."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence

from sqlalchemy import select

from fact_board.caseload.metrics.needs import Lacks
from fact_board.caseload.metrics.standing import Request
from fact_board.coordination.decisions.calendar import due_on
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.plans.models import MADE, SIP, Plan, PlanStep
from fact_board.coordination.plans.principals import principals_in, principals_of
from fact_board.coordination.plans.rules import BOTH
from fact_board.coordination.services.overview import lacking_in
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Party

Ids = set[uuid.UUID]
PLAN_HOLDS = dt.timedelta(days=365)  # a crisis plan of the last year is there on the first day


def requests_in(team_id: uuid.UUID) -> list[Request]:
    """The decisions that are waited for about people of the team, and on which principal."""
    return requests_of([team_id])[team_id]


def requests_of(teams: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Request]]:
    """The same of several teams."""
    rows = db.session.execute(
        select(DecisionWatch.team_id, Party.principal, DecisionWatch.asked_on, DecisionWatch.expected_on)
        .join(Patient, Patient.id == DecisionWatch.patient_id)
        .outerjoin(Party, Party.id == DecisionWatch.asked_party_id)
        .where(
            DecisionWatch.team_id.in_(teams),
            DecisionWatch.ended_at.is_(None),
            DecisionWatch.superseded_at.is_(None),
            DecisionWatch.hidden_at.is_(None),
            Patient.left_on.is_(None),
        )
    )
    found: dict[uuid.UUID, list[Request]] = defaultdict(list)
    for team_id, principal, asked_on, expected in rows:
        found[team_id].append(Request(principal, asked_on, due_on(asked_on, expected)))
    return found


def with_both_principals(teams: Collection[uuid.UUID], today: dt.date) -> Ids:
    """Those around whom both principals are in, as the SIP radar has it."""
    enrolled = select(Patient.id).where(Patient.team_id.in_(teams), Patient.left_on.is_(None))
    known = principals_of(enrolled, today)
    return {patient for patient, rows in known.items() if principals_in(rows) >= BOTH}


def with_sip(teams: Collection[uuid.UUID]) -> Ids:
    """Those who have a SIP that was made and goes on."""
    of_kind = (Plan.team_id.in_(teams), Plan.kind == SIP, Plan.hidden_at.is_(None))
    return set(db.session.scalars(select(Plan.patient_id).where(*of_kind, Plan.state.in_(MADE))))


def crisis_plan_days(team_id: uuid.UUID, since: dt.date) -> dict[uuid.UUID, list[dt.date]]:
    """When a crisis plan was made or followed up, from a day on."""
    rows = db.session.execute(
        select(PlanStep.patient_id, PlanStep.on)
        .join(Plan, Plan.id == PlanStep.plan_id)
        .where(Plan.team_id == team_id, Plan.kind == "crisis", Plan.hidden_at.is_(None))
        .where(PlanStep.state.in_(MADE), PlanStep.undone_at.is_(None), PlanStep.on >= since)
    )
    found: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for patient, day in rows:
        found[patient].append(day)
    return found


def needs_in(team_id: uuid.UUID) -> tuple[Sequence[Lacks], dict[Hashable, str]]:
    """What the enrolled lack, of which kind and why; and what the team calls its kinds."""
    return lacking_in(team_id), {kind.id: kind.label for kind in kinds_of(team_id)}
