"""Settings, from the environment only."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

DEMO_SECRET = "demo-only-not-a-secret-demo-only-not-a-secret"
SHORTEST_SECRET = 32


class Misconfigured(RuntimeError):
    """The app refuses to start: the message says which variable, and what it needs."""


@dataclass(frozen=True)
class Config:
    """What one process needs to know about where it runs."""

    database_url: str
    secret: str
    password_salt: str
    is_demo: bool = False
    redis_url: str | None = None
    origins: tuple[str, ...] = ()
    behind_https: bool = True
    testing: bool = False
    beacon_seconds: float = 5.0
    proxies: int = 0
    session_idle_hours: float = 4.0
    session_hours: float = 12.0

    @classmethod
    def from_environment(cls, env: dict[str, str] | None = None) -> Self:
        """Read `FACT_*`, `DATABASE_URL`, `REDIS_URL`; production without its own secret is refused."""
        e = dict(os.environ) if env is None else env
        is_demo = e.get("FACT_DEMO") == "1"
        fallback = f"sqlite:///{Path('instance').absolute() / 'fact-board.sqlite'}"
        return cls(
            database_url=e.get("DATABASE_URL") or (fallback if is_demo else _needed(e, "DATABASE_URL")),
            secret=_secret(e, "FACT_SECRET", is_demo),
            password_salt=_secret(e, "FACT_PASSWORD_SALT", is_demo),
            is_demo=is_demo,
            redis_url=e.get("REDIS_URL") or None,
            origins=tuple(o for o in e.get("FACT_ORIGINS", "").split(",") if o),
            behind_https=not is_demo and e.get("FACT_PLAIN_HTTP") != "1",
            beacon_seconds=float(e.get("FACT_BEACON_SECONDS", "5")),
            proxies=int(e.get("FACT_PROXIES", "0")),
            session_idle_hours=float(e.get("FACT_SESSION_IDLE_HOURS", "4")),
            session_hours=float(e.get("FACT_SESSION_HOURS", "12")),
        )

    def for_flask(self) -> dict[str, Any]:
        """The same in Flask's and its extensions' words."""
        return {
            "FACT": self,
            "TESTING": self.testing,
            "PROPAGATE_DEFECTS": self.testing,
            "SECRET_KEY": self.secret,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SQLALCHEMY_ENGINE_OPTIONS": {} if self.is_sqlite else {"pool_size": 20, "max_overflow": 20},
            "MAX_CONTENT_LENGTH": 256 * 1024,
            "SESSION_COOKIE_SECURE": self.behind_https,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_NAME": "__Host-fact" if self.behind_https else "fact",
            "SECURITY_PASSWORD_SALT": self.password_salt,
            "BABEL_DEFAULT_LOCALE": "sv",
            "BABEL_DEFAULT_TIMEZONE": "Europe/Stockholm",
        }

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


def _needed(env: dict[str, str], name: str) -> str:
    if not env.get(name):
        raise Misconfigured(f"{name} is missing: outside demo mode (FACT_DEMO=1) it has no default.")
    return env[name]


def _secret(env: dict[str, str], name: str, is_demo: bool) -> str:
    if is_demo:
        return env.get(name) or DEMO_SECRET
    value = _needed(env, name)
    if value == DEMO_SECRET or len(value) < SHORTEST_SECRET:
        raise Misconfigured(f"{name} needs at least {SHORTEST_SECRET} random characters of its own.")
    return value
