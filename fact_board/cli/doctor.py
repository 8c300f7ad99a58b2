"""`fact_board doctor`: looks at a deployment from where it runs, and from outside when told its address.

Every line begins with `ok`, `FAIL` or `--` (not looked at, and why); the exit code is 1 if anything failed.
"""

import datetime as dt
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

import click
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis import Redis, RedisError
from requests import RequestException
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from fact_board import clock
from fact_board.config import Config
from fact_board.database import MIGRATIONS
from fact_board.errors import DomainError
from fact_board.extensions import db
from fact_board.sign_in.openid_client import provider

OLDEST_POSTGRESQL = 14
OLDEST_SQLITE = (3, 35)  # RETURNING
MOST_SKEW = dt.timedelta(seconds=5)
LEAST_KINDS_OF_LETTERS = 10
SOON = dt.timedelta(days=21)
PATIENCE = 5
HANDSHAKE = "/socket.io/?EIO=4&transport=websocket"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "ZmFjdC1ib2FyZC1kb2N0b3I=",
}


class Fails(Exception):
    """The check found something wrong; the message says what to do."""


class NotLookedAt(Exception):
    """The check does not apply, or lacks what it needs."""


Check = Callable[[Config, str | None], str]


def examine(config: Config, url: str | None) -> None:
    """Say what each check found, and leave with 1 if any failed."""
    failed = 0
    for name, mark, said in findings(config, url):
        click.echo(f"{mark:5} {name:18} {said}")
        failed += mark == "FAIL"
    click.echo(f"{failed} failed." if failed else "All is well.")
    raise SystemExit(1 if failed else 0)


def findings(config: Config, url: str | None) -> Iterator[tuple[str, str, str]]:
    """(name, ok | FAIL | --, what was seen) of each check."""
    for check in CHECKS:
        name = check.__name__.removeprefix("_check_").replace("_", " ")
        try:
            yield name, "ok", check(config, url)
        except NotLookedAt as reason:
            yield name, "--", str(reason)
        except Fails as fault:
            yield name, "FAIL", str(fault)
        except (OSError, HTTPException, SQLAlchemyError, RedisError, RequestException, DomainError) as error:
            yield name, "FAIL", f"no answer ({type(error).__name__})"


def _check_mode(config: Config, _url: str | None) -> str:
    if config.is_demo:
        raise Fails("demo mode (FACT_DEMO=1): anybody is let in; never with real data")
    return "production"


def _check_secret(config: Config, _url: str | None) -> str:
    if len(set(config.secret)) < LEAST_KINDS_OF_LETTERS:
        raise Fails("FACT_SECRET does not look random: take it from `openssl rand -hex 32`")
    if config.secret == config.password_salt:
        raise Fails("FACT_SECRET and FACT_PASSWORD_SALT are the same: each needs its own")
    return f"{len(config.secret)} characters"


def _check_https(config: Config, url: str | None) -> str:
    if not config.behind_https:
        raise Fails("cookies are sent without Secure (FACT_PLAIN_HTTP=1, or the demo)")
    address = _outside(url)
    if urlsplit(address).scheme != "https":
        raise Fails("the address begins with http://: people's passwords can be read on the way")
    with closing(_connect(address)) as connection:
        ends = _certificate_ends(connection)
        headers = _get(connection, "/healthz").headers
    if "max-age" not in headers.get("Strict-Transport-Security", ""):
        raise Fails("Strict-Transport-Security does not reach the browser: the proxy removes it")
    if ends - clock.now() < SOON:
        raise Fails(f"the certificate ends on {ends:%Y-%m-%d}")
    return f"certificate until {ends:%Y-%m-%d}"


def _check_proxy(config: Config, url: str | None) -> str:
    """The host must reach us as people write it: cookies, origins and the provider's way back go by it."""
    address = _outside(url)
    with closing(_connect(address)) as connection:
        answer = _get(connection, "/sign-in")
        policy = answer.headers.get("Content-Security-Policy", "")
    if answer.status != 200:
        raise Fails(f"/sign-in answers {answer.status}")
    if urlsplit(address).netloc not in policy:
        raise Fails("the proxy does not pass the Host header on")
    if not config.proxies:
        return "the host is passed on; FACT_PROXIES=0: callers' addresses are taken as they come"
    return f"the host is passed on; {config.proxies} proxies are believed"


def _check_websocket(_config: Config, url: str | None) -> str:
    address = _outside(url)
    if _shake_hands(address, origin=address.rstrip("/")) != 101:
        raise Fails("refused: the proxy must pass Upgrade and X-Forwarded-Proto on, or FACT_ORIGINS name us")
    if _shake_hands(address, origin="https://elsewhere.example") == 101:
        raise Fails("pages of other sites get a socket too: check FACT_ORIGINS")
    return "open to our own pages alone"


def _check_database(_config: Config, _url: str | None) -> str:
    if db.engine.dialect.name == "sqlite":
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise Fails(f"SQLite {sqlite3.sqlite_version}: at least {OLDEST_SQLITE} is needed")
        return f"SQLite {sqlite3.sqlite_version} (one process; PostgreSQL for more)"
    number = int(str(_ask_database("SHOW server_version_num")))
    if number // 10_000 < OLDEST_POSTGRESQL:
        raise Fails(f"PostgreSQL {number // 10_000}: at least {OLDEST_POSTGRESQL} is needed")
    return f"PostgreSQL {number // 10_000}"


def _check_migrations(_config: Config, _url: str | None) -> str:
    wanted = set(ScriptDirectory(str(MIGRATIONS)).get_heads())
    with db.engine.connect() as connection:
        current = set(MigrationContext.configure(connection).get_current_heads())
    if current != wanted:
        raise Fails("not at head: flask --app fact_board db upgrade")
    return f"at head ({', '.join(sorted(wanted))})"


def _check_clock(_config: Config, url: str | None) -> str:
    others = dict(_other_clocks(url))
    if not others:
        raise NotLookedAt("no other clock to compare with: give --url")
    off = {name: abs(there - clock.now()) for name, there in others.items()}
    far = [f"{name} {skew.total_seconds():.0f} s" for name, skew in off.items() if skew > MOST_SKEW]
    if far:
        raise Fails(f"differs from {', '.join(far)}: run a time service on every machine")
    return f"agrees with {' and '.join(off)}"


def _check_redis(config: Config, _url: str | None) -> str:
    if not config.redis_url:
        raise NotLookedAt("REDIS_URL is not set: right for one process")
    with Redis.from_url(config.redis_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE) as redis:
        redis.ping()
    return "answers"


def _check_identity_provider(config: Config, _url: str | None) -> str:
    if config.openid is None:
        raise NotLookedAt("FACT_OIDC_ISSUER is not set: local accounts alone")
    keys = provider().fetch_jwk_set()
    return f"answers, with {len(keys['keys'])} keys"


CHECKS: tuple[Check, ...] = (
    _check_mode,
    _check_secret,
    _check_https,
    _check_proxy,
    _check_websocket,
    _check_database,
    _check_migrations,
    _check_clock,
    _check_redis,
    _check_identity_provider,
)


def _outside(url: str | None) -> str:
    if not url:
        raise NotLookedAt("give --url to look from outside")
    return url


def _connect(url: str) -> HTTPConnection:
    parts = urlsplit(url)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(parts.netloc, timeout=PATIENCE, context=context)
    return HTTPConnection(parts.netloc, timeout=PATIENCE)


def _get(connection: HTTPConnection, path: str, headers: dict[str, str] | None = None) -> HTTPResponse:
    connection.request("GET", path, headers=headers or {})
    return connection.getresponse()


def _certificate_ends(connection: HTTPConnection) -> dt.datetime:
    connection.connect()
    line = connection.sock
    certificate = line.getpeercert() if isinstance(line, ssl.SSLSocket) else None
    seconds = ssl.cert_time_to_seconds(str((certificate or {}).get("notAfter", "")))
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _shake_hands(url: str, *, origin: str) -> int:
    with closing(_connect(url)) as connection:
        return _get(connection, HANDSHAKE, UPGRADE | {"Origin": origin}).status


def _ask_database(question: str) -> Any:
    with db.engine.connect() as connection:
        return connection.scalar(text(question))


def _other_clocks(url: str | None) -> Iterator[tuple[str, dt.datetime]]:
    if db.engine.dialect.name == "postgresql":
        now = _ask_database("SELECT clock_timestamp()")
        if isinstance(now, dt.datetime):
            yield "the database", now
    if url:
        with closing(_connect(url)) as connection:
            date = _get(connection, "/healthz").headers.get("Date")
        if date:
            yield "the web server", parsedate_to_datetime(date)
