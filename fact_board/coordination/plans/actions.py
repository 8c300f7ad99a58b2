"""A plan, step by step: offered, declined, called, made, followed up, ended."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from typing import Any

from fact_board import clock
from fact_board.access.gates import known_rows, sight_of
from fact_board.action import Unchanged, action, current_seq, record
from fact_board.authorship import signed
from fact_board.board.queries import facts_for, membership_of
from fact_board.board.rules import guard_undo
from fact_board.coordination.plans import queries
from fact_board.coordination.plans.models import Plan, PlanEvaluation, PlanStep
from fact_board.coordination.plans.rules import (
    NEW,
    Named,
    Step,
    guard_evaluation,
    guard_named,
    guard_step,
)
from fact_board.errors import Conflict, Invalid, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from fact_board.teams.queries.team import is_party_of


@dataclass(frozen=True)
class Answers:
    """What the person said, each from 1 to 4; all None when they did not want to say."""

    said: int | None = None
    knows: int | None = None
    better: int | None = None

    @property
    def all(self) -> tuple[int | None, ...]:
        return (self.said, self.knows, self.better)


@action
def offer_plan(
    patient: Patient, named: Named, *, id: uuid.UUID, kind: str, on: dt.date, by: Membership
) -> None:
    """Offer somebody a plan; from now on one named person is to call the meeting."""
    plan = _new_plan(patient, named, Step("offered", on), id, kind, by)
    record("plan_offered", plan, by=by, plan=plan.id, kind=kind)


@action
def enter_plan(
    patient: Patient, named: Named, step: Step, *, id: uuid.UUID, kind: str, by: Membership
) -> None:
    """Write down a plan that was made before the board knew of it."""
    plan = _new_plan(patient, named, step, id, kind, by)
    record("plan_made", plan, by=by, plan=plan.id, kind=kind)


@action
def offer_again(plan: Plan, step: Step, *, by: Membership) -> None:
    """Ask once more, after a no."""
    _take(plan, step, by)
    record("plan_offered", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def decline_plan(plan: Plan, step: Step, *, by: Membership) -> None:
    """The person said no; on a day of one's own choice they are asked again."""
    _take(plan, step, by)
    record("plan_declined", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def call_meeting(plan: Plan, step: Step, *, by: Membership) -> None:
    """The meeting is called, or gets another day."""
    _take(plan, step, by)
    record("plan_called", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def make_plan(plan: Plan, step: Step, *, by: Membership) -> None:
    """The plan is made, with a day to follow it up."""
    _take(plan, step, by)
    record("plan_made", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def follow_up_plan(plan: Plan, step: Step, *, by: Membership) -> None:
    """The plan was followed up, and will be again."""
    _take(plan, step, by)
    record("plan_followed_up", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def end_plan(plan: Plan, step: Step, *, by: Membership) -> None:
    """The plan no longer holds."""
    _take(plan, step, by)
    record("plan_ended", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def undo_plan_step(plan: Plan, *, by: Membership) -> None:
    """Take back one's own last step within ten seconds; the plan stands as the step before left it."""
    patient = _guard_enrolled(plan.patient)
    steps = queries.steps_of([plan.id])
    if len(steps) < 2:
        raise Conflict("undo.nothing")
    last, before = steps[-1], steps[-2]
    is_evaluated = any(one.at >= last.at for one in queries.evaluations_of([plan.id]))
    guard_undo(
        author_id=last.by_id,
        facts=facts_for(patient, by),
        changed_at=last.at,
        is_latest=last.seq == plan.version and not is_evaluated,
        now=clock.now(),
    )
    last.undone_at = clock.now()
    _stand(plan, Step(before.state, before.on, before.next_on, before.took_part))
    plan.made_on = next((step.on for step in reversed(steps[:-1]) if step.state == "made"), None)
    record("plan_step_undone", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def change_plan(plan: Plan, named: Named, *, by: Membership) -> None:
    """Somebody else calls or leads, or the plan lives elsewhere."""
    patient = _guard_enrolled(plan.patient)
    if plan.state == "ended":
        raise Conflict("plan.ended")
    if queries.named_in(plan) == named:
        raise Unchanged(plan)
    _guard_named(patient, named, plan.party_id)
    _name(plan, named)
    record("plan_changed", plan, by=by, plan=plan.id, kind=plan.kind)


@action
def evaluate_plan(
    plan: Plan, answers: Answers, *, id: uuid.UUID, on: dt.date, is_declined: bool, by: Membership
) -> None:
    """Write down what the person thought of their SIP, or that they did not want to say."""
    patient = _guard_enrolled(plan.patient)
    guard_evaluation(plan.kind, plan.made_on, on, answers.all, is_declined=is_declined, today=clock.today())
    told = PlanEvaluation(
        **signed(patient, by, plan.party_id),
        id=id,
        plan_id=plan.id,
        on=on,
        is_declined=is_declined,
        **asdict(answers),
    )
    db.session.add(told)
    record("plan_evaluated", told, by=by, touches=(plan,), plan=plan.id)


def _new_plan(patient: Patient, named: Named, step: Step, id: uuid.UUID, kind: str, by: Membership) -> Plan:
    _guard_enrolled(patient)
    running = queries.running_plans_of(patient, kind)
    if known_rows(by, patient, running):
        raise Conflict("plan.exists")
    guard_step(NEW, None, step, clock.today())
    _guard_named(patient, named, by.party_id)
    plan = Plan(**signed(patient, by), id=id, kind=kind)
    _name(plan, named)
    _stand(plan, step)
    db.session.add(plan)
    db.session.flush()  # the plan first: its step points at it
    _remember(plan, step, by)
    return plan


def _take(plan: Plan, step: Step, by: Membership) -> None:
    _guard_enrolled(plan.patient)
    guard_step(plan.state, plan.stepped_on, step, clock.today())
    _stand(plan, step)
    _remember(plan, step, by)


def _stand(plan: Plan, step: Step) -> None:
    """As the step leaves it."""
    plan.state, plan.stepped_on = step.state, step.on
    plan.next_on, plan.took_part = step.next_on, step.took_part
    if step.state == "made":
        plan.made_on = step.on


def _remember(plan: Plan, step: Step, by: Membership) -> None:
    facts: dict[str, Any] = asdict(step)
    place = signed(plan.patient or db.session.get_one(Patient, plan.patient_id), by, plan.party_id)
    db.session.add(PlanStep(**place, plan_id=plan.id, seq=current_seq(), **facts))


def _name(plan: Plan, named: Named) -> None:
    for field, value in asdict(named).items():
        setattr(plan, field, value)


def _guard_named(patient: Patient, named: Named, party_id: uuid.UUID) -> None:
    """Whom a plan names of the staff works in the team and may know of it."""
    guard_named(named)
    for field, staff_id in (("caller", named.caller_id), ("leader", named.leader_id)):
        theirs = membership_of(patient.team_id, staff_id) if staff_id else None
        if staff_id and (theirs is None or not sight_of(theirs, patient).sees(party_id, Plan.scope)):
            raise Invalid("plan.colleague_may_not_see", field=field)
    if named.leader_party_id and not is_party_of(patient.team_id, named.leader_party_id):
        raise Invalid("party.not_in_team", field="leader_party")


def _guard_enrolled(patient: Patient) -> Patient:
    if patient.left_on is not None:
        raise NotFound
    return patient
