"""What is waited for, planned and missing around the team's people, worked out again row by row."""

import datetime as dt
import uuid
from collections import defaultdict

from sqlalchemy import select

from fact_board import clock
from fact_board.board.models import Episode
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.plans.models import Plan, PlanStep
from fact_board.coordination.services.models import Need, Service, ServiceKind
from fact_board.extensions import db
from fact_board.patients.models import CareContact, Patient
from fact_board.teams.calendar import is_workday
from fact_board.teams.models import Party
from tests.caseload.naive import DAY, Numbers, middle, rows
from tests.caseload.oracle_of_strength import firsts


def of_support(team_id: uuid.UUID, first: dt.date, last: dt.date, today: dt.date) -> Numbers:
    enrolled = {each.id for each in rows(Patient, team_id) if each.left_on is None}
    lacking = [
        need
        for need in rows(Need, team_id)
        if need.patient_id in enrolled and need.closed_on is None and need.hidden_at is None
    ]
    return {
        "waiting": _waiting(team_id, enrolled, today),
        "sip": _sip(team_id, enrolled, today),
        "to_crisis_plan": _to_crisis_plan(team_id, first, last, today),
        "in_need": len({need.patient_id for need in lacking}),
        "unmet": _unmet(lacking),
    }


def _principals() -> dict[uuid.UUID | None, str]:
    return {party.id: party.principal for party in db.session.scalars(select(Party))}


def _waiting(team_id: uuid.UUID, enrolled: set[uuid.UUID], today: dt.date) -> list[Numbers]:
    asked = [
        row
        for row in rows(DecisionWatch, team_id)
        if row.patient_id in enrolled and not (row.ended_at or row.superseded_at or row.hidden_at)
    ]
    found = []
    for principal in ("region", "municipality", None):
        theirs = [row for row in asked if _principals().get(row.asked_party_id) == principal]
        days = [(today - row.asked_on).days for row in theirs]
        line = {
            "principal": principal,
            "count": len(theirs),
            "median_days": middle([float(each) for each in days]),
            "longest_days": max(days) if days else None,
            "late": sum(_is_past(row.expected_on or row.asked_on + 14 * DAY, today) for row in theirs),
        }
        found += [line] if principal or theirs else []
    return found


def _is_past(due: dt.date, today: dt.date) -> bool:
    """Later than that day, and than the first workday from it on."""
    while not is_workday(due):
        due += DAY
    return today > due


def _sip(team_id: uuid.UUID, enrolled: set[uuid.UUID], today: dt.date) -> Numbers:
    principal = _principals()
    kinds = {kind.id: kind.principal for kind in db.session.scalars(select(ServiceKind))}
    both = set()
    for who in enrolled:
        given = [row for row in rows(Service, team_id) if row.patient_id == who and not row.hidden_at]
        listed = {kinds[row.kind_id] or principal[row.party_id] for row in given}
        running = {
            kinds[row.kind_id] or principal[row.party_id]
            for row in given
            if not (row.from_on and row.from_on > today) and not (row.to_on and row.to_on < today)
        }
        named = {principal[row.party_id] for row in rows(CareContact, team_id) if row.patient_id == who}
        if running | (named - listed) == {"region", "municipality"}:
            both.add(who)
    planned = {
        plan.patient_id
        for plan in rows(Plan, team_id)
        if plan.kind == "sip" and plan.state in ("made", "followed_up") and not plan.hidden_at
    }
    return {"part": len(both & planned), "whole": len(both)}


def _to_crisis_plan(team_id: uuid.UUID, first: dt.date, last: dt.date, today: dt.date) -> Numbers:
    plans = {plan.id for plan in rows(Plan, team_id) if plan.kind == "crisis" and not plan.hidden_at}
    steps: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for step in rows(PlanStep, team_id):
        if step.plan_id in plans and step.state in ("made", "followed_up") and not step.undone_at:
            steps[step.patient_id].append(step.on)
    waits = []
    for episode in rows(Episode, team_id):
        start = clock.today(episode.placed_at)
        if not first <= start <= last:
            continue
        end = clock.today(episode.closed_at) if episode.closed_at else today
        days = [day for day in steps[episode.patient_id] if start - 365 * DAY <= day <= end]
        wait = max((min(days) - start).days, 0) if days else (end - start).days
        waits.append((wait, bool(days), episode.closed_at is None and not days))
    return firsts(waits)


def _unmet(lacking: list[Need]) -> list[Numbers]:
    """By kind; compared in an order of our own."""
    found = []
    for kind in db.session.scalars(select(ServiceKind)):
        needs = [need for need in lacking if need.kind_id == kind.id]
        reasons = {
            reason: len({need.patient_id for need in needs if need.reason == reason})
            for reason in {need.reason for need in needs}
        }
        people = len({need.patient_id for need in needs})
        line = {"kind": str(kind.id), "label": kind.label, "people": people, "reasons": reasons}
        found += [line] if needs else []
    return sorted(found, key=lambda line: str(line["kind"]))
