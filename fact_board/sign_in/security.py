"""The page "Sign-in and security": one's own factors and devices."""

import uuid
from typing import Any

import segno
from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from fact_board.errors import (
    Conflict,
    DomainError,
    Invalid,
    NotFound,
    NotFresh,
    SecondFactorNeeded,
    SignedOut,
)
from fact_board.sign_in import accounts, door, factors, mine, passkeys, passwords, steps
from fact_board.sign_in.factors import factors_of, totp
from fact_board.sign_in.models import DeviceSession
from fact_board.sign_in.sessions import is_second_needed, lacks_second, session_here, who_of

pages = Blueprint("security", __name__, url_prefix="/me/security")

SECRET = "totp"  # in the cookie, encrypted: the app's secret until it has shown a right code

Page = str | Response | tuple[str, int]


@pages.get("")
def page() -> Page:
    """What I have. Who owes a second factor comes here before anything else opens."""
    here = _here()
    has = factors_of(here.account)
    if lacks_second(here) and has.is_any:
        return _to_second(here, request.args.get("next"))
    return _page(here)


@pages.get("/app")
def app() -> Page:
    """Set up an authenticator app: a picture to scan, and a code to show that it worked."""
    return _app_page(_here_and_fresh())


@pages.post("/app")
def post_app() -> Page:
    """Keep the app once it shows a right code."""
    here = _here_and_fresh()
    try:
        factors.add_totp(here.account, _secret(), request.form.get("code", ""), who=who_of(here))
    except Invalid as error:
        return _app_page(here, error.key)
    session.pop(SECRET, None)
    return _added(here, "totp")


@pages.post("/app/removal")
def post_app_removal() -> Page:
    """Forget the app."""
    here = _here_and_fresh()
    try:
        factors.remove_totp(here.account, is_needed=is_second_needed(here), who=who_of(here))
    except Conflict as error:
        return _page(here, error.key, error.status)
    return _back()


@pages.get("/password")
def password() -> Page:
    """Choose another password."""
    return _password_page(_with_password())


@pages.post("/password")
def post_password() -> Page:
    """Keep this device, and sign out all others: who knew the old password is out."""
    here, form, field = _with_password(), request.form, "current"
    try:
        door.check_password_again(here, form.get("current", ""))
        field = "password"
        passwords.check_new(form.get("password", ""), form.get("again", ""))
    except (DomainError, door.TooManyAttempts) as error:
        return _password_page(_with_password(), error, field)
    accounts.change_password(here.account, form["password"], keeps=here.id)
    return _back()


def _with_password() -> DeviceSession:
    """Somebody who has just shown who they are; who comes through the provider alone has none to change."""
    here = _here_and_fresh()
    if here.account.password is None:
        abort(_back())
    return here


def _password_page(here: DeviceSession, error: Any = None, field: str = "") -> tuple[str, int]:
    facts: dict[str, Any] = {"name": here.account.email, "least": passwords.SHORTEST}
    page = render_template("sign_in/password.html", error=error, wrong=field, **facts)
    return page, error.status if error else 200


@pages.post("/passkeys/removal")
def post_passkey_removal() -> Page:
    """Forget a passkey."""
    here = _here_and_fresh()
    if not request.form.get("passkey", "").isdecimal():
        raise NotFound
    passkey_id = int(request.form["passkey"])
    try:
        passkeys.remove(here.account, passkey_id, is_needed=is_second_needed(here), who=who_of(here))
    except Conflict as error:
        return _page(here, error.key, error.status)
    return _back()


@pages.post("/recovery-codes")
def post_recovery_codes() -> Page:
    """New codes, on this page and never again."""
    here = _here_and_fresh()
    if not factors_of(here.account).is_any:
        return _back()
    return _codes_page(here)


@pages.post("/sessions/end")
def post_session_end() -> Page:
    """Sign another device of mine out."""
    here = _here()
    try:
        mine.revoke(here, uuid.UUID(request.form.get("session", "")))
    except ValueError as error:
        raise NotFound from error
    return _back()


@pages.post("/sessions/end-others")
def post_sessions_end_others() -> Page:
    """Sign me out everywhere but here."""
    mine.revoke_others(_here())
    return _back()


def _here() -> DeviceSession:
    """The session, unlocked; it may still owe a second factor."""
    here = session_here()
    if here is None:
        raise SignedOut
    mine.refuse_locked(here)
    return here


def _here_and_fresh() -> DeviceSession:
    """The session of somebody who has just shown who they are; else they are asked to."""
    here = _here()
    place = request.path if request.method == "GET" else url_for("security.page")
    try:
        mine.may_change_factors(here)
    except NotFresh:
        abort(redirect(url_for("sign_in.confirm", next=place), 303))
    except SecondFactorNeeded:
        abort(_to_second(here, place))
    return here


def _to_second(here: DeviceSession, place: str | None) -> Response:
    """To the page that asks for a factor there is, and back."""
    session[door.HALF] = str(steps.begin(steps.SECOND, here.account_id).id)
    return redirect(url_for("sign_in.second", next=place), 303)


def _added(here: DeviceSession, factor: str) -> Page:
    """After the first factor come codes for the day it is lost."""
    mine.strengthen(here, factor)
    here = _here()
    return _back() if factors_of(here.account).recovery_codes else _codes_page(here)


def _secret() -> str:
    """The same one while the page is open, however often it is loaded."""
    if SECRET not in session:
        session[SECRET] = totp().generate_totp_secret()
    return str(session[SECRET])


def _page(here: DeviceSession, error: str | None = None, status: int = 200) -> tuple[str, int]:
    facts: dict[str, Any] = {
        "has": factors_of(here.account),
        "here": here,
        "sessions": mine.sessions_of(here),
        "is_owing": lacks_second(here),
        "is_needed": is_second_needed(here),
    }
    return render_template("sign_in/security.html", error=error, **facts), status


def _app_page(here: DeviceSession, error: str | None = None) -> tuple[str, int]:
    secret = _secret()
    uri = totp().get_totp_uri(here.account.email, secret)
    picture = segno.make(uri, error="m").svg_inline(scale=5, border=3, svgclass="qr", lineclass=None)
    drawing = Markup(picture)  # noqa: S704 (lines, and none of the text)  # nosec B704
    page = render_template(
        "sign_in/app.html",
        error=error,
        picture=drawing,
        key=totp().get_totp_pretty_key(secret),
        uri=uri,
    )
    return page, 422 if error else 200


def _codes_page(here: DeviceSession) -> str:
    codes = factors.new_recovery_codes(here.account, who=who_of(here))
    return render_template("sign_in/codes.html", codes=codes, name=here.account.email)


def _back() -> Response:
    return redirect(url_for("security.page"), 303)
