"""Password hashing (argon2, Flask-Security's), off the hub and one at a time.

On the hub, twenty at once would stop every other request; in its shared pool they would still take all
cores from it, and keep its threads from whoever else needs them.
"""

import secrets
import unicodedata
from functools import cache

from flask_security import utils

from fact_board.errors import Invalid
from fact_board.sign_in.models import Account
from fact_board.web.off_the_hub import off_the_hub

HASHING = "passwords"
SHORTEST = 12
LONGEST = 200
# Above what OWASP asks for (19 MiB, twice, one lane). More lanes would only take more cores at once.
COST = {"argon2__memory_cost": 32 * 1024, "argon2__rounds": 2, "argon2__parallelism": 1}
CHEAP = {"argon2__memory_cost": 64, "argon2__rounds": 1, "argon2__parallelism": 1}


def hashed(typed: str) -> str:
    """What is stored of a new password: all of it, or it is refused."""
    if len(typed) > LONGEST:
        raise Invalid("password.too_long", field="password")
    plain = as_typed(typed)
    return off_the_hub(HASHING, lambda: str(utils.hash_password(plain)))


def check_new(typed: str, again: str) -> None:
    """Refuse a new password that is too short or too long, or wasn't typed the same twice."""
    if len(typed) < SHORTEST:
        raise Invalid("invitation.password_short", field="password", least=SHORTEST)
    if len(typed) > LONGEST:
        raise Invalid("password.too_long", field="password")
    if as_typed(typed) != as_typed(again):
        raise Invalid("invitation.passwords_differ", field="password")


def is_right(account: Account | None, typed: str) -> bool:
    """Whether the password fits. For an unknown name, or one too long, the same work is done for nothing."""
    plain, nobodys = as_typed(typed if len(typed) <= LONGEST else ""), _nobodys_hash()
    own = str(account.password or "") if account is not None and account.active else ""
    stored = own or nobodys
    fits = off_the_hub(HASHING, lambda: bool(utils.verify_password(plain, stored)))
    return fits and own != ""


def as_typed(password: str) -> str:
    """The same letters give the same password on every keyboard: å may be typed as a and a ring."""
    return unicodedata.normalize("NFKD", password).replace("\0", "")


@cache
def _nobodys_hash() -> str:
    return off_the_hub(HASHING, lambda: str(utils.hash_password(secrets.token_hex(32))))
