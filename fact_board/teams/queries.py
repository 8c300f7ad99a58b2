"""Reading teams, their people and what they answer for."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import exists, or_, select

from fact_board.access.models import Bar
from fact_board.board.models import Episode, Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.teams.models import (
    Absence,
    Category,
    Duty,
    Invitation,
    Membership,
    Party,
    Staff,
    Team,
    TeamParty,
)
from fact_board.teams.rules import WornInitials


def parties_of(team: Team) -> list[Party]:
    """The team's parties, the region's first."""
    return list(
        db.session.scalars(
            select(Party)
            .join(TeamParty, TeamParty.party_id == Party.id)
            .where(TeamParty.team_id == team.id)
            .order_by(Party.principal.desc(), Party.name)
        )
    )


def is_party_of(team_id: uuid.UUID, party_id: uuid.UUID) -> bool:
    """Whether the party takes part in the team."""
    return db.session.get(TeamParty, (team_id, party_id)) is not None


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
    running = (DeviceSession.membership_id == Membership.id, DeviceSession.ended_at.is_(None))
    has_something = or_(
        exists().where(Task.team_id == team_id, Task.owner_id == staff, *is_open),
        exists().where(Task.team_id == team_id, Task.offered_to_id == staff, *is_open),
        exists().where(KnownTo.team_id == team_id, KnownTo.primary_id == staff, KnownTo.left_on.is_(None)),
        exists().where(CareContact.team_id == team_id, is_named),
        exists().where(*running),
    )
    ended = (Membership.team_id == team_id, Membership.ends_on < today)
    return list(db.session.scalars(select(Membership).where(*ended, has_something).order_by(Membership.id)))


def works_on(team_id: uuid.UUID, staff_id: uuid.UUID, today: dt.date) -> bool:
    """Whether somebody has another post in the team, now or to come."""
    goes_on = or_(Membership.ends_on.is_(None), Membership.ends_on >= today)
    theirs = (Membership.team_id == team_id, Membership.staff_id == staff_id)
    return db.session.scalar(select(Membership.id).where(*theirs, goes_on).limit(1)) is not None


def open_tasks_of(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[Task]:
    """Tasks in the team that wait for this owner."""
    return list(
        db.session.scalars(
            select(Task).where(
                Task.team_id == team_id,
                Task.owner_id == staff_id,
                Task.state.in_(("open", "proposed")),
                Task.hidden_at.is_(None),
            )
        )
    )


def tasks_offered_to(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[Task]:
    """Open tasks of others that wait for a yes from this one."""
    return list(
        db.session.scalars(
            select(Task).where(
                Task.team_id == team_id,
                Task.offered_to_id == staff_id,
                Task.state == "open",
                Task.hidden_at.is_(None),
            )
        )
    )


def tasks_offered_to_the_absent(team_id: uuid.UUID, day: dt.date) -> list[Task]:
    """Open tasks that wait for a yes from somebody who is away that day."""
    away = (Absence.team_id == team_id, Absence.from_on <= day, Absence.to_on >= day)
    return list(
        db.session.scalars(
            select(Task).where(
                Task.team_id == team_id,
                Task.offered_to_id.in_(select(Absence.staff_id).where(*away)),
                Task.state == "open",
                Task.hidden_at.is_(None),
            )
        )
    )


def people_led_by(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[KnownTo]:
    """The rows in a party's books that name this primary contact."""
    return list(
        db.session.scalars(
            select(KnownTo)
            .join(Patient, Patient.id == KnownTo.patient_id)
            .where(KnownTo.team_id == team_id, KnownTo.primary_id == staff_id, Patient.left_on.is_(None))
        )
    )


def contacts_held_by(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[CareContact]:
    """Where this is the named contact or the deputy."""
    return list(
        db.session.scalars(
            select(CareContact).where(
                CareContact.team_id == team_id,
                or_(CareContact.staff_id == staff_id, CareContact.deputy_id == staff_id),
            )
        )
    )


def category_of(team_id: uuid.UUID, code: str) -> Category:
    """The team's category with that code; every team has them all."""
    return db.session.scalars(
        select(Category).where(Category.team_id == team_id, Category.code == code)
    ).one()


def is_category_empty(category: Category) -> bool:
    """Whether nobody stands in this column."""
    standing = select(Episode.id).where(Episode.category_id == category.id, Episode.closed_at.is_(None))
    return db.session.scalar(standing.limit(1)) is None


def duty_of(team_id: uuid.UUID, day: dt.date) -> Duty | None:
    """Who answers for the day's urgent things."""
    return db.session.scalar(
        select(Duty)
        .where(Duty.team_id == team_id, Duty.starts_on <= day)
        .order_by(Duty.starts_on.desc(), Duty.set_at.desc(), Duty.id.desc())
        .limit(1)
    )


def staff_by_hsa_id(hsa_id: str) -> Staff | None:
    """Who an identity provider means, if we know them."""
    return db.session.scalar(select(Staff).where(Staff.hsa_id == hsa_id))


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


def running_sessions_of(membership_id: uuid.UUID) -> list[DeviceSession]:
    """The devices signed in in this assignment."""
    running = select(DeviceSession).where(
        DeviceSession.membership_id == membership_id, DeviceSession.ended_at.is_(None)
    )
    return list(db.session.scalars(running))


def sessions_of_account(account: Account) -> list[DeviceSession]:
    """The devices signed in with this account."""
    running = select(DeviceSession).where(
        DeviceSession.account_id == account.id, DeviceSession.ended_at.is_(None)
    )
    return list(db.session.scalars(running)) if account.id else []


def account_of(staff_id: uuid.UUID) -> Account | None:
    """Their account, if they have one."""
    return db.session.scalar(select(Account).where(Account.staff_id == staff_id))


def account_named(name: str) -> Account | None:
    """The account with this name, as stored."""
    return db.session.scalar(select(Account).where(Account.email == name))


def open_invitations_of(team_id: uuid.UUID, staff_id: uuid.UUID) -> list[Invitation]:
    """Links of theirs that were neither used nor withdrawn."""
    return list(
        db.session.scalars(
            select(Invitation).where(
                Invitation.team_id == team_id,
                Invitation.staff_id == staff_id,
                Invitation.used_at.is_(None),
                Invitation.withdrawn_at.is_(None),
            )
        )
    )


def invitation_by_hash(secret_hash: str) -> Invitation | None:
    """The link with this secret."""
    return db.session.scalar(select(Invitation).where(Invitation.secret_hash == secret_hash))


def is_away(team_id: uuid.UUID, staff_id: uuid.UUID, day: dt.date) -> bool:
    """Whether they are written down as away that day."""
    absence = select(Absence.id).where(
        Absence.team_id == team_id,
        Absence.staff_id == staff_id,
        Absence.from_on <= day,
        Absence.to_on >= day,
    )
    return db.session.scalar(absence.limit(1)) is not None


def tasks_waiting_until(team_id: uuid.UUID, staff_id: uuid.UUID, day: dt.date) -> list[Task]:
    """Open tasks of theirs that are due that day or earlier."""
    return [task for task in open_tasks_of(team_id, staff_id) if task.state == "open" and task.due_on <= day]


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


def is_barred_from_any(staff_id: uuid.UUID, people: Collection[uuid.UUID]) -> bool:
    """Whether they must not see one of these people."""
    bars = select(Bar.id).where(Bar.staff_id == staff_id, Bar.patient_id.in_(people), Bar.lifted_at.is_(None))
    return db.session.scalar(bars.limit(1)) is not None


def protected_people(team_id: uuid.UUID) -> Sequence[Patient]:
    """Those in the team whom lists may call by a code."""
    return db.session.scalars(
        select(Patient).where(
            Patient.team_id == team_id, Patient.protected_code.is_not(None), Patient.left_on.is_(None)
        )
    ).all()
