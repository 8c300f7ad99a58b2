"""How somebody gets in: accounts, devices signed in, invitations."""

import uuid

from sqlalchemy import select

from fact_board.extensions import db
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.teams.models import Invitation, Staff


def staff_by_hsa_id(hsa_id: str) -> Staff | None:
    """Who an identity provider means, if we know them."""
    return db.session.scalar(select(Staff).where(Staff.hsa_id == hsa_id))


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
