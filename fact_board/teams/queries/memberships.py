"""Who works in a team, when, and what is left with those who don't any more."""

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo
from fact_board.sign_in.models import DeviceSession
from fact_board.teams.models import Membership, Staff
from fact_board.teams.rules import WornInitials
from fact_board.visits.planned.models import PLANNED, PlannedVisit


def memberships_of(team_id: uuid.UUID, day: dt.date) -> list[Membership]:
    """Who works in the team that day, by name."""
    found = db.session.scalars(select(Membership).where(Membership.team_id == team_id))
    return sorted((m for m in found if m.is_current(day)), key=lambda m: (m.staff.name, str(m.id)))


def membership_of(team_id: uuid.UUID, staff_id: uuid.UUID, day: dt.date) -> Membership | None:
    """The membership someone has in the team that day."""
    found = db.session.scalars(
        select(Membership)
        .where(Membership.team_id == team_id, Membership.staff_id == staff_id)
        .order_by(Membership.starts_on.desc(), Membership.id.desc())
    )
    return next((m for m in found if m.is_current(day)), None)


def teams_led_by(staff_id: uuid.UUID, day: dt.date) -> list[Membership]:
    """The posts as leader that somebody has that day, by their teams' names."""
    found = db.session.scalars(
        select(Membership)
        .where(Membership.staff_id == staff_id, Membership.role == "leader")
        .options(joinedload(Membership.team))
    )
    led = (post for post in found if post.is_current(day))
    return sorted(led, key=lambda post: (post.team.name.casefold(), str(post.team_id)))


def worn_initials(team_id: uuid.UUID, *, except_staff: uuid.UUID | None = None) -> list[WornInitials]:
    """All initials ever worn in the team, by others than `except_staff`."""
    rows = db.session.execute(
        select(Membership.initials, Membership.ends_on).where(
            Membership.team_id == team_id, Membership.staff_id != (except_staff or uuid.UUID(int=0))
        )
    )
    return [WornInitials(initials, ends_on) for initials, ends_on in rows]


def memberships_turning(team_id: uuid.UUID, after: dt.date, until: dt.date) -> list[Membership]:
    """Those who begin in (after, until], or whose last day was in [after, until)."""
    return list(
        db.session.scalars(
            select(Membership).where(
                Membership.team_id == team_id,
                or_(
                    (Membership.starts_on > after) & (Membership.starts_on <= until),
                    (Membership.ends_on >= after) & (Membership.ends_on < until),
                ),
            )
        )
    )


def memberships_left_with_something(team_id: uuid.UUID, today: dt.date) -> list[Membership]:
    """Those whose last day has passed, with work in their hands or a device signed in."""
    staff, is_open = Membership.staff_id, (Task.state.in_(("open", "proposed")), Task.hidden_at.is_(None))
    is_named = or_(CareContact.staff_id == staff, CareContact.deputy_id == staff)
    is_visitor = or_(PlannedVisit.staff_id == staff, PlannedVisit.with_id == staff)
    is_coming = (PlannedVisit.state == PLANNED, PlannedVisit.on >= today)
    running = (DeviceSession.membership_id == Membership.id, DeviceSession.ended_at.is_(None))
    has_something = or_(
        exists().where(Task.team_id == team_id, Task.owner_id == staff, *is_open),
        exists().where(Task.team_id == team_id, Task.offered_to_id == staff, *is_open),
        exists().where(KnownTo.team_id == team_id, KnownTo.primary_id == staff, KnownTo.left_on.is_(None)),
        exists().where(CareContact.team_id == team_id, is_named),
        exists().where(PlannedVisit.team_id == team_id, is_visitor, *is_coming),
        exists().where(*running),
    )
    ended = (Membership.team_id == team_id, Membership.ends_on < today)
    return list(db.session.scalars(select(Membership).where(*ended, has_something).order_by(Membership.id)))


def works_on(team_id: uuid.UUID, staff_id: uuid.UUID, today: dt.date) -> bool:
    """Whether somebody has another post in the team, now or to come."""
    goes_on = or_(Membership.ends_on.is_(None), Membership.ends_on >= today)
    theirs = (Membership.team_id == team_id, Membership.staff_id == staff_id)
    return db.session.scalar(select(Membership.id).where(*theirs, goes_on).limit(1)) is not None


def overlapping_membership(
    team_id: uuid.UUID,
    staff_id: uuid.UUID,
    starts_on: dt.date,
    ends_on: dt.date | None,
    *,
    besides: uuid.UUID | None = None,
) -> Membership | None:
    """A membership of theirs in the team that shares a day with these."""
    found = db.session.scalars(
        select(Membership).where(Membership.team_id == team_id, Membership.staff_id == staff_id)
    )
    last = ends_on or dt.date.max
    return next(
        (
            one
            for one in found
            if one.id != besides and one.starts_on <= last and starts_on <= (one.ends_on or dt.date.max)
        ),
        None,
    )


def leaders_besides(membership: Membership) -> list[Membership]:
    """The other leaders the team has, had or will have."""
    others = select(Membership).where(
        Membership.team_id == membership.team_id,
        Membership.role == "leader",
        Membership.id != membership.id,
    )
    return list(db.session.scalars(others))


def newest_membership_of(team_id: uuid.UUID, staff_id: uuid.UUID) -> Membership | None:
    """The membership of theirs in the team that began, or begins, last."""
    return db.session.scalar(
        select(Membership)
        .where(Membership.team_id == team_id, Membership.staff_id == staff_id)
        .order_by(Membership.starts_on.desc(), Membership.id.desc())
        .limit(1)
    )


def parties_worked_for(team_id: uuid.UUID, staff_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The parties whose side of the team someone works, worked or will work on."""
    of_staff = (Membership.team_id == team_id, Membership.staff_id == staff_id)
    return frozenset(db.session.scalars(select(Membership.party_id).where(*of_staff)))


def names_of(ids: Collection[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """What these colleagues are called."""
    wanted = [id_ for id_ in ids if id_]
    rows = db.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(wanted))) if wanted else ()
    return {row.id: row.name for row in rows}
