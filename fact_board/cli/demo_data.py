"""The demo's data in `instance/`: told once, told anew for a new day, kept once somebody worked with it."""

import datetime as dt
import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from fact_board import clock
from fact_board.cli.demo_clock import Told, is_worked_with, read_told, write_told
from fact_board.cli.demo_mark import is_demo_data, mark_as_demo
from fact_board.teams.calendar import add_weekdays

if TYPE_CHECKING:
    from flask import Flask

HERE = Path(__file__).parent
MIGRATIONS = HERE.parent.parent / "migrations"
Progress = Callable[[int, int], None]  # how much is told, of how much


class NotDemoData(SystemExit):
    """The file holds something else: it is not touched."""


def prepare(database: Path, say: Callable[[str], None], progress: Progress, *, over: bool = False) -> Told:
    """Make the data ready for a start of the server; gives the day it tells of."""
    database.parent.mkdir(parents=True, exist_ok=True)
    if database.exists() and not is_demo_data(database):
        raise NotDemoData(f"{database.name} is no demo data. Move it away first.")
    today, told = told_day(dt.datetime.now(dt.UTC)), read_told(database)
    is_told = told is not None and database.exists() and not over
    if told and is_told and (told.day, told.source) == (today, _source()):
        return told
    with _alone(database):
        if told and is_told and is_worked_with(database, told):
            say(f"  Somebody worked with the data of {told.day}: it stays, and it is still that day.")
            say("  make demo RESET=1 starts over.")
            _migrate(database)
            return told
        return _tell(database, today, progress)


def told_day(now: dt.datetime) -> dt.date:
    """The day the demo plays: today, or the first workday after it."""
    return add_weekdays(clock.today(now), 0)


def _source() -> str:
    """A fingerprint of what the story is told from: another story, other tables."""
    digest = hashlib.sha256()
    for path in (*sorted((HERE / "story").rglob("*.py")), *sorted(MIGRATIONS.glob("versions/*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _tell(database: Path, today: dt.date, progress: Progress) -> Told:
    write_told(database, None)
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    mark_as_demo(database)
    _migrate(database)
    _tell_on(database, today, progress)
    told = Told(today, _source())
    write_told(database, told)
    return told


# Slow imports wait until they are needed: a later start finds everything told.


def _alone(database: Path) -> IO[str]:
    from fact_board.database import refuse_second_process

    return refuse_second_process(database)


def _migrate(database: Path) -> None:
    from flask_migrate import upgrade

    with _app_on(database).app_context():
        upgrade()


def _tell_on(database: Path, today: dt.date, progress: Progress) -> None:
    from fact_board.cli.story.telling import tell_story

    with _app_on(database).app_context():
        tell_story(today, progress)


@cache
def _app_on(database: Path) -> "Flask":
    from fact_board import create_app
    from fact_board.config import Config

    os.environ["DATABASE_URL"] = f"sqlite:///{database.absolute()}"
    return create_app(Config.from_environment())
