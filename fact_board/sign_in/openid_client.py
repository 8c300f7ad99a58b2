"""Speaking with the identity provider: Authlib's client, held to the hosts and signatures we trust.

The server speaks with the configured hosts alone, follows no redirect, and takes asymmetric signatures only.
"""

import datetime as dt
from typing import Any

from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from flask import Flask, current_app
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySetSerialization, RSAKey
from requests import PreparedRequest, Response

from fact_board import clock
from fact_board.errors import DomainError, NotFound
from fact_board.openid_settings import OpenIDSettings

NAME = "provider"
SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
PATIENCE = 5.0  # seconds for one answer of the provider
KEPT_FOR = dt.timedelta(hours=1)
KEYS_AGAIN_AFTER = dt.timedelta(seconds=10)  # a stranger's token with an unknown key asks no more often
ENDPOINTS = (
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
    "userinfo_endpoint",
    "end_session_endpoint",
)

Claims = dict[str, Any]


class Away(DomainError):
    """The provider does not answer."""

    status = 503


class Untrusted(DomainError):
    """What came back is not the provider's answer to what we asked; the log says why."""

    status = 401

    def __init__(self, why: str) -> None:
        super().__init__("openid.untrusted")
        self.why = why


class GuardedSession(OAuth2Session):
    """Speaks with the provider's own hosts alone, follows no redirect, and does not wait long."""

    def __init__(self, *args: Any, settings: OpenIDSettings, **kwargs: Any) -> None:
        self.settings = settings
        super().__init__(*args, **{"default_timeout": PATIENCE, **kwargs})

    def send(self, request: PreparedRequest, **kwargs: Any) -> Response:
        if not self.settings.is_ours(str(request.url)):
            raise Untrusted("host")
        return super().send(request, **kwargs | {"allow_redirects": False})


class Provider(FlaskOAuth2App):
    """Authlib's client for one provider, whose discovery and keys are fetched anew now and then."""

    client_cls = GuardedSession  # type: ignore[assignment]  # the stubs know no other

    def __init__(self, settings: OpenIDSettings) -> None:
        self.settings = settings
        self.discovery = settings.issuer.rstrip("/") + "/.well-known/openid-configuration"
        self.discovered_at: dt.datetime | None = None
        self.keys_at: dt.datetime | None = None
        super().__init__(
            FlaskIntegration(NAME),
            NAME,
            client_id=settings.client_id,
            client_secret=_key(settings) if settings.private_key else settings.client_secret,
            client_auth_methods=[_assertion(settings)] if settings.private_key else None,
            client_kwargs={
                "settings": settings,
                "scope": settings.scopes,
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": "private_key_jwt" if settings.private_key else None,
            },
            server_metadata_url=self.discovery,
        )

    def load_server_metadata(self) -> Claims:
        """Discovery, an hour old at most; what it names must lie on the provider's hosts."""
        now = clock.now()
        if self.discovered_at is None or now - self.discovered_at > KEPT_FOR:
            found = self._fetch(self.discovery)
            if found.get("issuer") != self.settings.issuer:
                raise Untrusted("issuer")
            if not all(self.settings.is_ours(str(found[name])) for name in ENDPOINTS if name in found):
                raise Untrusted("host")
            found["id_token_signing_alg_values_supported"] = SIGNED_WITH
            self.server_metadata, self.discovered_at = found, now
        metadata: Claims = self.server_metadata
        return metadata

    def fetch_jwk_set(self, force: bool = False) -> KeySetSerialization:
        """The provider's keys; `force` when a token names one we have not seen."""
        metadata, now = self.load_server_metadata(), clock.now()
        is_recent = self.keys_at is not None and now - self.keys_at < KEYS_AGAIN_AFTER
        if "jwks" not in metadata or (force and not is_recent):
            metadata["jwks"] = self._fetch(metadata["jwks_uri"])
            self.keys_at = now
        keys: KeySetSerialization = metadata["jwks"]
        return keys

    def _fetch(self, address: str) -> Claims:
        with GuardedSession(settings=self.settings) as asking:
            answer = asking.request("GET", address, withhold_token=True)
            answer.raise_for_status()
            found = answer.json()
        if not isinstance(found, dict) or answer.is_redirect:
            raise Untrusted("document")
        return found


def _key(settings: OpenIDSettings) -> RSAKey | ECKey:
    pem = settings.private_key or ""
    try:
        return RSAKey.import_key(pem)
    except (JoseError, ValueError, TypeError):
        return ECKey.import_key(pem)


def _assertion(settings: OpenIDSettings) -> PrivateKeyJWT:
    key = _key(settings)
    alg = "RS256" if isinstance(key, RSAKey) else "ES256"
    return PrivateKeyJWT(headers={"kid": settings.key_id} if settings.key_id else None, alg=alg)


def init_openid(app: Flask) -> None:
    """Know the identity provider, if there is one. It is asked nothing before somebody signs in."""
    settings: OpenIDSettings | None = app.config["FACT"].openid
    if settings:
        app.extensions[NAME] = Provider(settings)
    has_local_accounts = app.config["FACT"].has_local_accounts
    app.jinja_env.globals.update(openid_settings=settings, has_local_accounts=has_local_accounts)


def provider() -> Provider:
    """This app's identity provider; a board without one does not know the address."""
    found: Provider | None = current_app.extensions.get(NAME)
    if found is None:
        raise NotFound
    return found
