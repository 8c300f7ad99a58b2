"""Accounts from the command line: nobody registers themself."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from fact_board.errors import Conflict, DomainError
from fact_board.extensions import db
from fact_board.sign_in import accounts, administrators, factors, passwords
from fact_board.teams import actions as teams
from fact_board.teams.models import PRINCIPALS, Staff


def _long_enough(_context: click.Context, _option: click.Parameter, password: str) -> str:
    if len(password) < passwords.SHORTEST:
        raise click.BadParameter(f"a password needs at least {passwords.SHORTEST} characters.")
    if len(password) > passwords.LONGEST:
        raise click.BadParameter(f"a password has at most {passwords.LONGEST} characters.")
    return password


@click.command("create-account")
@click.argument("staff_name")
@click.argument("sign_in_name")
@click.password_option(callback=_long_enough)
@with_appcontext
def create_account(staff_name: str, sign_in_name: str, password: str) -> None:
    """Give a member of staff an account: STAFF_NAME as written in the team, SIGN_IN_NAME to type."""
    staff_id = _only_one(staff_name).id
    try:
        account = accounts.open_account(staff_id, sign_in_name, password)
    except Conflict as error:
        raise click.ClickException(f"{staff_name} has an account, or {sign_in_name!r} is taken.") from error
    click.echo(f"{staff_name} can sign in as {account.email}.")


@click.command("set-hsa-id")
@click.argument("staff_name")
@click.argument("hsa_id")
@with_appcontext
def set_hsa_id(staff_name: str, hsa_id: str) -> None:
    """Let a member of staff in through the identity provider: STAFF_NAME as written in the team."""
    try:
        teams.set_hsa_id(teams.THE_HOUSE, _only_one(staff_name), hsa_id=hsa_id, by=None)
    except DomainError as error:
        raise click.ClickException(f"{hsa_id!r} is no HSA-id, or somebody else has it.") from error
    click.echo(f"{staff_name} signs in as {hsa_id.strip().upper()}.")


def _only_one(staff_name: str) -> Staff:
    staff = db.session.scalars(select(Staff).where(Staff.name == staff_name)).all()
    if len(staff) != 1:
        raise click.ClickException(f"{len(staff)} members of staff are called {staff_name!r}; one is needed.")
    return staff[0]


@click.command("set-password")
@click.argument("sign_in_name")
@click.password_option(callback=_long_enough)
@with_appcontext
def set_password(sign_in_name: str, password: str) -> None:
    """Give an account a new password and sign it out everywhere."""
    account = accounts.account_by_name(sign_in_name)
    if account is None:
        raise click.ClickException(f"Nobody signs in as {sign_in_name!r}.")
    accounts.change_password(account, password)
    click.echo("Changed; every device is signed out.")


@click.command("reset-factors")
@click.argument("sign_in_name")
@with_appcontext
def reset_factors(sign_in_name: str) -> None:
    """Take away someone's authenticator app, passkeys and recovery codes, and sign them out everywhere."""
    account = accounts.account_by_name(sign_in_name)
    if account is None:
        raise click.ClickException(f"Nobody signs in as {sign_in_name!r}.")
    factors.reset_factors(account)
    click.echo("Reset; every device is signed out. They sign in with the password and set up new factors.")


@click.command("create-administrator")
@click.argument("staff_name")
@click.argument("sign_in_name")
@click.option("--team", "team_name", required=True, help="The team to found, or to enter.")
@click.option("--party", "party_name", required=True, help="The administrator's party, founded if need be.")
@click.option("--principal", type=click.Choice(PRINCIPALS), required=True)
@click.password_option(callback=_long_enough)
@with_appcontext
def create_administrator(
    staff_name: str, sign_in_name: str, team_name: str, party_name: str, principal: str, password: str
) -> None:
    """Make the first administrator, who founds teams and invites everybody else on the pages."""
    if administrators.exist():
        raise click.ClickException("There is an administrator already; they invite the others.")
    if accounts.account_by_name(sign_in_name) is not None:
        raise click.ClickException(f"{sign_in_name!r} is taken.")
    staff_id = administrators.found(staff_name, team_name, party_name, principal)
    account = accounts.open_account(staff_id, sign_in_name, password)
    click.echo(f"{staff_name} can sign in as {account.email}, and administers.")
