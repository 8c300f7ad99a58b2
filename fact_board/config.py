"""Settings, from the environment only."""

import base64
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from fact_board.errors import Misconfigured
from fact_board.openid_settings import OpenIDSettings
from fact_board.push_settings import PushSettings

# Known to everybody, and refused outside the demo.
DEMO_SECRET = "demo-only-not-a-secret-demo-only-not-a-secret"
DEMO_LOG_KEYS = (("demo", DEMO_SECRET),)
SHORTEST_SECRET = 32
SILENT = {"hide_parameters": True}  # the values of a failed statement are what people wrote
SEALING_KEY_BYTES = 32
ROLES = ("member", "leader", "nominator", "administrator", "log_reviewer")  # as in teams.models


@dataclass(frozen=True)
class Config:
    """What one process needs to know about where it runs."""

    database_url: str = field(repr=False)  # may hold a password
    secret: str = field(repr=False)
    password_salt: str = field(repr=False)
    is_demo: bool = False
    redis_url: str | None = field(default=None, repr=False)
    origins: tuple[str, ...] = ()
    behind_https: bool = True
    testing: bool = False
    beacon_seconds: float = 5.0
    proxies: int = 0
    session_idle_hours: float = 4.0
    session_hours: float = 12.0
    log_keys: tuple[tuple[str, str], ...] = field(default=DEMO_LOG_KEYS, repr=False)
    log_years: int = 5
    log_sample_percent: float = 2.0
    openid: OpenIDSettings | None = field(default=None, repr=False)  # has a secret of its own
    push: PushSettings | None = field(default=None, repr=False)  # its key is a secret, too
    has_local_accounts: bool = True
    requests_per_minute: int = 0  # of a device, or of an address nobody is signed in from; 0: uncounted
    personal_number_keys: tuple[str, ...] = field(default=(), repr=False)
    personal_number_index_key: str = field(default="", repr=False)
    second_factor_roles: tuple[str, ...] = ()
    lock_minutes: float = 5.0
    totp_keys: tuple[tuple[str, str], ...] = field(default=(), repr=False)

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
            log_keys=_log_keys(e, is_demo),
            log_years=_log_years(e),
            log_sample_percent=_log_sample(e),
            openid=OpenIDSettings.from_environment(e),
            push=PushSettings.from_environment(e),
            has_local_accounts=_local_accounts(e),
            requests_per_minute=int(e.get("FACT_REQUESTS_PER_MINUTE", "0" if is_demo else "1200")),
            **_personal_numbers(e, is_demo),
            second_factor_roles=_roles(e.get("FACT_SECOND_FACTOR_ROLES", "none" if is_demo else "all")),
            lock_minutes=float(e.get("FACT_LOCK_MINUTES", "5")),
            totp_keys=_keys(e, "FACT_TOTP_KEYS"),
        )

    def for_flask(self) -> dict[str, Any]:
        """The same in Flask's and its extensions' words."""
        return {
            "FACT": self,
            "TESTING": self.testing,
            "PROPAGATE_DEFECTS": self.testing,
            "SECRET_KEY": self.secret,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SQLALCHEMY_ENGINE_OPTIONS": SILENT
            if self.is_sqlite
            else SILENT | {"pool_size": 20, "max_overflow": 20, "pool_use_lifo": True},
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


def _personal_numbers(env: dict[str, str], is_demo: bool) -> dict[str, Any]:
    """Off without keys. The newest key stands first; the others only open what they once sealed."""
    name, index = "FACT_PERSONAL_NUMBER_KEYS", "FACT_PERSONAL_NUMBER_INDEX_KEY"
    keys = tuple(key for key in env.get(name, "").split(",") if key)
    if not keys:
        return {}
    if is_demo:
        raise Misconfigured(f"{name}: the demo never has personal numbers.")
    if not all(_is_sealing_key(key) for key in keys):
        raise Misconfigured(
            f"{name} needs 32 random bytes in URL-safe base64, or several with commas between."
        )
    return {"personal_number_keys": keys, "personal_number_index_key": _secret(env, index, is_demo)}


def _is_sealing_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key)) == SEALING_KEY_BYTES
    except ValueError:
        return False


def _needed(env: dict[str, str], name: str) -> str:
    if not env.get(name):
        raise Misconfigured(f"{name} is missing: outside demo mode (FACT_DEMO=1) it has no default.")
    return env[name]


def _local_accounts(env: dict[str, str]) -> bool:
    if env.get("FACT_LOCAL_ACCOUNTS", "1") != "0":
        return True
    if not env.get("FACT_OIDC_ISSUER"):
        raise Misconfigured("FACT_LOCAL_ACCOUNTS=0 without FACT_OIDC_ISSUER would let nobody in.")
    return False


def _secret(env: dict[str, str], name: str, is_demo: bool) -> str:
    if is_demo:
        return env.get(name) or DEMO_SECRET
    value = _needed(env, name)
    if value == DEMO_SECRET or len(value) < SHORTEST_SECRET:
        raise Misconfigured(f"{name} needs at least {SHORTEST_SECRET} random characters of its own.")
    return value


def _log_keys(env: dict[str, str], is_demo: bool) -> tuple[tuple[str, str], ...]:
    """`id:secret,id:secret…`: the first signs, the others still verify what they signed."""
    if is_demo and not env.get("FACT_LOG_KEYS"):
        return DEMO_LOG_KEYS
    keys = tuple(_log_key(one) for one in _needed(env, "FACT_LOG_KEYS").split(","))
    if len(dict(keys)) < len(keys):
        raise Misconfigured("FACT_LOG_KEYS names the same key twice.")
    return keys


def _log_key(written: str) -> tuple[str, str]:
    key_id, _, secret = written.strip().partition(":")
    if not 0 < len(key_id) <= 20 or secret == DEMO_SECRET or len(secret) < SHORTEST_SECRET:
        raise Misconfigured(
            f"FACT_LOG_KEYS needs ID:SECRET, at most 20 letters and at least {SHORTEST_SECRET} random ones."
        )
    return key_id, secret


def _log_years(env: dict[str, str]) -> int:
    years = int(env.get("FACT_LOG_YEARS", "5"))
    if years < 5:
        raise Misconfigured("FACT_LOG_YEARS: the log is kept for at least 5 years.")
    return years


def _log_sample(env: dict[str, str]) -> float:
    percent = float(env.get("FACT_LOG_SAMPLE_PERCENT", "2"))
    if not 0 < percent <= 100:
        raise Misconfigured("FACT_LOG_SAMPLE_PERCENT is above 0 and at most 100.")
    return percent


def _roles(named: str) -> tuple[str, ...]:
    if named in ("all", "none"):
        return ROLES if named == "all" else ()
    roles = tuple(role.strip() for role in named.split(",") if role.strip())
    if unknown := set(roles) - set(ROLES):
        raise Misconfigured(
            f"FACT_SECOND_FACTOR_ROLES knows all, none or some of {', '.join(ROLES)}; not {sorted(unknown)}."
        )
    return roles


def _keys(env: dict[str, str], name: str) -> tuple[tuple[str, str], ...]:
    """Numbered keys, "1:old,2:new": the highest is for new secrets, the others read old ones."""
    pairs = [tuple(pair.strip().split(":", 1)) for pair in env.get(name, "").split(",") if pair.strip()]
    if any(len(pair) != 2 or not pair[0].isdigit() or len(pair[1]) < SHORTEST_SECRET for pair in pairs):
        raise Misconfigured(f"{name} is written 1:key,2:key, each of {SHORTEST_SECRET} characters or more.")
    return tuple((number, key) for number, key in pairs)
