"""Web push, from the environment: off unless `FACT_PUSH` says 1."""

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from py_vapid.utils import b64urldecode, b64urlencode

from fact_board.errors import Misconfigured

# The push services of the browsers in use: nobody else is ever sent anything. "*." is one name or more.
BROWSERS_HOSTS = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
KEY_BYTES = 32
WRITTEN_AS = "32 random bytes in URL-safe base64; make one with `flask --app fact_board make-push-key`"


@dataclass(frozen=True)
class PushSettings:
    """How we show a push service who we are, and with which ones we speak."""

    private_key: str = field(repr=False)  # of P-256, raw, URL-safe base64
    contact: str  # whom a push service turns to: mailto: or https:
    hosts: tuple[str, ...] = BROWSERS_HOSTS
    may_use_loopback: bool = False  # for tests alone: no variable sets it

    @classmethod
    def from_environment(cls, env: dict[str, str]) -> Self | None:
        """Read `FACT_PUSH*`; switched on without a key of its own is refused."""
        if env.get("FACT_PUSH", "0") != "1":
            return None
        contact = env.get("FACT_PUSH_CONTACT", "")
        if not contact.startswith(("mailto:", "https://")):
            raise Misconfigured(
                "FACT_PUSH_CONTACT begins with mailto: or https:, for push services to turn to."
            )
        hosts = tuple(one.strip() for one in env.get("FACT_PUSH_HOSTS", "").split(",") if one.strip())
        return cls(_own_key(env), contact, hosts or BROWSERS_HOSTS)

    @property
    def public_key(self) -> str:
        """What a browser subscribes with."""
        return public_half(Vapid02.from_raw(self.private_key.encode()))

    def is_service(self, endpoint: str) -> bool:
        """Whether an address that a browser named is a listed push service, over https."""
        try:
            parts = urlsplit(endpoint)
            port = parts.port
        except ValueError:
            return False
        if parts.username is not None or parts.password is not None:
            return False
        if self.may_use_loopback and parts.scheme == "http" and parts.hostname == "127.0.0.1":
            return True
        is_plain = parts.scheme == "https" and port in (None, 443) and bool(parts.hostname)
        return is_plain and any(_is_named(parts.hostname or "", host) for host in self.hosts)


def _is_named(name: str, host: str) -> bool:
    return name.endswith(host[1:]) if host.startswith("*.") else name == host


def new_key() -> tuple[str, str]:
    """A private key and its public half, as they are configured and as a browser gets it."""
    vapid = Vapid02()
    vapid.generate_keys()
    number = vapid.private_key.private_numbers().private_value
    return b64urlencode(number.to_bytes(KEY_BYTES, "big")), public_half(vapid)


def public_half(vapid: Vapid02) -> str:
    """The public key of a pair, in URL-safe base64."""
    point = vapid.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return str(b64urlencode(point))


def _own_key(env: dict[str, str]) -> str:
    key = env.get("FACT_PUSH_PRIVATE_KEY", "")
    try:
        is_whole = len(b64urldecode(key.encode())) == KEY_BYTES
        if is_whole:
            Vapid02.from_raw(key.encode())
    except ValueError:
        is_whole = False
    if not is_whole:
        raise Misconfigured(f"FACT_PUSH=1 needs FACT_PUSH_PRIVATE_KEY: {WRITTEN_AS}.")
    return key
