"""A membership whose last day has passed by itself: nobody was asked for a successor."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo
from fact_board.teams.actions.invitations import withdraw_invitations
from fact_board.teams.actions.leaving import ONE_DAY, end_sessions, pass_on_duty, visits_left_by
from fact_board.teams.models import Membership, Team
from fact_board.teams.queries.accounts import running_sessions_of
from fact_board.teams.queries.in_hand import contacts_held_by, open_tasks_of, people_led_by, tasks_offered_to
from fact_board.teams.queries.memberships import works_on
from fact_board.teams.receivers import deputy_after, receiver_after, visitor_after
from fact_board.teams.visits_away import hand_on
from fact_board.visits.planned.models import PlannedVisit


@dataclass
class Handover:
    """What of somebody's can go to whom; the rest waits for a team leader, who sees how much it is."""

    tasks: list[tuple[Task, uuid.UUID]] = field(default_factory=list)
    people: list[tuple[KnownTo, uuid.UUID]] = field(default_factory=list)
    contacts: list[tuple[CareContact, uuid.UUID | None]] = field(default_factory=list)
    visits: list[tuple[PlannedVisit, uuid.UUID]] = field(default_factory=list)
    unanswered: list[Task] = field(default_factory=list)  # offered to them: goes back to its owner

    @property
    def rows(self) -> list[Any]:
        """Everything that changes hands."""
        return [
            *(row for row, _ in (*self.tasks, *self.people, *self.contacts, *self.visits)),
            *self.unanswered,
        ]


def handover_of(membership: Membership) -> Handover:
    """Read who takes what; nothing is changed. Who works on in another post keeps it all."""
    team_id, left = membership.team_id, membership.staff_id
    found = Handover()
    if works_on(team_id, left, clock.today()):
        return found
    found.unanswered += tasks_offered_to(team_id, left)
    for task in open_tasks_of(team_id, left):
        receiver = receiver_after(task, left)
        if receiver:
            found.tasks.append((task, receiver))
    found.visits += _visits_of(membership)
    deputies: dict[tuple[uuid.UUID, uuid.UUID], uuid.UUID] = {}
    for contact in contacts_held_by(team_id, left):
        if contact.staff_id != left:
            found.contacts.append((contact, None))  # the deputy left: there is none
        elif deputy := deputy_after(contact, left):
            deputies[(contact.patient_id, contact.party_id)] = deputy
            found.contacts.append((contact, deputy))
    for known in people_led_by(team_id, left):
        deputy = deputies.get((known.patient_id, known.party_id))
        if deputy:
            found.people.append((known, deputy))
    return found


def _visits_of(membership: Membership) -> list[tuple[PlannedVisit, uuid.UUID]]:
    left = membership.staff_id
    visits = visits_left_by(membership, clock.today() - ONE_DAY)
    goes = ((visit, visitor_after(visit, left, membership.party_id)) for visit in visits)
    return [(visit, receiver) for visit, receiver in goes if receiver]


@action
def run_out(membership: Membership, *, by: None = None) -> None:
    """Sign out somebody whose last day has passed, and hand over what somebody else can take.

    Tasks go to the deputy, the primary contact or the duty officer, visits to the deputy or who is on duty in
    the same party; people and contacts to the deputy. What nobody can take stays, counted on the team's page.
    """
    handover = handover_of(membership)
    is_running = bool(running_sessions_of(membership.id))
    is_over = membership.ends_on is not None and membership.ends_on < clock.today()
    if not is_over or not (handover.rows or is_running):
        raise Unchanged(membership)
    _hand_over(handover, membership.staff_id)
    end_sessions(membership)
    if not works_on(membership.team_id, membership.staff_id, clock.today()):
        pass_on_duty(membership, None)
        withdraw_invitations(membership.team_id, membership.staff_id)
    record(
        "membership_ran_out",
        membership,
        *handover.rows,
        by=by,
        touches=(db.session.get_one(Team, membership.team_id),),
        sight_changing=True,
        staff=membership.staff_id,
        last_on=membership.ends_on,
        handed_over={
            **{str(task.id): str(to) for task, to in handover.tasks},
            **{str(visit.id): str(to) for visit, to in handover.visits},
        },
    )


def _hand_over(handover: Handover, left: uuid.UUID) -> None:
    for task, receiver in handover.tasks:
        task.give_to(receiver)
    for visit, receiver in handover.visits:
        hand_on(visit, left, receiver)
    for task in handover.unanswered:
        task.offer_to(None)
    for known, deputy in handover.people:
        known.primary_id = deputy
    for contact, named in handover.contacts:
        contact.staff_id, contact.deputy_id = named or contact.staff_id, None
