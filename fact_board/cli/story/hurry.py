"""Telling fast: thousands of actions by one teller, whom nobody else's writes can surprise."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from fact_board.database import is_sqlite
from fact_board.extensions import db

HELD = ("loaded_as_persistent", "pending_to_persistent")


@contextmanager
def hurry() -> Iterator[None]:
    """Keep every row at hand instead of reading it again for each action, and don't wait for the disk.

    Only for a database without other users: what was told stands or falls as a whole.
    """
    session = db.session()
    held: set[Any] = set()
    hold = _hold(held)
    session.expire_on_commit = False
    for moment in HELD:
        event.listen(session, moment, hold)
    if is_sqlite():
        event.listen(db.engine, "connect", _dont_wait)
        db.engine.dispose()
    was_enabled = gc.isenabled()
    gc.disable()  # what is held on purpose need not be looked through again and again
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        if is_sqlite():
            event.remove(db.engine, "connect", _dont_wait)
        db.session.remove()
        db.engine.dispose()


def keep_held() -> None:
    """End what was read between two actions: the next one's fresh transaction would let go of every row."""
    db.session.commit()


def _hold(held: set[Any]) -> Any:
    return lambda _session, row: held.add(row)


def _dont_wait(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
