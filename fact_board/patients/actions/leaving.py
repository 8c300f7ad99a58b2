"""Leaving the team: everything open ends at once."""

from typing import Any

from fact_board import clock
from fact_board.action import action, record
from fact_board.authorship import signed
from fact_board.board.models import Answer, Nomination
from fact_board.errors import Conflict, NotAllowed
from fact_board.extensions import db
from fact_board.patients.books import no_longer_alike
from fact_board.patients.labels import WallLabels
from fact_board.patients.models import KnownTo, Patient
from fact_board.patients.queries import (
    bases_of,
    is_region,
    open_episodes_of,
    open_nominations_of,
    unfinished_tasks_of,
    waiting_decisions_of,
)
from fact_board.patients.rules import check_departure
from fact_board.teams.models import Membership, Team
from fact_board.visits.planned.queries import planned_visits_of


@action
def leave_team(
    known: KnownTo, *, reason: str, successor: str | None = None, reply: str = "", by: Membership
) -> None:
    """Let someone leave: moved, other provider or own wish to a named successor, or died.

    Everything open ends at once, so that nothing reminds of them tomorrow. `reply` answers open nominations:
    none is closed in silence. Only the region, which runs the board, lets someone leave; every party that
    knows the person is told.
    """
    check_departure(reason, successor)
    if not is_region(by.party_id):
        raise NotAllowed("patient.region_only")
    patient = known.patient
    if patient.left_on is not None:
        raise Conflict("patient.left")
    on_walls = WallLabels(patient.team_id)
    patient.left_on, patient.left_reason = clock.today(), reason
    patient.successor = successor if reason != "died" else None
    ended = _end_everything(patient, reason, reply, by)
    db.session.flush()
    team = db.session.get_one(Team, patient.team_id)
    record(
        "patient_left",
        known,
        *ended,
        by=by,
        touches=(team, *no_longer_alike(patient), *on_walls.others_changed(patient)),
        sight_changing=True,
        told_to="*",
        patient=patient.id,
        reason=reason,
    )


def _end_everything(patient: Patient, reason: str, reply: str, by: Membership) -> list[Any]:
    now, outcome = clock.now(), "died" if reason == "died" else "left_team"
    tasks, decisions = unfinished_tasks_of(patient), waiting_decisions_of(patient)
    visits = planned_visits_of(patient)
    nominations, bases = open_nominations_of(patient), bases_of(patient)
    episodes = open_episodes_of(patient)
    for task in tasks:
        task.state, task.closed_reason = "closed", outcome
    for decision in decisions:
        decision.ended_at, decision.outcome = now, "withdrawn"
    for visit in visits:
        visit.state, visit.ended_at, visit.ended_by = "cancelled_by_team", now, by.staff_id
    for basis in bases:
        basis.ended_at, basis.ended_by, basis.ended_how = now, by.staff_id, "left"
    for nomination in nominations:
        nomination.state, nomination.ended_at, nomination.decided_party_id = "answered", now, by.party_id
        db.session.add(_farewell(nomination, reply, by))
    for known in patient.known:
        known.left_on = patient.left_on
    for episode in episodes:
        episode.closed_at, episode.closed_by, episode.outcome = now, by.staff_id, outcome
    return [*tasks, *decisions, *visits, *bases, *nominations, *episodes]


def _farewell(nomination: Nomination, reply: str, by: Membership) -> Answer:
    return Answer(
        **signed(nomination.patient, by), nomination_id=nomination.id, decision="not_now", text=reply
    )
