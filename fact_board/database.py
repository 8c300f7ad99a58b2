"""How the two databases are spoken to: SQLite's pragmas, and how a write begins."""

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import IO, Any

from flask import Flask
from sqlalchemy import Connection, Engine, event

from fact_board.extensions import db, migrate

MIGRATIONS = Path(__file__).parent.parent / "migrations"

# On SQLite all writers of a process queue here, before BEGIN IMMEDIATE: a second greenlet that waited
# inside SQLite instead would stop the whole process for its busy time-out.
_sqlite_writer = threading.RLock()
_is_writing: ContextVar[bool] = ContextVar("is_writing", default=False)


def prepare_engine(engine: Engine) -> None:
    """Teach a SQLite engine WAL, foreign keys and explicit transactions; psycopg to keep what it prepared."""
    if engine.dialect.name != "sqlite":
        event.listen(engine, "connect", _keep_prepared)
        return
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "busy_timeout=5000", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writing.get() else "BEGIN")


def _keep_prepared(connection: Any, _record: Any) -> None:
    """Let prepared statements outlive a rollback, as they do in PostgreSQL.

    psycopg forgets them all, lest a table was made anew in between; none is while a server runs. Every read
    ends in a rollback, so that nothing was ever prepared, and planning took longer than running. The pool
    hands out the connection that was used last, which has most of it.
    """
    connection._prepared.clear = lambda: False


def is_sqlite() -> bool:
    """Whether the current app's database is SQLite."""
    return db.engine.dialect.name == "sqlite"


@contextmanager
def write_transaction() -> Iterator[None]:
    """A fresh transaction that may write; whatever was read before it is read again.

    Commits at the end, rolls back on any error. Nothing inside may wait for a network or a greenlet.
    """
    if not is_sqlite():
        with _fresh_transaction():
            yield
        return
    with _sqlite_writer:
        token = _is_writing.set(True)
        try:
            with _fresh_transaction():
                yield
        finally:
            _is_writing.reset(token)


@contextmanager
def _fresh_transaction() -> Iterator[None]:
    db.session.rollback()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise


def begin_snapshot() -> None:
    """Start a read that sees one moment: REPEATABLE READ on PostgreSQL; SQLite's WAL does so by itself."""
    db.session.rollback()
    if not is_sqlite():
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def init_database(app: Flask) -> None:
    """Bind the database and its migrations to the app."""
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    with app.app_context():
        prepare_engine(db.engine)


def refuse_second_process(database_path: Path) -> IO[str]:
    """On SQLite one server process holds this lock for as long as it lives; a second one stops here."""
    handle = database_path.with_suffix(".lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise SystemExit(
            f"Another server already uses {database_path.name}. SQLite serves one process: "
            "use PostgreSQL for more."
        ) from error
    return handle
