"""Who works in the team, as what and until when."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.teams.actions.founding import free_hsa_id
from fact_board.teams.actions.invitations import add_invitation
from fact_board.teams.actions.leaving import ONE_DAY, check_leaders, end_sessions
from fact_board.teams.models import PROFESSIONS, ROLES, Membership, Staff, Team
from fact_board.teams.queries.memberships import overlapping_membership, worn_initials
from fact_board.teams.queries.team import is_party_of
from fact_board.teams.rules import (
    LEADERS_GRANT,
    check_initials,
    check_span,
    initials_for,
)


@action
def add_membership(
    team: Team,
    staff: Staff,
    *,
    id: uuid.UUID,
    party: uuid.UUID,
    profession: str,
    role: str = "member",
    fte: Decimal = Decimal("1.0"),
    initials: str | None = None,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    is_stand_in: bool = False,
    may_chair: bool | None = None,
    knows_addiction: bool | None = None,
    by: Membership | None,
) -> None:
    """Let someone work in the team, for a party of it; without initials of their own they get free ones."""
    membership = _membership(
        team,
        staff,
        id=id,
        party=party,
        profession=profession,
        role=role,
        fte=fte,
        initials=initials,
        starts_on=starts_on,
        ends_on=ends_on,
        is_stand_in=is_stand_in,
        may_chair=may_chair,
        knows_addiction=knows_addiction,
    )
    _check_grant(by, party, role)
    db.session.add(membership)
    record(
        "membership_added", membership, by=by, touches=(team,), sight_changing=True, **_facts_of(membership)
    )


@action
def invite_colleague(
    team: Team,
    /,
    *,
    staff_id: uuid.UUID,
    name: str,
    hsa_id: str | None = None,
    secret: str,
    by: Membership | None,
    **post: Any,
) -> None:
    """Let somebody new to the house work in the team, with a link by which they set their password.

    `post` is what `add_membership` takes; `secret` was made by the asker's page, which alone shows it. Whom
    an identity provider knows by their `hsa_id` needs no link.
    """
    staff = Staff(id=staff_id, name=name, hsa_id=free_hsa_id(hsa_id))
    membership = _membership(team, staff, **post)
    _check_grant(by, membership.party_id, membership.role)
    db.session.add(staff)
    db.session.flush()
    db.session.add(membership)
    add_invitation(team, staff, secret, by)
    record(
        "colleague_invited", membership, by=by, touches=(team,), sight_changing=True, **_facts_of(membership)
    )


def _membership(
    team: Team,
    staff: Staff,
    *,
    id: uuid.UUID,
    party: uuid.UUID,
    profession: str,
    role: str,
    fte: Decimal,
    initials: str | None,
    starts_on: dt.date,
    ends_on: dt.date | None,
    is_stand_in: bool,
    may_chair: bool | None = None,
    knows_addiction: bool | None = None,
) -> Membership:
    if not is_party_of(team.id, party):
        raise Invalid("party.not_in_team", field="party")
    _check_kind(profession, role)
    check_span(starts_on, ends_on)
    if overlapping_membership(team.id, staff.id, starts_on, ends_on):
        raise Conflict("membership.exists")
    return Membership(
        id=id,
        team_id=team.id,
        staff_id=staff.id,
        party_id=party,
        profession=profession,
        role=role,
        fte=fte,
        initials=_free_initials(team, staff, initials),
        starts_on=starts_on,
        ends_on=ends_on,
        is_stand_in=is_stand_in,
        may_chair=bool(may_chair),
        knows_addiction=bool(knows_addiction),
    )


def _check_grant(by: Membership | None, party: uuid.UUID, *roles: str) -> None:
    """A leader staffs the own party, with roles that see no more than theirs; the rest is an administrator's.

    Else a leader could let somebody in on the other party's side, run the whole house, or choose who reviews
    the leader's own readings.
    """
    if by is None or by.role == "administrator":
        return
    if party != by.party_id:
        raise Invalid("membership.of_other_party", field="party")
    if not LEADERS_GRANT.issuperset(roles):
        raise Invalid("membership.administrators_grant", field="role")


def _check_kind(profession: str, role: str) -> None:
    if profession not in PROFESSIONS or role not in ROLES:
        raise Invalid("membership.kind", field="role" if profession in PROFESSIONS else "profession")


def _facts_of(membership: Membership) -> dict[str, Any]:
    """What the log tells of a permission: who, for which party, in which role, from when until when."""
    return {
        "staff": membership.staff_id,
        "party": membership.party_id,
        "role": membership.role,
        "profession": membership.profession,
        "starts_on": membership.starts_on,
        "ends_on": membership.ends_on,
    }


def _free_initials(team: Team, staff: Staff, wished: str | None) -> str:
    worn = worn_initials(team.id, except_staff=staff.id)
    if not wished:
        return initials_for(staff.name, worn, clock.today())
    check_initials(wished, worn, clock.today())
    return wished


@action
def change_membership(
    membership: Membership,
    *,
    profession: str,
    role: str,
    fte: Decimal,
    initials: str | None = None,
    starts_on: dt.date,
    ends_on: dt.date | None,
    is_stand_in: bool,
    may_chair: bool | None = None,
    knows_addiction: bool | None = None,
    by: Membership | None,
) -> None:
    """Change as what, how much and until when someone works; another role signs them out.

    `may_chair` says whether they are trained to lead the meeting, `knows_addiction` whether they have
    competence in addiction; None leaves that as it is.
    """
    today, was = clock.today(), _facts_of(membership)
    _check_kind(profession, role)
    _check_grant(by, membership.party_id, membership.role, role)
    check_span(starts_on, ends_on)
    if ends_on is not None and ends_on < today and ends_on != membership.ends_on:
        raise Invalid("membership.end_instead", field="ends_on")
    if overlapping_membership(
        membership.team_id, membership.staff_id, starts_on, ends_on, besides=membership.id
    ):
        raise Conflict("membership.exists")
    initials = initials or membership.initials
    if initials != membership.initials:
        check_initials(initials, worn_initials(membership.team_id, except_staff=membership.staff_id), today)
    asked = {
        "profession": profession,
        "role": role,
        "fte": fte,
        "initials": initials,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "is_stand_in": is_stand_in,
        "may_chair": membership.may_chair if may_chair is None else may_chair,
        "knows_addiction": membership.knows_addiction if knows_addiction is None else knows_addiction,
    }
    if all(getattr(membership, name) == value for name, value in asked.items()):
        raise Unchanged(membership)
    check_leaders(membership, free_from=_free_from(membership, role, starts_on, ends_on))
    is_other_role = role != membership.role
    for name, value in asked.items():
        setattr(membership, name, value)
    if is_other_role or not membership.is_current(today):
        end_sessions(membership)
    record(
        "membership_changed",
        membership,
        by=by,
        touches=(db.session.get_one(Team, membership.team_id),),
        sight_changing=True,
        was=_plain(was),
        **_facts_of(membership),
    )


def _plain(facts: dict[str, Any]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in facts.items()}


def _free_from(
    membership: Membership, role: str, starts_on: dt.date, ends_on: dt.date | None
) -> dt.date | None:
    """From when a leader would no longer be one, if the change takes anything away."""
    today, was = clock.today(), membership
    if role != "leader" or starts_on > today >= was.starts_on:
        return today
    if ends_on is not None and (was.ends_on is None or ends_on < was.ends_on):
        return max(today, ends_on + ONE_DAY)
    return None
