"""The demo's people carry a mark in their file, so that they never mix with real ones."""

import sqlite3
from contextlib import closing
from pathlib import Path

DEMO_MARK = 0x46414354  # "FACT", SQLite's application_id in the header of the file


def mark_as_demo(database_path: Path) -> None:
    """Say in the file's own header that it holds made-up people."""
    with closing(sqlite3.connect(database_path)) as connection:
        connection.execute(f"PRAGMA application_id={DEMO_MARK}")


def is_demo_data(database_path: Path) -> bool:
    """Whether the file was marked so."""
    with closing(sqlite3.connect(database_path)) as connection:
        return bool(connection.execute("PRAGMA application_id").fetchone()[0] == DEMO_MARK)


def refuse_demo_data(database_path: Path) -> None:
    """Real work never begins among made-up people."""
    if database_path.exists() and is_demo_data(database_path):
        raise SystemExit(f"{database_path.name} holds the demo's made-up people: choose another database.")
