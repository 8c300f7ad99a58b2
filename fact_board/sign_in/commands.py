"""Making the first account, from the command line."""

import click
from flask.cli import with_appcontext
from flask_security.utils import hash_password
from sqlalchemy import select

from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.sign_in.models import Account
from fact_board.teams.models import Staff

SHORTEST = 12


@click.command("create-account")
@click.argument("staff_name")
@click.argument("sign_in_name")
@click.password_option()
@with_appcontext
def create_account(staff_name: str, sign_in_name: str, password: str) -> None:
    """Give a member of staff an account: STAFF_NAME as written in the team, SIGN_IN_NAME to type."""
    if len(password) < SHORTEST:
        raise click.ClickException(f"A password needs at least {SHORTEST} characters.")
    staff = db.session.scalars(select(Staff).where(Staff.name == staff_name)).all()
    if len(staff) != 1:
        raise click.ClickException(f"{len(staff)} members of staff are called {staff_name!r}; one is needed.")
    with write_transaction():
        db.session.add(
            Account(
                email=sign_in_name.casefold(),
                password=hash_password(password),
                fs_uniquifier=new_id().hex,
                active=True,
                staff_id=staff[0].id,
            )
        )
    click.echo(f"{staff_name} can sign in as {sign_in_name.casefold()}.")
