"""Links by which a colleague sets their password: made, taken once, withdrawn."""

import uuid

from sqlalchemy import update

from fact_board import clock
from fact_board.action import action, record
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.sign_in.models import Account
from fact_board.teams.models import Invitation, Membership, Staff, Team
from fact_board.teams.queries.accounts import (
    account_named,
    account_of,
    open_invitations_of,
    sessions_of_account,
)
from fact_board.teams.queries.memberships import parties_worked_for
from fact_board.teams.rules import INVITATION_LASTS, hash_of_secret


@action
def renew_invitation(team: Team, staff: Staff, *, secret: str, by: Membership) -> None:
    """Make a new link for a colleague; older ones stop working.

    Who has an account already could be locked out of it by one, so that only an administrator makes those.
    """
    if account_of(staff.id) is not None and by.role != "administrator":
        raise Conflict("invitation.has_account")
    if by.role != "administrator" and by.party_id not in parties_worked_for(team.id, staff.id):
        raise Invalid("membership.of_other_party", field="staff")
    withdraw_invitations(team.id, staff.id)
    invitation = add_invitation(team, staff, secret, by)
    record("invitation_made", invitation, by=by, staff=staff.id)


def add_invitation(team: Team, staff: Staff, secret: str, by: Membership | None) -> Invitation:
    """The link's row; the secret itself is never written down."""
    invitation = Invitation(
        id=new_id(),
        team_id=team.id,
        staff_id=staff.id,
        secret_hash=hash_of_secret(secret),
        made_at=clock.now(),
        made_by=by.staff_id if by else None,
        expires_at=clock.now() + INVITATION_LASTS,
    )
    db.session.add(invitation)
    return invitation


def withdraw_invitations(team_id: uuid.UUID, staff_id: uuid.UUID) -> None:
    """Let no link made for them in this team work any more."""
    for invitation in open_invitations_of(team_id, staff_id):
        invitation.withdrawn_at = clock.now()


@action
def accept_invitation(invitation: Invitation, *, name: str, password_hash: str, by: Membership) -> None:
    """Open the account, or give it a new password and sign it out everywhere; the link is used up."""
    if not invitation.is_open(clock.now()):
        raise Conflict("invitation.closed")
    _let_in(invitation.staff_id, name, password_hash)
    invitation.used_at = clock.now()
    record("invitation_taken", invitation, by=by, staff=invitation.staff_id)


def _let_in(staff_id: uuid.UUID, name: str, password_hash: str) -> None:
    account = account_of(staff_id)
    if account is not None:
        new_password = update(Account).where(Account.id == account.id).values(password=password_hash)
        db.session.execute(new_password)
        for session in sessions_of_account(account):
            session.ended_at = clock.now()
        return
    if account_named(name) is not None:
        raise Invalid("account.exists", field="name")
    db.session.add(
        Account(
            email=name, password=password_hash, fs_uniquifier=new_id().hex, active=True, staff_id=staff_id
        )
    )
