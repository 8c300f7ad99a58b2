"""Password hashing (argon2, Flask-Security's), off the hub: twenty at once would block everyone else."""

import secrets
import unicodedata
from collections.abc import Callable
from contextvars import copy_context
from functools import cache
from typing import TypeVar

from flask_security import utils
from gevent import get_hub
from gevent.monkey import is_module_patched

from fact_board.sign_in.models import Account

T = TypeVar("T")
SHORTEST = 12
LONGEST = 200


def hashed(typed: str) -> str:
    """What is stored of a new password."""
    plain = as_typed(typed)
    return _off_the_hub(lambda: str(utils.hash_password(plain)))


def is_right(account: Account | None, typed: str) -> bool:
    """Whether the password fits. For an unknown name the same work is done for nothing."""
    plain, nobodys = as_typed(typed), _nobodys_hash()
    own = str(account.password or "") if account is not None and account.active else ""
    stored = own or nobodys
    fits = _off_the_hub(lambda: bool(utils.verify_password(plain, stored)))
    return fits and own != ""


def as_typed(password: str) -> str:
    """The same letters give the same password on every keyboard: å may be typed as a and a ring."""
    return unicodedata.normalize("NFKD", password).replace("\0", "")[:LONGEST]


@cache
def _nobodys_hash() -> str:
    return _off_the_hub(lambda: str(utils.hash_password(secrets.token_hex(32))))


def _off_the_hub(work: Callable[[], T]) -> T:
    if not is_module_patched("socket"):
        return work()
    result: T = get_hub().threadpool.apply(copy_context().run, (work,))
    return result
