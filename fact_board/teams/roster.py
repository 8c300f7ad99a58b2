"""What a team leader or an administrator looks at: people, columns, settings; nobody on the board."""

import datetime as dt
import uuid
from collections import Counter
from typing import Any

from sqlalchemy import func, select

from fact_board import clock
from fact_board.board.models import Episode, Task
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.sign_in.models import Account
from fact_board.teams.models import (
    ROLES,
    Absence,
    Category,
    Invitation,
    Membership,
    Party,
    Staff,
    Team,
)
from fact_board.teams.queries.memberships import memberships_of
from fact_board.teams.queries.team import duty_of, parties_of
from fact_board.teams.rules import LEADERS_GRANT
from fact_board.visits.planned.models import PLANNED, PlannedVisit

Shape = dict[str, Any]
STATES = ("current", "coming", "ended")
LONG_GONE = dt.timedelta(days=365)


def administration_of(team: Team, by: Membership) -> Shape:
    """Everything that is set for a team, and whom `by` may staff it with."""
    today = clock.today()
    return {
        "today": today,
        "team": {**_columns(team), "zone": str(clock.ZONE)},
        "parties": parties_of(team),
        "grants": grants_of(by),
        "members": _members(team.id, today),
        "categories": _categories(team.id),
    }


def grants_of(by: Membership) -> Shape:
    """A leader staffs the own party; an administrator (no party) all of them, in every role."""
    if by.role == "administrator":
        return {"party": None, "roles": ROLES}
    return {"party": by.party_id, "roles": [role for role in ROLES if role in LEADERS_GRANT]}


def _columns(row: Any) -> Shape:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}


def _members(team_id: uuid.UUID, today: dt.date) -> list[Shape]:
    rows = [
        membership
        for membership in db.session.scalars(select(Membership).where(Membership.team_id == team_id))
        if membership.ends_on is None or membership.ends_on > today - LONG_GONE
    ]
    accounts = _accounts(team_id, [row.staff_id for row in rows])
    in_hand = _in_hand(team_id)
    drawn = [_member(row, today, accounts[row.staff_id], in_hand) for row in rows]
    return sorted(drawn, key=lambda one: (STATES.index(one["state"]), one["name"], one["starts_on"]))


def _member(row: Membership, today: dt.date, account: Shape, in_hand: Counter[uuid.UUID]) -> Shape:
    return {
        **_columns(row),
        **account,
        "staff": row.staff_id,
        "party": row.party_id,
        "name": row.staff.name,
        "hsa_id": row.staff.hsa_id,
        "state": state_of(row, today),
        "in_hand": in_hand[row.staff_id],
    }


def state_of(row: Membership, today: dt.date) -> str:
    """Working now, later, or no longer; somebody who never came has ended."""
    if row.is_current(today):
        return "current"
    return "coming" if row.starts_on > today and (row.ends_on or row.starts_on) > today else "ended"


def _accounts(team_id: uuid.UUID, staff_ids: list[uuid.UUID]) -> dict[uuid.UUID, Shape]:
    """Whether each can sign in: yes, invited, expired or none."""
    having = set(db.session.scalars(select(Account.staff_id).where(Account.staff_id.in_(staff_ids))))
    waiting = select(Invitation).where(
        Invitation.team_id == team_id, Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None)
    )
    invitations = {one.staff_id: one for one in db.session.scalars(waiting.order_by(Invitation.made_at))}
    now, told = clock.now(), {}
    for staff_id in staff_ids:
        invitation = invitations.get(staff_id)
        account = "yes" if staff_id in having else "none"
        if account == "none" and invitation:
            account = "invited" if invitation.is_open(now) else "expired"
        told[staff_id] = {
            "account": account,
            "invited_until": invitation.expires_at if invitation and invitation.is_open(now) else None,
        }
    return told


def _in_hand(team_id: uuid.UUID) -> Counter[uuid.UUID]:
    """How many open tasks, people, contacts and coming visits each has: a number, whoever they are about."""
    tasks = select(Task.owner_id).where(
        Task.team_id == team_id, Task.state.in_(("open", "proposed")), Task.hidden_at.is_(None)
    )
    people = (
        select(KnownTo.primary_id)
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(KnownTo.team_id == team_id, Patient.left_on.is_(None))
    )
    contacts = select(CareContact.staff_id).where(CareContact.team_id == team_id)
    coming = (
        PlannedVisit.team_id == team_id,
        PlannedVisit.state == PLANNED,
        PlannedVisit.on >= clock.today(),
    )
    visits = [select(who).where(*coming) for who in (PlannedVisit.staff_id, PlannedVisit.with_id)]
    return Counter(
        staff_id
        for query in (tasks, people, contacts, *visits)
        for staff_id in db.session.scalars(query)
        if staff_id is not None
    )


def _categories(team_id: uuid.UUID) -> list[Shape]:
    standing = select(Episode.category_id).where(Episode.team_id == team_id, Episode.closed_at.is_(None))
    occupied = set(db.session.scalars(standing))
    rows = db.session.scalars(
        select(Category).where(Category.team_id == team_id).order_by(Category.position, Category.code)
    )
    return [{**_columns(row), "templates": row.templates, "is_empty": row.id not in occupied} for row in rows]


def attendance_of(team: Team) -> Shape:
    """Who works today, who is away until when, and who answers for urgent things."""
    today = clock.today()
    duty = duty_of(team.id, today)
    away: dict[uuid.UUID, list[Absence]] = {}
    coming = select(Absence).where(Absence.team_id == team.id, Absence.to_on >= today)
    for absence in db.session.scalars(coming.order_by(Absence.from_on)):
        away.setdefault(absence.staff_id, []).append(absence)
    return {
        "today": today,
        "parties": parties_of(team),
        "colleagues": [
            {
                "staff": member.staff_id,
                "name": member.staff.name,
                "party": member.party_id,
                "profession": member.profession,
                "away": away.get(member.staff_id, []),
            }
            for member in memberships_of(team.id, today)
            if member.role in ("member", "leader")
        ],
        "officer": duty.officer_id if duty else None,
        "deputy": duty.deputy_id if duty else None,
    }


def house() -> Shape:
    """Every team with its parties and leaders, and everybody who can be given a membership."""
    today = clock.today()
    current = [m for m in db.session.scalars(select(Membership)) if m.is_current(today)]
    staff = Counter(member.team_id for member in current)
    leaders: dict[uuid.UUID, list[str]] = {}
    for member in current:
        if member.role == "leader":
            leaders.setdefault(member.team_id, []).append(member.staff.name)
    teams = db.session.scalars(select(Team).order_by(func.lower(Team.name))).all()
    return {
        "teams": [
            {
                "id": team.id,
                "name": team.name,
                "staff": staff[team.id],
                "leaders": sorted(leaders.get(team.id, [])),
                "parties": parties_of(team),
            }
            for team in teams
        ],
        "parties": db.session.scalars(select(Party).order_by(Party.name)).all(),
        "staff": db.session.scalars(select(Staff).order_by(func.lower(Staff.name))).all(),
    }
