"""No log line of the whole suite may hold a patient's name, or what somebody wrote about a person.

Every such word that a test saves is remembered; each test's log lines (structlog's on standard output, and
whatever goes through `logging`: access lines too) are searched for them. Servers of their own write their
lines to files, which are searched for all that stands in their database when they end.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import String, Table, Text, create_engine, event, inspect, select
from sqlalchemy.orm import Session

from fact_board.columns import AboutPatient
from fact_board.extensions import Base
from fact_board.patients.models import KnownTo, Patient

SHORTEST = 6  # "hej" and "1" are words of any line
CODES = 40  # shorter columns hold codes: "red", "open", "LPT"
MIGRATION = "alembic.runtime.migration"  # says what a new database is for, before anybody wrote in it
NOT_WORDS = {"blind_index", "sealed", "fingerprint"}

_saved: dict[str, str] = {}


def typed_columns() -> Iterator[tuple[Table, list[str]]]:
    """Every column about a person that holds what somebody typed."""
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, AboutPatient | Patient | KnownTo):
            table: Any = mapper.local_table
            typed = [
                column.name
                for column in table.columns
                if isinstance(column.type, Text)
                or (isinstance(column.type, String) and (column.type.length or 0) >= CODES)
            ]
            yield table, [name for name in typed if name not in NOT_WORDS]


def remember(word: object, where: str) -> None:
    if isinstance(word, str) and len(word) >= SHORTEST:
        _saved.setdefault(word, where)


def start() -> None:
    """Remember from now on what is saved."""
    columns = {table.name: names for table, names in typed_columns()}

    @event.listens_for(Session, "before_flush")
    def listen(session: Session, *_: object) -> None:
        for row in (*session.new, *session.dirty):
            table: Any = inspect(row).mapper.local_table
            for name in columns.get(table.name, ()):
                remember(row.__dict__.get(name), f"{table.name}.{name}")


@contextmanager
def for_now() -> Iterator[None]:
    """Forget afterwards what is saved within: generated words may be any word of our own ("columns")."""
    before = dict(_saved)
    yield
    _saved.clear()
    _saved.update(before)


def log_lines(report: pytest.TestReport) -> Iterator[str]:
    """What the product logged in that phase of a test, not what the test printed."""
    for title, text in report.sections:
        if title.startswith(("Captured log", "Captured stderr")):
            yield from (line for line in text.splitlines() if MIGRATION not in line)
        elif title.startswith("Captured stdout"):
            yield from (line for line in text.splitlines() if _is_event(line))


def _is_event(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        return "event" in json.loads(line)
    except (ValueError, TypeError):
        return False


def found_in(lines: Iterable[str], words: dict[str, str] | None = None) -> set[str]:
    """Which kinds of words (never the words themselves) stand in those lines."""
    text = "\n".join(lines)
    known = _saved if words is None else words
    return {where for word, where in known.items() if any(form in text for form in _forms(word))}


def _forms(word: str) -> tuple[str, str, str]:
    """As it is, as JSON may spell it, and as an address does."""
    return word, json.dumps(word)[1:-1], quote(word)


def check_report(report: pytest.TestReport) -> None:
    """Fail the test whose lines tell of a person."""
    lines = list(log_lines(report))
    told = found_in(lines) if lines else set()
    if told:
        report.outcome = "failed"
        report.longrepr = f"a log line of this test holds {', '.join(sorted(told))}"


def check_file(log: Path, database_url: str) -> None:
    """The same for a server process: its lines against everything in its database."""
    if log.exists() and (lines := log.read_text(errors="replace").splitlines()):
        words = _saved | words_in(database_url)
        told = found_in(lines, words)
        assert not told, f"{log.name} holds {', '.join(sorted(told))}: {first_line(lines, words)}"


def first_line(lines: Iterable[str], words: dict[str, str]) -> str:
    """The first line that tells, without what it tells: to find out who wrote it."""
    for line in lines:
        for form in (form for word in words for form in _forms(word) if form in line):
            return line.replace(form, f"<{len(form)} letters>")[:400]
    return "over several lines"


def words_in(database_url: str) -> dict[str, str]:
    """What stands there about people now."""
    engine = create_engine(database_url)
    words: dict[str, str] = {}
    with engine.connect() as connection:
        for table, names in typed_columns():
            for name in names:
                for word in connection.scalars(select(table.c[name]).distinct()):
                    if isinstance(word, str) and len(word) >= SHORTEST:
                        words[word] = f"{table.name}.{name}"
    engine.dispose()
    return words
