"""The phone's page: one shell that says nothing of anybody, so that a browser may keep it; and its worker."""

import json
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from fact_board.access.rights import require
from fact_board.live.build import build
from fact_board.sign_in.devices import PHONE, device_of_request
from fact_board.web.assets import asset, catalogue_url, files_now, folder_of_files, script_of, sheets_of
from fact_board.web.language import asked_locale, current_locale
from fact_board.web.routing import current_viewer

pages = Blueprint("phone_pages", __name__)
MAIN, LOCK, WORKER = "js/phone/main.js", "js/sign_in/lock.js", "js/phone/worker.js"
SHEETS = ("every", "phone", "lock")
FONTS = tuple(f"vendor/fonts/atkinson-hyperlegible-latin-{weight}-normal.woff2" for weight in (400, 700))
ICONS = (
    ("icons/phone.svg", "any", "any"),
    ("icons/phone-192.png", "192x192", "any"),
    ("icons/phone-512.png", "512x512", "any"),
    ("icons/phone-512.png", "512x512", "maskable"),
)
COLOUR = "#0b6b57"


@pages.get("/phone")
@pages.get("/phone/people", endpoint="people")
@pages.get("/phone/search", endpoint="search")
def phone() -> str:
    """My day, my people, or the search: the same shell."""
    require("day.see", current_viewer().role)
    return _shell()


@pages.get("/phone/shell")
def shell() -> str:
    """The same for anybody, to be kept for when there is no network: it holds no word of anyone."""
    with force_locale(asked_locale()):  # some browsers ask for a worker in no language
        return _shell()


def _shell() -> str:
    """Whether and when a phone locks is decided by its kind, for nobody in particular."""
    minutes = current_app.config["FACT"].lock_minutes
    lock = (minutes * 60, 0) if minutes and device_of_request() == PHONE else None
    return render_template("phone/phone.html", person=None, team=None, page_lock=lambda: lock)


@pages.get("/sw.js")
def worker() -> Response:
    """The service worker, with what it keeps: another build or language is another worker."""
    locale = asked_locale()
    with force_locale(locale):
        kept = {
            "build": build(),
            "locale": locale,
            "shell": url_for("phone_pages.shell", lang=locale),
            "files": _files(),
        }
    code = Path(folder_of_files() / WORKER).read_text()
    return Response(f"const KEPT = {json.dumps(kept)};\n{code}", mimetype="text/javascript")


def _files() -> list[str]:
    """Everything the page can need: its scripts, also those for later, styles, texts, letters."""
    scripts = [script_of(name, files_now()) for name in (MAIN, LOCK)]
    addresses = sorted({name for one in scripts for name in (one.script, *one.at_once, *one.later)})
    addresses += [address for name in SHEETS for address in sheets_of(name, files_now())]
    addresses += [url_for("static", filename=font) for font in FONTS]
    return [*addresses, asset("favicon.svg"), *(text for text in [catalogue_url()] if text)]


@pages.get("/phone/manifest.webmanifest")
def manifest() -> Response:
    """What a phone is told when somebody puts the app on its first screen."""
    told = jsonify(
        id="/phone",
        name=_("FACT board"),
        short_name="FACT",
        description=_("My day, my people and the board, between visits."),
        lang=current_locale(),
        start_url=url_for("phone_pages.phone"),
        scope="/",
        display="standalone",
        orientation="portrait",
        theme_color=COLOUR,
        background_color="#f2f3f0",
        icons=[
            {"src": asset(name), "sizes": sizes, "purpose": purpose, "type": _type(name)}
            for name, sizes, purpose in ICONS
        ],
    )
    told.mimetype = "application/manifest+json"
    return told


def _type(name: str) -> str:
    return "image/svg+xml" if name.endswith(".svg") else "image/png"
