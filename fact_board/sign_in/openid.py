"""The identity provider: asking it who somebody is, and believing only what it signed for us just now.

Authlib keeps state, nonce and PKCE verifier in the signed cookie and checks them; issuer and audience must
be the ones configured.
"""

from dataclasses import dataclass
from typing import Any

from authlib.integrations.base_client import OAuthError
from flask import current_app, request, session, url_for
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from requests import RequestException

from fact_board import clock
from fact_board.errors import DomainError
from fact_board.openid_settings import OpenIDSettings
from fact_board.sign_in.openid_client import NAME, SIGNED_WITH, Away, Claims, Provider, Untrusted, provider
from fact_board.teams.rules import hsa_id_as_stored

LEEWAY = 60  # seconds between its clock and ours
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LONGEST_NAME = 255  # of what the provider calls a person or a session


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
    provider_session = str(claims["sid"]) if claims.get("sid") else None
    if not subject or max(len(subject), len(provider_session or "")) > LONGEST_NAME:
        raise Untrusted("subject")
    told = claims.get(client.settings.hsa_claim) or _from_userinfo(client, token, subject)
    hsa_id = hsa_id_as_stored(told) if isinstance(told, str) else None
    if hsa_id is None:
        raise Untrusted("hsa_claim")
    return Identity(hsa_id, subject, provider_session, token["id_token"], _is_strong(client, claims))


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
