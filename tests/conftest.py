"""The lowest layer: a real database, one app, and an empty world for each test."""

import base64
import datetime as dt
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import insert, text

from fact_board import clock, create_app
from fact_board.config import Config
from fact_board.extensions import db, socketio
from fact_board.live.models import HOUSE, Stream
from tests import quiet_logs, servers
from tests.browser_binary import chromium_flags, chromium_path
from tests.live_server import LiveServer, Nursery, Serve, live_server, nursery
from tests.wire_table import told_beside_the_table, watch_the_wire
from tests.world import World, build_world

WHICH = os.environ.get("FACT_TEST_DATABASE", "postgresql")
SECRET = "only-for-tests-only-for-tests-only-for-tests"
PATIENCE_MS = 15_000  # two cores, and others use them too
NUMBER_KEY = base64.urlsafe_b64encode(SECRET[:32].encode()).decode()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of this session."""
    with servers.postgres() as url:
        yield url


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty database: PostgreSQL, or SQLite when FACT_TEST_DATABASE says so."""
    if WHICH == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('database') / 'fact.sqlite'}"
    return servers.fresh_database(request.getfixturevalue("postgres_url"))


def make_config(database_url: str, *, is_demo: bool = True, redis_url: str | None = None) -> Config:
    """Settings for an app under test."""
    return Config(
        database_url=database_url,
        secret=SECRET,
        password_salt=SECRET,
        is_demo=is_demo,
        redis_url=redis_url,
        behind_https=False,
        testing=True,
        personal_number_keys=(NUMBER_KEY,),  # off in every real demo; on here, so that every route is known
        personal_number_index_key=SECRET,
    )


@pytest.fixture(scope="session")
def migrated_app(database_url: str) -> Iterator[Flask]:
    """One app for the whole session, on a database that the migrations made."""
    app = create_app(make_config(database_url))
    with app.app_context():
        from flask_migrate import upgrade

        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(migrated_app: Flask) -> Flask:
    """The app, with an empty database."""
    with migrated_app.app_context():
        empty_database()
    return migrated_app


def empty_database() -> None:
    """Remove every row, and leave the house's stream as the migrations do."""
    tables = db.metadata.sorted_tables
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # Far cheaper than to TRUNCATE so many small tables; as there, who still writes is waited for.
            deletes = "; ".join(f'DELETE FROM "{table.name}"' for table in reversed(tables))
            connection.execute(text(f"LOCK TABLE stream; {deletes}"))
        else:
            connection.execute(text("PRAGMA defer_foreign_keys=ON"))
            for table in reversed(tables):
                connection.execute(table.delete())
        connection.execute(insert(Stream).values(id=HOUSE, seq=0, mark=HOUSE))


@pytest.fixture
def friday_before() -> Iterator[None]:
    """As `monday_morning`, on the Friday before it: for what was done some days ago."""
    with clock.at(dt.datetime(2026, 11, 20, 8, 0, tzinfo=clock.ZONE)):
        yield


@pytest.fixture
def monday_morning() -> Iterator[None]:
    """An ordinary Monday, the day before another meeting, on which no test depends on today's date.

    It is asked for before the world is: what is agreed to is known from the day it was agreed to.
    """
    with clock.at(dt.datetime(2026, 11, 23, 8, 0, tzinfo=clock.ZONE)):
        yield


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a screen."""
    return app.test_client()


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    """A small team of two parties, inside an application context (not for HTTP tests)."""
    with app.app_context():
        yield build_world()
        db.session.rollback()


@pytest.fixture(scope="session", autouse=True)
def watched_wire() -> None:
    """Whatever any test has drawn for an audience is held against the table of fields (I10)."""
    watch_the_wire()


@pytest.fixture(autouse=True)
def same_sockets() -> Iterator[None]:
    """A test that makes an app of its own gives the sockets back to everybody's."""
    before = dict(vars(socketio))
    yield
    if before.get("server") is not None and vars(socketio)["server"] is not before["server"]:
        vars(socketio).update(before)


@pytest.fixture(autouse=True)
def sockets_hung_up() -> Iterator[None]:
    """No socket outlives the test that opened it: its room would still be occupied in the next one."""
    yield
    clients: dict[str, SocketIOTestClient] = vars(SocketIOTestClient)["clients"]
    for socket in list(clients.values()):
        if socket.is_connected():
            socket.disconnect()


@pytest.fixture(autouse=True)
def nothing_beside_the_table() -> Iterator[None]:
    """No audience was told a field that the table does not name for it."""
    yield
    assert told_beside_the_table() == []


@pytest.fixture
def closed_world(app: Flask) -> Iterator[World]:
    """The same team before anybody agreed to anything: only the region knows the people."""
    with app.app_context():
        yield build_world(is_shared=False)
        db.session.rollback()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this session: a second Playwright beside a running one is refused."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium_path(), args=chromium_flags())
        yield made
        made.close()


@pytest.fixture(scope="session")
def servers_from() -> Iterator[Nursery]:
    """Where this session's servers come from: to import the product takes three seconds."""
    with nursery() as made:
        yield made


@pytest.fixture(scope="module")
def start_server(
    migrated_app: Flask, servers_from: Nursery, database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serve]:
    """Starts the server of a file, with these settings, on a database that a test before may have filled.

    It is gone with the file: its beacon lets time act on the database that all tests share. Each test has a
    team of its own, so nothing is emptied between them.
    """
    with migrated_app.app_context():
        empty_database()
    with ExitStack() as running:

        def start(**settings: str) -> LiveServer:
            folder = tmp_path_factory.mktemp("server")
            return running.enter_context(live_server(servers_from, folder, database_url, **settings))

        yield start


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails: what can't run here is a fault of set-up, not a reason to look away.

    So does one whose log lines tell of a person; see tests/quiet_logs.py.
    """
    report = yield
    if report.skipped:
        report.outcome = "failed"
    quiet_logs.check_report(report)
    return report


def pytest_sessionstart() -> None:
    quiet_logs.start()
