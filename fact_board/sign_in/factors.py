"""Second factors: codes from an authenticator app, recovery codes, and what an account has of each.

Flask-Security makes and checks the app's codes; its secret is stored encrypted. Written outside
actions, by decision: a factor changes nothing that the board draws.
"""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from flask import Flask, current_app
from flask_security import Totp
from passlib.exc import TokenError
from sqlalchemy import delete, func, or_, select, update

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.sign_in.happenings import NOBODY, Kind, Who, tell
from fact_board.sign_in.models import Account, DeviceSession, RecoveryCode, WebAuthn

TOTP = "fact_board.totp"  # app.extensions: the AppCodes of this app
ISSUER = "FACT-tavlan"
SKEW_SECONDS = 30  # one code before and one after: clocks of phones go wrong
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
GROUPS, GROUP = 6, 4  # 118 bits: too many to try, so a plain hash keeps them


@dataclass(frozen=True)
class Factors:
    """What an account can prove a second time who it is with."""

    has_totp: bool
    passkeys: tuple[WebAuthn, ...]
    recovery_codes: int

    @property
    def is_any(self) -> bool:
        return self.has_totp or bool(self.passkeys)

    @property
    def ways(self) -> list[str]:
        """Their names, the quickest first."""
        has = {
            "passkey": bool(self.passkeys),
            "totp": self.has_totp,
            "recovery_code": self.is_any and self.recovery_codes > 0,
        }
        return [way for way, is_there in has.items() if is_there]


class AppCodes(Totp):
    """Flask-Security's, told to say which code it was: it has no memory of those already used."""

    def counter_of(self, code: str, secret: str) -> int | None:
        """The number of the half minute whose code this is, now or just before or after."""
        digits = unicodedata.normalize("NFKC", code)
        bare = "".join(letter for letter in digits if letter in "0123456789")
        try:
            return int(self._totp.verify(bare, secret, window=SKEW_SECONDS).counter)
        except TokenError:
            return None


def init_totp(app: Flask) -> None:
    """Keys that encrypt the apps' secrets: by number, the highest for new ones."""
    config = app.config["FACT"]
    own = hmac.new(config.secret.encode(), b"totp", hashlib.sha256).hexdigest()
    app.extensions[TOTP] = AppCodes(dict(config.totp_keys) or {"1": own}, ISSUER)


def totp() -> AppCodes:
    """This app's."""
    found: AppCodes = current_app.extensions[TOTP]
    return found


def factors_of(account: Account) -> Factors:
    """What the account has."""
    passkeys = db.session.scalars(
        select(WebAuthn).where(WebAuthn.user_id == account.id).order_by(WebAuthn.id)
    )
    codes = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.account_id == account.id)
    return Factors(bool(account.tf_totp_secret), tuple(passkeys), db.session.scalar(codes) or 0)


def add_totp(account: Account, secret: str, code: str, *, who: Who) -> None:
    """Keep the app's secret once the app has shown a right code."""
    account_id, counter = account.id, totp().counter_of(code, secret)
    if counter is None:
        raise Invalid("second_factor.wrong", field="code")
    kept = {"tf_totp_secret": secret, "tf_primary_method": "authenticator", "totp_counter": counter}
    with write_transaction():
        db.session.execute(update(Account).where(Account.id == account_id).values(**kept))
    tell(Kind.FACTOR_ADDED, who, factor="totp")


def is_right_code(account: Account, code: str) -> bool:
    """Whether the app shows this code now, and nobody has used it. One statement decides, should it come
    twice at once."""
    account_id, secret = account.id, account.tf_totp_secret
    counter = totp().counter_of(code, secret) if secret else None
    if counter is None:
        return False
    unused = or_(Account.totp_counter.is_(None), Account.totp_counter < counter)
    with write_transaction():
        used = db.session.execute(
            update(Account)
            .where(Account.id == account_id, unused)
            .values(totp_counter=counter)
            .returning(Account.id)
        ).all()
    return bool(used)


def remove_totp(account: Account, *, is_needed: bool, who: Who) -> None:
    """Forget the app. The last factor stays where one is needed."""
    account_id = account.id
    if is_needed and not factors_of(account).passkeys:
        raise Conflict("second_factor.last")
    with write_transaction():
        _forget_totp(account_id)
    tell(Kind.FACTOR_REMOVED, who, factor="totp")


def _forget_totp(account_id: int) -> None:
    gone = {"tf_totp_secret": None, "tf_primary_method": None}
    db.session.execute(update(Account).where(Account.id == account_id).values(**gone))


def new_recovery_codes(account: Account, *, who: Who) -> list[str]:
    """Ten new codes, shown now and never again; the old ones open nothing more."""
    account_id = account.id
    codes = ["-".join(_group() for _ in range(GROUPS)) for _ in range(RECOVERY_CODES)]
    with write_transaction():
        db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
        db.session.add_all(
            RecoveryCode(id=new_id(), account_id=account_id, code_hash=_hash(account_id, code))
            for code in codes
        )
    tell(Kind.FACTOR_ADDED, who, factor="recovery_codes")
    return codes


def _group() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(GROUP))


def use_recovery_code(account: Account, typed: str) -> bool:
    """Whether this is one of the codes; it is gone then."""
    account_id = account.id
    with write_transaction():
        used = db.session.execute(
            delete(RecoveryCode)
            .where(RecoveryCode.account_id == account_id, RecoveryCode.code_hash == _hash(account_id, typed))
            .returning(RecoveryCode.id)
        ).all()
    return bool(used)


def _hash(account_id: int, code: str) -> str:
    bare = "".join(letter for letter in code.casefold() if letter in LETTERS)
    return hashlib.sha256(f"{account_id}:{bare}".encode()).hexdigest()


def reset_factors(account: Account, *, who: Who = NOBODY) -> None:
    """Take away every factor of a colleague who lost theirs, and sign them out everywhere.

    They sign in with their password, and are led to set up new factors where their role needs them.
    """
    account_id, staff_id, now = account.id, account.staff_id, clock.now()
    with write_transaction():
        _forget_totp(account_id)
        db.session.execute(delete(WebAuthn).where(WebAuthn.user_id == account_id))
        db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
        db.session.execute(
            update(DeviceSession)
            .where(DeviceSession.account_id == account_id, DeviceSession.ended_at.is_(None))
            .values(ended_at=now)
        )
    tell(Kind.FACTORS_RESET, who, of=str(staff_id))
