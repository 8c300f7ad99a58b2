"""Password hashing (argon2, Flask-Security's), off the hub: twenty at once would block everyone else."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from flask import copy_current_request_context, has_request_context
from flask_security.utils import hash_password, verify_password
from gevent import get_hub
from gevent.monkey import is_module_patched

from fact_board.sign_in.models import Account

T = TypeVar("T")


def is_right(account: Account | None, typed: str) -> bool:
    """Whether the password fits. For an unknown account the same work is done for nothing."""
    stored = account.password if account and account.password else _nobodys_hash()
    fits = _off_the_hub(lambda: bool(verify_password(typed, stored)))
    return fits and account is not None and bool(account.active)


@cache
def _nobodys_hash() -> str:
    return str(hash_password("nobody has this password"))


def _off_the_hub(work: Callable[[], T]) -> T:
    if not is_module_patched("socket"):
        return work()
    inside = copy_current_request_context(work) if has_request_context() else work
    result: T = get_hub().threadpool.apply(inside)
    return result
