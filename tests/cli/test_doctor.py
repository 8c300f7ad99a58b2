"""`fact_board doctor` on a served board behind a proxy that ends TLS, and on boards with something wrong."""

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from fact_board import clock, create_app
from fact_board.cli.doctor import CHECKS, findings
from fact_board.config import Config
from fact_board.extensions import db
from tests import servers
from tests.cli.tls_proxy import tls_proxy
from tests.conftest import make_config
from tests.live_server import LiveServer, Nursery, live_server

pytestmark = [pytest.mark.servers]

PRODUCTION = {
    "FACT_DEMO": "0",
    "FACT_SECRET": "k3jh4g5f6d7s8a9p0o1i2u3y4t5r6e7w",
    "FACT_PASSWORD_SALT": "z1x2c3v4b5n6m7a8s9d0f1g2h3j4k5l6",
    "FACT_LOG_KEYS": "first:q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6",
}


@pytest.fixture
def at() -> int:
    """Where the proxy listens."""
    return servers.free_port()


@pytest.fixture
def board(
    app: Flask, servers_from: Nursery, database_url: str, tmp_path: Path, at: int
) -> Iterator[LiveServer]:
    settings = PRODUCTION | {"FACT_ORIGINS": f"https://127.0.0.1:{at}"}
    with live_server(servers_from, tmp_path, database_url, **settings) as server:
        yield server


def seen(config: Config, url: str | None = None) -> dict[str, tuple[str, str]]:
    """What each check says of an app with these settings."""
    made = create_app(config)
    with made.app_context():
        try:
            return {name: (mark, said) for name, mark, said in findings(config, url)}
        finally:
            db.engine.dispose()


def in_production(database_url: str, **settings: object) -> Config:
    base = make_config(database_url, is_demo=False)
    own = {"behind_https": True, "password_salt": PRODUCTION["FACT_PASSWORD_SALT"]}
    return replace(base, **own | settings)  # type: ignore[arg-type]


def test_a_right_deployment_is_all_well(
    board: LiveServer, database_url: str, tmp_path: Path, at: int
) -> None:
    """As an operator runs it: `python -m fact_board doctor --url https://…`."""
    with tls_proxy(tmp_path, board.port, at) as proxy:
        done = subprocess.run(
            [sys.executable, "-m", "fact_board", "doctor", "--url", proxy.url],
            env={
                **os.environ,
                **PRODUCTION,
                "DATABASE_URL": database_url,
                "SSL_CERT_FILE": str(proxy.certificate),
            },
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1] == "All is well."
    assert len(lines) == len(CHECKS) + 1
    assert {line.split()[1] for line in lines[:-1] if not line.startswith("ok ")} == {"redis", "identity"}
    assert all(secret not in done.stdout for secret in PRODUCTION.values() if len(secret) > 1)


def test_missing_settings_are_said_in_one_line() -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("FACT_", "DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-m", "fact_board", "doctor"], env=clean, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.startswith("FAIL  settings")
    assert "Traceback" not in done.stderr


def test_from_inside_alone_the_outside_is_not_looked_at(app: Flask, database_url: str) -> None:
    found = seen(in_production(database_url))
    assert {name for name, (mark, _said) in found.items() if mark == "FAIL"} == set()
    assert {name for name, (mark, _said) in found.items() if mark == "--"} >= {"https", "proxy", "websocket"}


@pytest.mark.parametrize(
    ("settings", "check", "said"),
    [
        ({"is_demo": True}, "mode", "demo"),
        ({"secret": "a" * 40}, "secret", "random"),
        ({"secret": PRODUCTION["FACT_PASSWORD_SALT"]}, "secret", "same"),
        ({"behind_https": False}, "https", "Secure"),
    ],
)
def test_a_wrong_setting_is_named(
    app: Flask, database_url: str, settings: dict[str, object], check: str, said: str
) -> None:
    mark, words = seen(in_production(database_url, **settings))[check]
    assert mark == "FAIL"
    assert said in words


def test_a_board_without_tls_or_with_an_old_certificate_fails(
    board: LiveServer, database_url: str, tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = in_production(database_url)
    assert seen(config, board.url)["https"][0] == "FAIL"
    with tls_proxy(tmp_path, board.port, at, days=5) as proxy:
        assert seen(config, proxy.url)["https"] == ("FAIL", "no answer (SSLCertVerificationError)")
        monkeypatch.setenv("SSL_CERT_FILE", str(proxy.certificate))
        mark, words = seen(config, proxy.url)["https"]
    assert (mark, words[:22]) == ("FAIL", "the certificate ends o")


def test_a_board_that_is_away_fails_without_a_traceback(app: Flask, database_url: str) -> None:
    found = seen(in_production(database_url), f"http://127.0.0.1:{servers.free_port()}")
    assert found["websocket"] == ("FAIL", "no answer (ConnectionRefusedError)")
    assert found["proxy"][0] == "FAIL"


def test_a_proxy_without_websockets_or_host_fails(app: Flask, database_url: str) -> None:
    """A server that knows nothing stands for such a proxy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        found = seen(in_production(database_url), f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join(timeout=5)
    assert found["websocket"][0] == "FAIL"
    assert found["proxy"][0] == "FAIL"


def test_a_database_behind_its_migrations_fails(app: Flask, database_url: str) -> None:
    with app.app_context(), db.engine.begin() as connection:
        head = connection.scalar(text("SELECT version_num FROM alembic_version"))
        connection.execute(text("UPDATE alembic_version SET version_num = 'live_board'"))
    try:
        assert seen(in_production(database_url))["migrations"][0] == "FAIL"
    finally:
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})


def test_a_clock_that_is_wrong_fails(board: LiveServer, database_url: str) -> None:
    config = in_production(database_url)
    assert seen(config, board.url)["clock"][0] == "ok"
    with clock.at(clock.now() + dt.timedelta(minutes=3)):
        mark, words = seen(config, board.url)["clock"]
    assert mark == "FAIL"
    assert "the web server 1" in words


def test_redis_and_the_provider_are_asked(app: Flask, database_url: str) -> None:
    from fact_board.openid_settings import OpenIDSettings

    nobody = f"127.0.0.1:{servers.free_port()}"
    away = OpenIDSettings(f"http://{nobody}", "board", client_secret="secret")
    found = seen(in_production(database_url, openid=away))
    assert found["identity provider"] == ("FAIL", "no answer (ConnectionError)")
    with servers.valkey() as redis:
        assert _redis(database_url, redis.url) == ("ok", "answers")
    assert _redis(database_url, redis.url)[0] == "FAIL"


def _redis(database_url: str, url: str) -> tuple[str, str]:
    """The check alone: a whole app would take everybody's sockets to that Redis."""
    made = create_app(in_production(database_url))
    made.config["FACT"] = replace(made.config["FACT"], redis_url=url)
    with made.app_context():
        try:
            return next(
                (mark, said) for name, mark, said in findings(made.config["FACT"], None) if name == "redis"
            )
        finally:
            db.engine.dispose()
