"""Local accounts: found by the name typed, made and changed from the command line or by the demo."""

import unicodedata
import uuid

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.sign_in import passwords
from fact_board.sign_in.happenings import Kind, Who, tell
from fact_board.sign_in.models import Account, DeviceSession

LONGEST_NAME = 120


def name_as_stored(typed: str) -> str:
    """Capitals, spaces around, and how the keyboard makes its letters do not matter."""
    plain = unicodedata.normalize("NFKC", typed).casefold().strip()
    return "".join(letter for letter in plain if letter.isprintable())[:LONGEST_NAME]


def account_by_name(typed: str) -> Account | None:
    """The account with this name, if there is one."""
    return db.session.scalar(select(Account).where(Account.email == name_as_stored(typed)))


def account_of(staff_id: uuid.UUID) -> Account | None:
    """The account of a member of staff, if there is one."""
    return db.session.scalar(select(Account).where(Account.staff_id == staff_id))


def open_account(staff_id: uuid.UUID, name: str, password: str | None = None) -> Account:
    """Let someone sign in by a name; without a password only the demo's page lets them in."""
    stored = passwords.hashed(password) if password else None
    try:
        with write_transaction():
            db.session.add(
                Account(
                    email=name_as_stored(name),
                    password=stored,
                    fs_uniquifier=new_id().hex,
                    active=True,
                    staff_id=staff_id,
                )
            )
    except IntegrityError as error:
        raise Conflict("account.exists") from error
    tell(Kind.ACCOUNT_OPENED, Who(staff_id))
    return db.session.scalars(select(Account).where(Account.staff_id == staff_id)).one()


def change_password(account: Account, password: str, *, keeps: uuid.UUID | None = None) -> None:
    """A new password; every device is signed out, but the session where it was changed (`keeps`)."""
    stored, account_id, staff_id, now = passwords.hashed(password), account.id, account.staff_id, clock.now()
    with write_transaction():
        db.session.execute(update(Account).where(Account.id == account_id).values(password=stored))
        db.session.execute(
            update(DeviceSession)
            .where(
                DeviceSession.account_id == account_id,
                DeviceSession.ended_at.is_(None),
                DeviceSession.id != (keeps or uuid.UUID(int=0)),
            )
            .values(ended_at=now)
        )
    tell(Kind.PASSWORD_CHANGED, Who(staff_id))
