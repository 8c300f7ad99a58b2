"""Coming in: by name and password, by a second factor, by a passkey. Every attempt is counted and told.

Pages and API both go through here. Known and unknown names get the same answer in the same time, and a
right password forgives nothing until its owner is all the way in.
"""

import uuid
from typing import Any

from flask import current_app, request, session

from fact_board.errors import DomainError, Invalid, NotFound
from fact_board.extensions import db
from fact_board.sign_in import accounts, lockout, openid_entries, passkeys, passwords, steps
from fact_board.sign_in.factors import factors_of, is_right_code, use_recovery_code
from fact_board.sign_in.happenings import NOBODY, Kind, Who, tell
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.sign_in.sessions import assignments_of, lacks_second, session_here, start_session, who_of
from fact_board.teams.models import Membership

HALF = "half"  # in the cookie: the step of someone whose password was right


class Refused(DomainError):
    """Not let in."""

    status = 401


class TooManyAttempts(DomainError):
    """Nothing was looked at."""

    status = 423


class NoAssignment(DomainError):
    """Known, but at work nowhere today."""

    status = 403


def by_password(typed_name: str, password: str) -> tuple[Account, bool]:
    """Whose name and password these are, and whether a second factor is asked for before anything opens."""
    refuse_without_local_accounts()
    name = accounts.name_as_stored(typed_name)
    attempt = _attempt(name, "password")
    account = accounts.account_by_name(name)
    if not passwords.is_right(account, password) or account is None:
        raise _refusal("sign_in.wrong", name, "password")
    if not factors_of(account).is_any:
        lockout.forgive(name)
        return account, False
    lockout.take_back(attempt)
    session[HALF] = str(steps.begin(steps.SECOND, account.id).id)
    return account, True


def half_in() -> Account | None:
    """Who gave the right password on this device a moment ago, and owes a second factor."""
    step = steps.step_under_way(_half_id(), steps.SECOND)
    return db.session.get(Account, step.account_id) if step else None


def by_second(way: str, code: str) -> Account:
    """Whose second factor this is, after the right password."""
    account = half_in()
    if account is None or not account.active:
        raise Refused("sign_in.too_late")
    name, who = account.email, Who(account.staff_id)
    _attempt(name, way, who)
    is_right = use_recovery_code if way == "recovery_code" else is_right_code
    if not is_right(account, code):
        key = "second_factor.wrong_recovery" if way == "recovery_code" else "second_factor.wrong"
        raise _refusal(key, name, way, who)
    return _all_the_way(account)


def by_passkey(step_id: uuid.UUID, credential: dict[str, Any]) -> Account:
    """Whose passkey this is. It needs no password: its owner has shown finger, face or code to the device."""
    if half_in() is None:
        refuse_without_local_accounts()
    name = f"passkey:{str(credential.get('id', ''))[:200]}"
    _attempt(name, "passkey")
    account = passkeys.account_by_passkey(step_id, credential)
    if account is None:
        raise _refusal("passkey.unknown", name, "passkey")
    lockout.forgive(name)
    return _all_the_way(account)


def refuse_without_local_accounts() -> None:
    """Where everyone comes through the identity provider there is no other door."""
    if not current_app.config["FACT"].has_local_accounts:
        raise NotFound


def _all_the_way(account: Account) -> Account:
    lockout.forgive(account.email)
    steps.end(_half_id(), steps.SECOND)
    return account


def enter(account: Account, team_id: uuid.UUID | None = None, *, how: str, second: str = "") -> Membership:
    """Sign in, in the assignment in this team, if there is one; else in the newest.

    Who came through an identity provider and only owed a second factor goes on as they came.
    """
    assignments = assignments_of(account.staff_id)
    if not assignments:
        raise NoAssignment("sign_in.no_assignment")
    owing = _session_that_owes_a_second(account)
    if owing:
        team_id, how = owing.membership.team_id, "openid"
    chosen = next((one for one in assignments if one.team_id == team_id), assignments[0])
    before = owing.id if owing else None
    start_session(account, chosen, how=how, second=second)
    if before:
        openid_entries.move(before, uuid.UUID(session["sid"]))
    return chosen


def _session_that_owes_a_second(account: Account) -> DeviceSession | None:
    here = session_here()
    if here is None or here.account_id != account.id or not lacks_second(here):
        return None
    return here if openid_entries.is_bound(here.id) else None


def check_password_again(here: DeviceSession, password: str) -> None:
    """The signed-in person's password, counted as at the door."""
    account, who = here.account, who_of(here)
    name = account.email
    _attempt(name, "password", who)
    if not passwords.is_right(account, password):
        _refusal("sign_in.wrong", name, "password", who)
        raise Invalid("sign_in.wrong_password", field="password")
    lockout.forgive(name)


def check_passkey_again(here: DeviceSession, step_id: uuid.UUID, credential: dict[str, Any]) -> None:
    """The signed-in person's passkey."""
    account_id, who = here.account_id, who_of(here)
    account = passkeys.account_by_passkey(step_id, credential)
    if account is None or account.id != account_id:
        _refusal("passkey.unknown", f"session:{who.session_id}", "passkey", who)
        raise Invalid("passkey.unknown")


def _attempt(name: str, how: str, who: Who = NOBODY) -> uuid.UUID:
    attempt = lockout.may_try(name, _address())
    if attempt is None:
        tell(Kind.SIGN_IN_LOCKED, who, how=how, **lockout.hashes(name, _address()))
        raise TooManyAttempts("sign_in.locked")
    return attempt


def _refusal(key: str, name: str, how: str, who: Who = NOBODY) -> Refused:
    tell(Kind.SIGN_IN_FAILED, who, how=how, **lockout.hashes(name, _address()))
    return Refused(key)


def _address() -> str:
    return request.remote_addr or ""


def _half_id() -> uuid.UUID | None:
    try:
        return uuid.UUID(session.get(HALF, ""))
    except ValueError:
        return None
