"""A fresh copy of a built board for every server, on SQLite or PostgreSQL."""

import itertools
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.processes import ROOT
from tests import servers

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass
class Databases:
    """Both kinds; a board is built once and copied from then on."""

    folder: Path
    postgres_url: str
    built: dict[tuple[str, int, int], tuple[str, dict[str, Any]]] = field(default_factory=dict)
    counter: Iterator[int] = field(default_factory=itertools.count)

    def build(self, kind: str, patients: int, events: int) -> tuple[str, dict[str, Any]]:
        """The URL of a board so large and so old, and what is on it. Don't write to it: copy it."""
        key = (kind, patients, events)
        if key not in self.built:
            url = self.empty(kind)
            self.built[key] = url, build_board(url, patients, events)
        return self.built[key]

    @contextmanager
    def copy(self, kind: str, patients: int, events: int) -> Iterator[tuple[str, dict[str, Any]]]:
        template, board = self.build(kind, patients, events)
        if kind == POSTGRESQL:
            url = servers.fresh_database(self.postgres_url, template=template)
            yield url, board
            servers.drop_database(url)
        else:
            url = self.empty(kind)
            with sqlite3.connect(path_of(template)) as source, sqlite3.connect(path_of(url)) as target:
                source.backup(target)
            source.close()
            target.close()
            yield url, board
            path_of(url).unlink()

    def empty(self, kind: str) -> str:
        """The URL of a database with nothing in it."""
        if kind == POSTGRESQL:
            return servers.fresh_database(self.postgres_url)
        return f"sqlite:///{self.folder / f'board-{next(self.counter)}.sqlite'}"


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def build_board(url: str, patients: int, events: int) -> dict[str, Any]:
    board: dict[str, Any] = told_by("bench.board", url, "--patients", str(patients), "--events", str(events))
    return board


def told_by(module: str, url: str, *options: str) -> Any:
    """What a module tells in its last line, run in a process of its own: an app belongs to one database."""
    finished = subprocess.run(
        [sys.executable, "-m", module, *options],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "FACT_DEMO": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    return json.loads(finished.stdout.splitlines()[-1])


@contextmanager
def both() -> Iterator[Databases]:
    """PostgreSQL waits for the disk here, as in use."""
    with (
        servers.postgres(durable=True) as postgres_url,
        tempfile.TemporaryDirectory(prefix="fact-bench-") as folder,
    ):
        yield Databases(Path(folder), postgres_url)
