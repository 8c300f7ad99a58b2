"""Which language an answer speaks: the person's own setting, the cookie, the browser's wish, Swedish."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Blueprint, Flask, current_app, g, has_request_context, redirect, request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from fact_board.errors import Invalid
from fact_board.extensions import babel

LOCALES = {"sv": "Svenska", "en": "English"}
COOKIE = "lang"
A_YEAR = 365 * 24 * 3600
SAVE_LOCALE = "fact_board.save_locale"  # app.extensions, if anyone keeps settings: (locale) -> None

language = Blueprint("language", __name__)


def init_app(app: Flask) -> None:
    """Choose a language for every request, and let the reader choose another."""
    babel.init_app(app, locale_selector=choose_locale)
    app.register_blueprint(language)
    app.jinja_env.globals.update(locale=current_locale, locales=LOCALES)


def choose_locale() -> str:
    """The first of the four that names a language we speak. Outside a request: Swedish."""
    if not has_request_context():
        return "sv"
    for wished in (g.get("locale"), request.cookies.get(cookie_name())):
        if wished in LOCALES:
            return str(wished)
    return request.accept_languages.best_match(LOCALES) or "sv"


def cookie_name() -> str:
    """Under HTTPS no other host may set it for us."""
    return f"__Host-{COOKIE}" if current_app.config["SESSION_COOKIE_SECURE"] else COOKIE


def asked_locale() -> str:
    """The language that the address names, else that of the request."""
    asked = request.args.get("lang")
    return asked if asked in LOCALES else current_locale()


def current_locale() -> str:
    """ "sv" or "en", as chosen for this request."""
    chosen = get_locale()
    return chosen.language if chosen else "sv"


@language.post("/language")
def choose_language() -> Response:
    """Keep the reader's choice in a cookie, and in their settings when they are signed in."""
    locale = request.form.get("locale", "")
    if locale not in LOCALES:
        raise Invalid("language.unknown", field="locale")
    save: Callable[[str], None] | None = current_app.extensions.get(SAVE_LOCALE)
    if save:
        save(locale)
    response = redirect(place_of_ours(request.form.get("next", "")), 303)
    is_https = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(cookie_name(), locale, max_age=A_YEAR, secure=is_https, httponly=True, samesite="Lax")
    return response


def place_of_ours(address: str) -> str:
    """The address when it is a page of this site, else the first page: never a way to another site."""
    parts = urlsplit(address.replace("\\", "/"))
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/") and address.isprintable()
    return address if is_ours else "/"
