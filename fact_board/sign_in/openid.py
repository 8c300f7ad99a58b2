"""The identity provider: asking it who somebody is, and believing only what it signed for us just now.

Authlib keeps state, nonce and PKCE verifier in the signed cookie and checks them; what is stricter here:
the server speaks with the configured hosts alone, follows no redirect, takes asymmetric signatures only,
and demands issuer and audience to be the ones configured.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from flask import Flask, current_app, request, session, url_for
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, KeySetSerialization, RSAKey
from joserfc.jws import JWSRegistry
from requests import PreparedRequest, RequestException, Response

from fact_board import clock
from fact_board.errors import DomainError, NotFound
from fact_board.openid_settings import OpenIDSettings
from fact_board.teams.rules import hsa_id_as_stored

NAME = "provider"
SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
PATIENCE = 5.0  # seconds for one answer of the provider
LEEWAY = 60  # seconds between its clock and ours
KEPT_FOR = dt.timedelta(hours=1)
KEYS_AGAIN_AFTER = dt.timedelta(seconds=10)  # a stranger's token with an unknown key asks no more often
ENDPOINTS = (
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
    "userinfo_endpoint",
    "end_session_endpoint",
)
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LONGEST_SUBJECT = 255

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


class Cancelled(DomainError):
    """The person, or the provider, ended the sign-in."""

    status = 401


@dataclass(frozen=True)
class Identity:
    """Who somebody is, as the provider vouches."""

    hsa_id: str
    subject: str
    provider_session: str | None
    id_token: str
    is_strong: bool


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


def address(endpoint: str) -> str:
    """One of our own addresses, as the provider and the browser know it."""
    scheme = "https" if current_app.config["FACT"].behind_https else request.scheme
    return url_for(endpoint, _external=True, _scheme=scheme)


def ask(back: str, go_on_at: str, locale: str, *, is_anew: bool) -> str:
    """Begin: where to send the browser. State, nonce and verifier wait in its cookie.

    `is_anew` asks for the card or the code again, also from somebody whom the provider knows already.
    """
    client = provider()
    for older in [key for key in session if key.startswith(f"_state_{NAME}_")]:
        session.pop(older)
    further: Claims = {"acr_values": client.settings.acr_values} if client.settings.acr_values else {}
    if is_anew:
        further |= {"prompt": "login", "max_age": 0}
    try:
        begun = client.create_authorization_url(back, ui_locales=locale, **further)
    except (RequestException, KeyError, RuntimeError) as error:
        raise Away("openid.away") from error
    out = str(begun.pop("url"))
    anew_from = int(clock.now().timestamp()) if is_anew else 0
    client.save_authorize_data(redirect_uri=back, go_on_at=go_on_at, anew_from=anew_from, **begun)
    return out


def answer() -> tuple[Identity, str]:
    """Finish: who came back to this request, and where they wanted to go."""
    client = provider()
    state = request.args.get("state", "")
    asked = client.framework.get_state_data(session, state) or {}
    if request.args.get("error") and asked:
        client.framework.clear_state_data(session, state)
        raise Cancelled("openid.cancelled")
    try:
        if request.args.get("iss", _issuer_if_missing(client)) != client.settings.issuer:
            raise Untrusted("issuer")
        token = client.authorize_access_token(claims_options=_claims_wanted(client.settings), leeway=LEEWAY)
        if token["userinfo"].get("auth_time", 0) < asked["anew_from"] - LEEWAY:
            raise Untrusted("auth_time")
        return _identity(client, token), str(asked.get("go_on_at", "/"))
    except RequestException as error:
        raise Away("openid.away") from error
    except (OAuthError, JoseError, KeyError, ValueError, TypeError) as error:
        raise Untrusted(type(error).__name__) from error


def _issuer_if_missing(client: Provider) -> str | None:
    """A provider that says it always names itself in the answer must do so (RFC 9207)."""
    names_itself = client.load_server_metadata().get("authorization_response_iss_parameter_supported")
    return None if names_itself else client.settings.issuer


def _claims_wanted(settings: OpenIDSettings) -> Claims:
    return {
        "iss": {"essential": True, "value": settings.issuer},
        "aud": {"essential": True, "value": settings.client_id},
    }


def _identity(client: Provider, token: Claims) -> Identity:
    claims: Claims = token["userinfo"]  # of the id token, checked
    subject = str(claims["sub"])
    if not subject or len(subject) > LONGEST_SUBJECT:
        raise Untrusted("subject")
    told = claims.get(client.settings.hsa_claim) or _from_userinfo(client, token, subject)
    hsa_id = hsa_id_as_stored(told) if isinstance(told, str) else None
    if hsa_id is None:
        raise Untrusted("hsa_claim")
    sid = claims.get("sid")
    return Identity(hsa_id, subject, str(sid) if sid else None, token["id_token"], _is_strong(client, claims))


def _from_userinfo(client: Provider, token: Claims, subject: str) -> Any:
    """Some providers tell the HSA-id there alone; it must speak of the same subject."""
    if "userinfo_endpoint" not in client.load_server_metadata():
        return None
    told = client.userinfo(token=token)
    if told.get("sub") != subject:
        raise Untrusted("userinfo")
    return told.get(client.settings.hsa_claim)


def _is_strong(client: Provider, claims: Claims) -> bool:
    told = {claims.get("acr"), *(claims.get("amr") or [])}
    return not told.isdisjoint(client.settings.second_factors)


def goodbye(id_token: str, back: str) -> str | None:
    """Where to send the browser to sign out at the provider too; None if it has no such place."""
    try:
        made = provider().create_logout_url(
            post_logout_redirect_uri=back, id_token_hint=id_token, client_id=provider().client_id
        )
    except (RequestException, RuntimeError, DomainError):
        return None  # signing out here must work whatever the provider does
    return str(made["url"])


def read_logout_token(text: str) -> Claims:
    """What the provider says when it ends somebody's session: `sid`, `sub` or both."""
    client = provider()
    try:
        claims = _signed_claims(client, text)
        rules = _claims_wanted(client.settings) | {
            "exp": {"essential": True},
            "iat": {"essential": True},
            "jti": {"essential": True},
        }
        jwt.JWTClaimsRegistry(leeway=LEEWAY, **rules).validate(claims)
    except RequestException as error:
        raise Away("openid.away") from error
    except (JoseError, ValueError, TypeError) as error:
        raise Untrusted(type(error).__name__) from error
    is_logout = LOGOUT_EVENT in (claims.get("events") or {}) and "nonce" not in claims
    if not is_logout or not (claims.get("sid") or claims.get("sub")):
        raise Untrusted("event")
    return claims


def _signed_claims(client: Provider, text: str) -> Claims:
    registry = JWSRegistry(algorithms=SIGNED_WITH, strict_check_header=False)
    try:
        return jwt.decode(text, KeySet.import_key_set(client.fetch_jwk_set()), registry=registry).claims
    except JoseError:
        keys = KeySet.import_key_set(client.fetch_jwk_set(force=True))
        return jwt.decode(text, keys, registry=registry).claims
