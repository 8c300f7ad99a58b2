"""Leaving a team: what somebody had in hand goes on, and they are signed out."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from fact_board import clock
from fact_board.action import action, record
from fact_board.board.models import Task
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo
from fact_board.teams.actions.invitations import withdraw_invitations
from fact_board.teams.models import Duty, Membership, Staff, Team
from fact_board.teams.queries.accounts import running_sessions_of
from fact_board.teams.queries.in_hand import (
    contacts_held_by,
    is_barred_from_any,
    open_tasks_of,
    people_led_by,
    tasks_offered_to,
)
from fact_board.teams.queries.memberships import leaders_besides, membership_of
from fact_board.teams.queries.team import duty_of
from fact_board.teams.rules import (
    LEADERS_GRANT,
    check_last_day,
    check_leader_remains,
)
from fact_board.teams.visits_away import hand_on
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.planned.queries import visits_after

ONE_DAY = dt.timedelta(days=1)


@action
def end_membership(
    membership: Membership, *, last_on: dt.date, successor: Staff | None = None, by: Membership | None
) -> None:
    """Let someone stop working in the team; what they had in hand goes to a successor at once.

    `last_on` is their last day; one that is already over signs them out everywhere in this moment. Who has
    already ended may still be relieved of what was left in their hands.
    """
    if by is not None and by.role == "leader" and membership.role not in LEADERS_GRANT:
        raise Conflict("membership.administrators_grant")
    check_last_day(membership.starts_on, last_on)
    is_over = membership.ends_on is not None and membership.ends_on <= last_on
    if not is_over:
        check_leaders(membership, free_from=max(clock.today(), last_on + ONE_DAY))
    tasks, people, contacts = _in_hand_of(membership)
    visits = visits_left_by(membership, last_on)
    in_hand: list[Any] = [*tasks, *people, *contacts, *visits]
    if is_over and not in_hand:
        raise Conflict("membership.ended")
    if in_hand:
        to = _successor_of(membership, successor, last_on, tasks, people)
        if is_barred_from_any(to.id, {row.patient_id for row in in_hand}):
            raise Invalid("membership.successor_barred", field="successor")
        _hand_over(membership, to, tasks, people, contacts)
        for visit in visits:
            hand_on(visit, membership.staff_id, to.id)
    if not is_over:
        membership.ends_on = last_on
    unanswered = tasks_offered_to(membership.team_id, membership.staff_id)
    for task in unanswered:
        task.offer_to(None)
    if not membership.is_current(clock.today()):
        end_sessions(membership)
        pass_on_duty(membership, successor)
        withdraw_invitations(membership.team_id, membership.staff_id)
    record(
        "membership_ended",
        membership,
        *in_hand,
        *unanswered,
        by=by,
        touches=(db.session.get_one(Team, membership.team_id),),
        sight_changing=True,
        staff=membership.staff_id,
        successor=successor.id if successor else None,
        last_on=membership.ends_on,
        handed_over=[
            *(str(task.id) for task in tasks),
            *(str(contact.id) for contact in contacts),
            *(str(visit.id) for visit in visits),
            *(str(known.patient_id) for known in people),
        ],
        given={str(task.id): str(task.owner_id) for task in tasks},
    )


def visits_left_by(membership: Membership, last_on: dt.date) -> list[PlannedVisit]:
    """What they have planned for days on which they no longer work here."""
    last_here = max(last_on, clock.today() - ONE_DAY)
    return visits_after(membership.team_id, membership.staff_id, last_here)


InHand = tuple[list[Task], list[KnownTo], list[CareContact]]


def _in_hand_of(membership: Membership) -> InHand:
    team_id, staff_id = membership.team_id, membership.staff_id
    return (
        open_tasks_of(team_id, staff_id),
        people_led_by(team_id, staff_id),
        contacts_held_by(team_id, staff_id),
    )


def _successor_of(
    membership: Membership,
    successor: Staff | None,
    last_on: dt.date,
    tasks: Sequence[Task],
    people: Sequence[KnownTo],
) -> Staff:
    """The colleague named, of the same party: the others might not see what is handed over."""
    if successor is None:
        raise Conflict("membership.successor_missing", tasks=len(tasks), people=len(people))
    then = max(last_on, clock.today())
    theirs = membership_of(membership.team_id, successor.id, then)
    if successor.id == membership.staff_id or theirs is None or theirs.role not in ("member", "leader"):
        raise Invalid("membership.successor_unfit", field="successor")
    if theirs.party_id != membership.party_id:
        raise Invalid("membership.successor_party", field="successor")
    return successor


def _hand_over(
    membership: Membership,
    successor: Staff,
    tasks: Sequence[Task],
    people: Sequence[KnownTo],
    contacts: Sequence[CareContact],
) -> None:
    staff_id = membership.staff_id
    for known in people:
        known.primary_id = successor.id
    for task in tasks:
        # What a category proposed was nobody's choice of owner: it falls to the primary contact.
        primary_id = _primary_of(task) if task.template_id else None
        task.give_to(primary_id if primary_id not in (None, staff_id) else successor.id)
    for contact in contacts:
        if contact.staff_id == staff_id:
            contact.staff_id = successor.id
        if contact.deputy_id in (staff_id, contact.staff_id):
            contact.deputy_id = None


def _primary_of(task: Task) -> uuid.UUID | None:
    known: KnownTo | None = db.session.get(KnownTo, (task.patient_id, task.party_id))
    return known.primary_id if known else None


def check_leaders(membership: Membership, *, free_from: dt.date | None) -> None:
    """A team always has a leader: refuse to take away the only one from `free_from` on."""
    if membership.role == "leader" and free_from is not None:
        spans = [(one.starts_on, one.ends_on) for one in leaders_besides(membership)]
        check_leader_remains(spans, free_from)


def pass_on_duty(membership: Membership, successor: Staff | None) -> None:
    """Who answers for today's urgent things can't be somebody who has left."""
    now_on = duty_of(membership.team_id, clock.today())
    if now_on is None or membership.staff_id not in (now_on.officer_id, now_on.deputy_id):
        return
    remaining = [
        staff_id
        for staff_id in (now_on.officer_id, now_on.deputy_id, successor.id if successor else None)
        if staff_id not in (None, membership.staff_id)
    ]
    if remaining:
        officer_id, *others = dict.fromkeys(remaining)
        duty = Duty(
            team_id=membership.team_id,
            starts_on=clock.today(),
            officer_id=officer_id,
            deputy_id=others[0] if others else None,
            set_at=clock.now(),
        )
        db.session.add(duty)


def end_sessions(membership: Membership) -> None:
    """Sign them out of this assignment on every device; their sockets close when the event is told."""
    for session in running_sessions_of(membership.id):
        session.ended_at = clock.now()
