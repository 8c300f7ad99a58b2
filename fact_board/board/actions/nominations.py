"""Nominations: proposals for the board, and questions."""

import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.access.gates import is_decided_out_of_sight
from fact_board.access.policy import Sight
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about, signed
from fact_board.board import duty_rules, queries, rules
from fact_board.board.actions.placing import guard_category
from fact_board.board.actions.written import guard_enrolled, guard_standing, refuse_taken
from fact_board.board.models import DutyCall, Nomination
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Category, Membership


@dataclass(frozen=True)
class Proposal:
    """What somebody saw, and what they propose or ask."""

    id: uuid.UUID
    kind: str = "board"
    category: Category | None = None
    urgency: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""
    tried: str = ""
    professions: tuple[str, ...] = ()


@action
def nominate_patient(patient: Patient, proposal: Proposal, *, by: Membership) -> None:
    """Propose someone for the board (kind board), or ask the team something (kind consult).

    Due at the end of the workday after the next meeting. Of someone on the board it is an observation.
    One that is not yet answered per nominator: a second is a Conflict.
    """
    guard_enrolled(patient)
    refuse_taken(Nomination, proposal.id)
    rules.follow(queries.standing_of(patient, by), "nominate", queries.facts_for(patient, by))
    rules.guard_nomination(
        kind=proposal.kind,
        has_category=proposal.category is not None,
        has_tags=bool(proposal.tags),
        text=proposal.text,
    )
    if proposal.category:
        guard_category(proposal.category, patient.team_id)
    if any(nomination.by_id == by.staff_id for nomination in queries.open_nominations_of(patient, by)):
        raise Conflict("nomination.already_yours")
    nomination = Nomination(
        **signed(patient, by),
        id=proposal.id,
        kind=proposal.kind,
        category_id=proposal.category.id if proposal.category else None,
        urgency=proposal.urgency,
        tags=list(proposal.tags),
        text=proposal.text,
        tried=proposal.tried if proposal.kind == "consult" else "",
        professions=list(proposal.professions) if proposal.kind == "consult" else [],
        answer_due_at=queries.answer_due_for(patient.team_id, clock.now()),
    )
    db.session.add(nomination)
    if duty_rules.calls_duty(urgency=proposal.urgency, is_meeting=queries.is_meeting_open(patient.team_id)):
        db.session.flush()  # the nomination's row before what points at it
        db.session.add(DutyCall(**about(patient, by), nomination_id=nomination.id, at=nomination.at))
    record(
        "patient_nominated",
        nomination,
        by=by,
        nomination=nomination.id,
        kind=proposal.kind,
        urgency=proposal.urgency,
        category=proposal.category.code if proposal.category else None,
    )


@action
def withdraw_nomination(nomination: Nomination, *, by: Membership) -> None:
    """Take back one's own nomination before it is answered."""
    if nomination.state == "withdrawn" and nomination.by_id == by.staff_id:
        raise Unchanged(nomination)
    patient = guard_unanswered(nomination)
    facts = queries.facts_for(patient, by, nominator_id=nomination.by_id)
    rules.follow(queries.standing_of(patient, by), "withdraw", facts)
    nomination.state = "withdrawn"
    nomination.ended_at = clock.now()
    record("nomination_withdrawn", nomination, by=by, sight_changing=True, nomination=nomination.id)


@action
def return_nomination(nomination: Nomination, *, by: None) -> None:
    """Time has come for one that was told to wait: it stands in the nominations column again."""
    returns_on = nomination.returns_on
    if nomination.state != "waiting" or returns_on is None or returns_on > clock.today():
        raise Unchanged(nomination)
    patient = guard_standing(nomination)
    rules.follow(queries.standing_of(patient, by), "return", rules.Facts(staff_id=None))
    nomination.state = "open"
    nomination.returns_on = None
    nomination.answer_due_at = queries.answer_due_for(nomination.team_id, clock.now())
    whose = whose_is(nomination)
    record("nomination_returned", nomination, by=by, whose=whose, nomination=nomination.id, due=returns_on)


def whose_is(nomination: Nomination) -> set[uuid.UUID]:
    """Who hears of what happens to it: once decided, those who see the party that did.

    Who wasn't told that it waits isn't told that it is back.
    """
    return {nomination.decided_party_id or nomination.party_id}


def guard_in_sight(nomination: Nomination, seen: Sight) -> None:
    """Answered by a party that doesn't tell the asker how: the same refusal whatever was decided.

    Before anything compares versions, which would tell.
    """
    if nomination.state != "withdrawn" and is_decided_out_of_sight(seen, nomination):
        raise Conflict("nomination.already_answered")


def guard_unanswered(nomination: Nomination) -> Patient:
    """Still open or waiting, and not hidden: the person it is about."""
    patient = guard_standing(nomination)
    if nomination.state == "answered":
        raise Conflict("nomination.already_answered")
    if nomination.state == "withdrawn":
        raise Conflict("nomination.withdrawn")
    return patient
