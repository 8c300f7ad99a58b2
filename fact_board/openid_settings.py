"""The identity provider, from the environment: none unless `FACT_OIDC_ISSUER` names it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from fact_board.errors import Misconfigured

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class OpenIDSettings:
    """Whom we trust to say who somebody is, and how we show that it is us who ask."""

    issuer: str
    client_id: str
    client_secret: str | None = None
    private_key: str | None = None  # PEM
    key_id: str | None = None
    scopes: str = "openid"
    hsa_claim: str = "employeeHsaId"
    label: str = "SITHS"
    acr_values: str | None = None
    second_factors: frozenset[str] = frozenset()  # values of acr or amr
    further_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls, env: dict[str, str]) -> Self | None:
        """Read `FACT_OIDC_*`; half a provider is refused."""
        issuer = env.get("FACT_OIDC_ISSUER")
        if not issuer:
            return None
        key_file = env.get("FACT_OIDC_PRIVATE_KEY_FILE")
        secret = env.get("FACT_OIDC_CLIENT_SECRET") or None
        if not env.get("FACT_OIDC_CLIENT_ID"):
            raise Misconfigured("FACT_OIDC_CLIENT_ID is missing: the identity provider knows us by it.")
        if bool(secret) == bool(key_file):
            raise Misconfigured(
                "Give one of FACT_OIDC_CLIENT_SECRET and FACT_OIDC_PRIVATE_KEY_FILE: how we show who we are."
            )
        return cls(
            issuer=_trusted(issuer),
            client_id=env["FACT_OIDC_CLIENT_ID"],
            client_secret=secret,
            private_key=_read(key_file) if key_file else None,
            key_id=env.get("FACT_OIDC_KEY_ID") or None,
            scopes=env.get("FACT_OIDC_SCOPES") or cls.scopes,
            hsa_claim=env.get("FACT_OIDC_HSA_CLAIM") or cls.hsa_claim,
            label=env.get("FACT_OIDC_LABEL") or cls.label,
            acr_values=env.get("FACT_OIDC_ACR_VALUES") or None,
            second_factors=_listed(env.get("FACT_OIDC_SECOND_FACTORS", "")),
            further_hosts=_listed(env.get("FACT_OIDC_HOSTS", "")),
        )

    @property
    def hosts(self) -> frozenset[str]:
        """The only hosts the server speaks with, and the only ones it sends a browser to."""
        return self.further_hosts | {urlsplit(self.issuer).netloc}

    @property
    def origins(self) -> list[str]:
        """The same as a browser names them."""
        return [f"{urlsplit(self.issuer).scheme}://{host}" for host in sorted(self.hosts)]

    def is_ours(self, address: str) -> bool:
        """Whether an address the provider named lies on one of its hosts."""
        parts = urlsplit(address)
        return parts.netloc in self.hosts and parts.scheme == urlsplit(self.issuer).scheme


def _trusted(issuer: str) -> str:
    parts = urlsplit(issuer)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return issuer
    raise Misconfigured("FACT_OIDC_ISSUER must begin with https:// (plain http on this machine alone).")


def _read(key_file: str) -> str:
    try:
        return Path(key_file).read_text()
    except OSError as error:
        raise Misconfigured(f"FACT_OIDC_PRIVATE_KEY_FILE can't be read: {error.strerror}.") from error


def _listed(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(",") if word.strip())
