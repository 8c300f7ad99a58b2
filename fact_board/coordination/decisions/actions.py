"""Waiting for decisions, so that nobody has to chase them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import update

from fact_board import clock
from fact_board.access.gates import known_rows
from fact_board.access.rights import has_room
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about, signed
from fact_board.coordination.decisions import rules
from fact_board.coordination.decisions.models import (
    ESCALATED,
    POSTPONED,
    REMINDED,
    DecisionStep,
    DecisionWatch,
)
from fact_board.errors import Conflict, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Party
from fact_board.teams.queries.memberships import membership_of


@dataclass(frozen=True)
class Asked:
    """What was asked (at most 140 characters), of whom, when, and by when an answer is expected.

    Of a `unit` by its name, of a `party` of the team, or of one of its `staff` (and the party they work in).
    """

    what: str
    asked_on: dt.date
    expected_on: dt.date | None = None
    unit: str = ""
    party: Party | None = None
    staff: Membership | None = None
    origin: str = "other"


@dataclass(frozen=True)
class Decided:
    """What came of it, on which day, in the decider's words (at most 280 characters)."""

    outcome: str
    on: dt.date
    text: str = ""


@action
def watch_decision(patient: Patient, asked: Asked, *, id: uuid.UUID, by: Membership) -> None:
    """Write down a request that waits for somebody's decision."""
    watch = _watch(patient, asked, id, by)
    db.session.add(watch)
    record(
        "decision_watched",
        watch,
        by=by,
        decision=id,
        asked_on=asked.asked_on,
        expected_on=asked.expected_on,
        nudges=_outsiders_asked(watch),
    )


def _watch(
    patient: Patient, asked: Asked, id: uuid.UUID, by: Membership, party_id: uuid.UUID | None = None
) -> DecisionWatch:
    rules.check_watch(asked.asked_on, asked.expected_on, clock.today())
    party = asked.staff.party_id if asked.staff else asked.party.id if asked.party else None
    rules.check_asked(unit=asked.unit, has_party=party is not None, has_staff=asked.staff is not None)
    return DecisionWatch(
        id=id,
        **about(patient, by, party_id),
        what=asked.what,
        asked_of=asked.unit,
        asked_party_id=party,
        asked_staff_id=asked.staff.staff_id if asked.staff else None,
        origin=asked.origin,
        asked_on=asked.asked_on,
        asked_by=by.staff_id,
        at=clock.now(),
        expected_on=asked.expected_on,
    )


@action
def end_decision(watch: DecisionWatch, decided: Decided, *, by: Membership) -> None:
    """Write down what was decided: by who asked, or by who was asked, in their own list."""
    _guard_waiting(watch)
    rules.check_happened(decided.on, watch.asked_on, clock.today(), "decided_on")
    watch.ended_at, watch.ended_by = clock.now(), by.staff_id
    watch.outcome, watch.decided_on, watch.decision_text = decided.outcome, decided.on, decided.text
    record(
        "decision_ended",
        watch,
        by=by,
        decision=watch.id,
        outcome=decided.outcome,
        nudges=_outsiders_asked(watch),
    )


@action
def remind_decision(watch: DecisionWatch, *, id: uuid.UUID, how: str, on: dt.date, by: Membership) -> None:
    """Remind whoever is to decide: it stands in their list; `how`: whether they were called or written to."""
    _guard_waiting(watch)
    rules.check_happened(on, watch.asked_on, clock.today(), "on")
    step = _step(watch, REMINDED, id=id, on=on, by=by)
    step.how = how
    db.session.add(step)
    record("decision_reminded", step, by=by, nudges=_outsiders_asked(watch), decision=watch.id, how=how)


@action
def postpone_decision(watch: DecisionWatch, until: dt.date, *, id: uuid.UUID, by: Membership) -> None:
    """Whoever decides needs more time: the answer is expected on another day."""
    _guard_waiting(watch)
    rules.check_more_time(until, clock.today())
    if watch.expected_on == until:
        raise Unchanged(watch)
    step, was = _step(watch, POSTPONED, id=id, on=clock.today(), by=by), watch.expected_on
    step.until = watch.expected_on = until
    db.session.add(step)
    record(
        "decision_postponed",
        watch,
        step,
        by=by,
        decision=watch.id,
        was=was,
        expected_on=until,
        nudges=_outsiders_asked(watch),
    )


@action
def escalate_decision(
    watch: DecisionWatch, to_whom: str, *, id: uuid.UUID, on: dt.date, by: Membership
) -> None:
    """Take it higher: to a named person (at most 120 characters) who can see that it is decided."""
    _guard_waiting(watch)
    rules.check_happened(on, watch.asked_on, clock.today(), "on")
    step = _step(watch, ESCALATED, id=id, on=on, by=by)
    step.to_whom = to_whom
    db.session.add(step)
    record("decision_escalated", step, by=by, decision=watch.id)


def _step(watch: DecisionWatch, kind: str, *, id: uuid.UUID, on: dt.date, by: Membership) -> DecisionStep:
    """Of the request's party, whoever takes it: a request must not split its history."""
    if db.session.get(DecisionStep, id) is not None:
        raise Conflict("row.exists")
    signature = signed(watch.patient, by, watch.party_id)
    return DecisionStep(**signature, id=id, decision_id=watch.id, kind=kind, on=on)


@action
def correct_decision(
    watch: DecisionWatch, asked: Asked, decided: Decided | None, *, id: uuid.UUID, by: Membership
) -> None:
    """Supersede a request that was written wrong, or its outcome: both stay; its reminders go along.

    Without `decided` it waits (again).
    """
    _guard_standing(watch)
    correction = _watch(watch.patient, asked, id, by, watch.party_id)
    correction.supersedes_id = watch.id
    if decided:
        rules.check_happened(decided.on, asked.asked_on, clock.today(), "decided_on")
        correction.ended_at, correction.ended_by = watch.ended_at or clock.now(), by.staff_id
        correction.outcome, correction.decided_on = decided.outcome, decided.on
        correction.decision_text = decided.text
    watch.superseded_at = clock.now()
    db.session.add(correction)
    db.session.flush()  # the steps point at it
    steps = update(DecisionStep).where(DecisionStep.decision_id == watch.id)
    db.session.execute(steps.values(decision_id=id).execution_options(synchronize_session=False))
    record(
        "decision_corrected",
        correction,
        watch,
        by=by,
        decision=id,
        superseded=watch.id,
        nudges=_outsiders_asked(watch) | _outsiders_asked(correction),
    )


def _outsiders_asked(watch: DecisionWatch) -> set[uuid.UUID]:
    """Who was asked by name and has no board to see it on; a nudge about nothing they may see would tell."""
    theirs = watch.asked_staff_id and membership_of(watch.team_id, watch.asked_staff_id, clock.today())
    if not theirs or has_room(theirs.role):
        return set()
    patient = db.session.get_one(Patient, watch.patient_id)
    return {theirs.staff_id} if known_rows(theirs, patient, [watch]) else set()


def _guard_standing(watch: DecisionWatch) -> None:
    """Neither on the wrong person, nor superseded meanwhile, nor of somebody who left."""
    if watch.hidden_at is not None or watch.patient.left_on is not None:
        raise NotFound
    if watch.superseded_at is not None:
        raise Conflict("decision.corrected")


def _guard_waiting(watch: DecisionWatch) -> None:
    _guard_standing(watch)
    if watch.ended_at is not None:
        raise Conflict("decision.ended")
