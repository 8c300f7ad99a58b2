"""`make demo`: the data is told when needed, kept when worked with, and never mixed with real work."""

import datetime as dt
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from fact_board import clock
from fact_board.cli import demo_data
from fact_board.cli.demo_clock import Told, read_told, start_clock, write_told
from fact_board.cli.demo_mark import is_demo_data, mark_as_demo, refuse_demo_data
from tests.servers import free_port

FIRST_START = 240
SECOND_START = 20
MONDAY, TUESDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 24)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A demo database with one event, told for a Monday."""
    path = tmp_path / "demo.sqlite"
    mark_as_demo(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE event (at, actor_id)")
        connection.commit()
    return path


def happened(database: Path, at: str, actor: str | None) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO event VALUES (?, ?)", (at, actor))
        connection.commit()


@pytest.fixture
def tellings(monkeypatch: pytest.MonkeyPatch) -> list[dt.date]:
    """The days told, instead of telling them; today is a Tuesday."""
    days: list[dt.date] = []

    def tell(database: Path, today: dt.date, _progress: object) -> Told:
        days.append(today)
        told = Told(today, demo_data._source())
        write_told(database, told)
        return told

    monkeypatch.setattr(demo_data, "_tell", tell)
    monkeypatch.setattr(demo_data, "_migrate", lambda _database: None)
    monkeypatch.setattr(demo_data, "told_day", lambda _now: TUESDAY)
    return days


def prepare(database: Path, *, over: bool = False) -> Told:
    return demo_data.prepare(database, lambda _line: None, lambda _done, _of: None, over=over)


def test_a_new_day_is_told_anew(database: Path, tellings: list[dt.date]) -> None:
    write_told(database, Told(MONDAY, demo_data._source()))
    happened(database, "2026-11-23 07:20:05", None)  # time itself doesn't count
    assert prepare(database).day == TUESDAY
    assert tellings == [TUESDAY]


def test_the_same_day_is_not_told_again(database: Path, tellings: list[dt.date]) -> None:
    write_told(database, Told(TUESDAY, demo_data._source()))
    assert prepare(database).day == TUESDAY
    assert tellings == []


def test_what_somebody_worked_with_stays_until_they_start_over(
    database: Path, tellings: list[dt.date]
) -> None:
    write_told(database, Told(MONDAY, demo_data._source()))
    happened(database, "2026-11-23 07:31:00", "somebody")
    assert prepare(database).day == MONDAY
    assert tellings == []
    assert prepare(database, over=True).day == TUESDAY


def test_other_data_is_not_touched(tmp_path: Path, tellings: list[dt.date]) -> None:
    database = tmp_path / "work.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE patient (id)")
    with pytest.raises(SystemExit, match="no demo data"):
        prepare(database, over=True)
    assert tellings == []


def test_production_refuses_the_demos_people(database: Path, tmp_path: Path) -> None:
    assert is_demo_data(database)
    with pytest.raises(SystemExit, match="made-up people"):
        refuse_demo_data(database)
    refuse_demo_data(tmp_path / "none.sqlite")


@pytest.fixture
def own_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the clock back."""
    monkeypatch.setattr(clock, "_offset", dt.timedelta(0))


@pytest.mark.usefixtures("own_clock")
def test_the_clock_begins_at_twenty_past_eight(database: Path) -> None:
    write_told(database, Told(MONDAY, "any"))
    start_clock(database)
    assert abs(clock.now() - clock.instant(MONDAY, "08:20")) < dt.timedelta(seconds=5)


@pytest.mark.usefixtures("own_clock")
def test_the_clock_goes_on_after_the_last_change(database: Path) -> None:
    write_told(database, Told(MONDAY, "any"))
    happened(database, "2026-11-23 09:15:00.000000", "somebody")
    start_clock(database)
    assert abs(clock.now() - clock.instant(MONDAY, "10:15")) < dt.timedelta(seconds=5)


def test_without_a_story_the_clock_is_everybodys(tmp_path: Path) -> None:
    assert read_told(tmp_path / "none.sqlite") is None
    start_clock(tmp_path / "none.sqlite")
    assert abs(clock.now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)


def test_a_port_in_use_is_said(root: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            command(taken.getsockname()[1], tmp_path), cwd=root, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert "is in use" in done.stderr


def command(port: int, data: Path) -> list[str]:
    return [sys.executable, "-m", "fact_board.cli.demo", "--port", str(port), "--data", str(data)]


@pytest.mark.servers
def test_the_demo_starts_answers_and_ends_with_ctrl_c(root: Path, tmp_path: Path) -> None:
    data = tmp_path / "instance"
    took, said = start_and_stop(root, data, FIRST_START)
    assert "Karin Lund" in said
    assert "Traceback" not in said
    assert counts(data / "fact-board.sqlite") == {
        "Team Innerstaden": 212,
        "Team Söder": 367,
        "Team Nyinsjuknad": 180,
    }
    again, said = start_and_stop(root, data, SECOND_START)
    assert again < took / 2, said


def start_and_stop(root: Path, data: Path, patience: float) -> tuple[float, str]:
    """Start the demo, look at its list of people, press Ctrl-C; gives how long the start took."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    log = data.with_suffix(".log")
    started = time.monotonic()
    with log.open("w") as output:
        demo = subprocess.Popen(command(port, data), cwd=root, stderr=output, env=environment)
        try:
            while "/demo" not in log.read_text() and time.monotonic() - started < patience:
                assert demo.poll() is None, log.read_text()
                time.sleep(0.1)
            took = time.monotonic() - started
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/demo", timeout=10) as page:
                assert "Karin Lund" in page.read().decode()
            demo.send_signal(signal.SIGINT)
            assert demo.wait(15) == 0, log.read_text()
        finally:
            if demo.poll() is None:
                demo.kill()
            demo.wait(15)
    return took, log.read_text()


def counts(database: Path) -> dict[str, int]:
    question = (
        "SELECT team.name, count(*) FROM patient JOIN team ON team.id = patient.team_id WHERE left_on IS NULL"
    )
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute(f"{question} GROUP BY 1").fetchall())
