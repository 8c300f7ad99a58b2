"""Visits planned for days on which somebody is away: who goes instead, or that nobody does."""

import datetime as dt
import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.access.gates import sight_of
from fact_board.errors import Conflict
from fact_board.teams.models import Membership, Staff
from fact_board.teams.queries.memberships import membership_of
from fact_board.teams.queries.team import is_away
from fact_board.teams.receivers import can_take
from fact_board.visits.planned.models import PLANNED, PlannedVisit
from fact_board.visits.planned.rules import Going, guard_pair

CANCELLED = "cancelled_by_team"


@dataclass(frozen=True)
class VisitMove:
    """A visit of somebody who is away, and who goes instead; None: it is cancelled by the team."""

    visit: PlannedVisit
    to: Staff | None


def pass_on(move: VisitMove, away: Staff, span: tuple[dt.date, dt.date], by: Membership | None) -> None:
    """Send somebody else, or cancel. The page showed what it moves: what changed since stays as it is."""
    visit = move.visit
    if visit.state != PLANNED or away.id not in goers(visit) or not span[0] <= visit.on <= span[1]:
        raise Conflict("absence.visit_changed")
    if move.to is None:
        visit.state, visit.ended_at, visit.ended_by = CANCELLED, clock.now(), by.staff_id if by else None
        return
    if is_away(visit.team_id, move.to.id, visit.on):
        raise Conflict("absence.receiver_away", name=move.to.name)
    if not may_go(visit, away.id, move.to.id):
        raise Conflict("absence.visitor_unfit", name=move.to.name)
    if visit.staff_id == away.id:
        visit.staff_id = move.to.id
    else:
        visit.with_id = move.to.id
    if by is not None:
        _guard_alone(visit, by)


def hand_on(visit: PlannedVisit, left: uuid.UUID, to: uuid.UUID) -> None:
    """Somebody goes instead of who has left; the other one of two then goes alone."""
    if to in goers(visit):
        visit.staff_id, visit.with_id = to, None
    elif visit.staff_id == left:
        visit.staff_id = to
    else:
        visit.with_id = to


def may_go(visit: PlannedVisit, away: uuid.UUID, to: uuid.UUID) -> bool:
    """Whether they go instead: of the same party, there that day, shown the visit, and not on it already."""
    was = membership_of(visit.team_id, away, clock.today())
    now = membership_of(visit.team_id, to, clock.today())
    is_alike = was is not None and now is not None and was.party_id == now.party_id
    return is_alike and to not in goers(visit) and can_take(visit, to, visit.on)


def goers(visit: PlannedVisit) -> list[uuid.UUID | None]:
    """Who goes: one, or two."""
    return [visit.staff_id, visit.with_id]


def _guard_alone(visit: PlannedVisit, by: Membership) -> None:
    """Whom nobody visits alone is still visited by two, or by one as was agreed with somebody else."""
    seen = sight_of(by, visit.patient)
    needs_two = any(
        row.two_person_reason and seen.sees(row.party_id, "status") for row in visit.patient.known
    )
    going = Going(visit.staff_id, visit.with_id, visit.agreed_with_id, visit.agreed_why)
    guard_pair(going, kind=visit.kind, needs_two=needs_two)
