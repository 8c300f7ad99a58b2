"""Addresses of our own files, so that a browser keeps what can't change and asks about what can.

A file named with its content's hash is kept for ever. The pages that need many get their script
joined into a few files (`joined.py`). Elsewhere modules import each other by plain relative addresses; the
import map turns those into addresses with the hash, or a browser would ask about each at every visit.

All that follows from the files as they are (`files_now`) is worked out once, and anew when one has changed.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from fact_board.web.catalogue import script_catalogue
from fact_board.web.hashes import hash_of, state_of
from fact_board.web.headers import csp_nonce
from fact_board.web.joined import joined_into, joined_sheet
from fact_board.web.language import current_locale
from fact_board.web.sheets import SHEETS

FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
IMPORTS = {
    "@observablehq/plot": "vendor/plot/plot.js",
    "lit-html": "vendor/lit-html/lit-html.js",
    "lit-html/": "vendor/lit-html/",
    "socket.io-client": "vendor/socket.io-client/socket.io.esm.min.js",
    "sortablejs": "vendor/sortablejs/sortable.esm.js",
}
FILES = "fact_board.files"
Files = tuple[str, str, tuple[int, ...]]
NAMED_BY_CONTENT = re.compile(r"i18n/\w+-[0-9a-f]{12}\.json|joined/[\w/]+-[A-Z0-9]{8}\.(js|css)")
LAZILY = re.compile(r"""\(\(\) => import\("([^"]+)"\)\)""")
IMPORTED = re.compile(
    r"""(?:^|;)\s*(?:import|export)\b(?:[^;'"()]*?\bfrom)?\s*["']([^"']+)["']""", re.MULTILINE
)


def init_app(app: Flask) -> None:
    """Serve static files with lasting addresses, and give templates their names."""
    app.jinja_env.globals.update(
        asset=asset,
        import_map=import_map,
        is_joined=is_joined,
        module=module,
        stylesheets=stylesheets,
        catalogue_url=catalogue_url,
    )
    app.after_request(keep_or_ask)
    app.session_interface = SessionOfPages()


class SessionOfPages(SecureCookieSessionInterface):
    """Files have no session: with `Vary: Cookie` a browser would fetch them anew after each sign-in."""

    digest_method = staticmethod(hashlib.sha256)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if request.endpoint != "static":
            super().save_session(app, session, response)


def asset(name: str) -> str:
    """The address of a file under `static/`, with the hash of its content."""
    return url_for("static", filename=name, v=hash_of(_file(name)))


def catalogue_url() -> str | None:
    """The texts of the page's scripts in the reader's language."""
    name = script_catalogue(current_locale())
    return url_for("static", filename=f"i18n/{name}") if name else None


def import_map() -> Markup:
    """Where scripts find what others wrote; inline, as browsers demand, so with the nonce."""
    content = _content_of_map(files_now())
    return Markup('<script type="importmap" nonce="{}">{}</script>').format(csp_nonce(), content)


@lru_cache(maxsize=8)
def _content_of_map(_now: Files) -> Markup:
    names = all_modules(folder_of_files())
    packages = {name: asset(path) for name, path in IMPORTS.items() if path in names}
    parts = {
        package + name.removeprefix(path): asset(name)
        for package, path in IMPORTS.items()
        if package[-1] == "/"
        for name in names
        if name.startswith(path)
    }
    modules = {url_for("static", filename=name): asset(name) for name in names}
    imports = packages | parts | modules
    return htmlsafe_json_dumps({"imports": imports}, separators=(",", ":"))


@dataclass(frozen=True)
class Script:
    """The addresses of a page's script, of what it imports at once, and of what it fetches later."""

    script: str
    at_once: list[str]
    later: list[str]


@lru_cache(maxsize=128)
def script_of(name: str, _now: Files) -> Script:
    """Joined into a few files when they were made of what the modules say now, else module by module."""
    joined = joined_into(name, folder_of_files())
    if joined is None:
        return Script(asset(name), list(map(asset, imported_by(name))), list(map(asset, needed_later(name))))
    return Script(_named(joined.script), list(map(_named, joined.at_once)), list(map(_named, joined.later)))


def is_joined(name: str | None) -> bool:
    """Whether a page's script needs no import map."""
    return bool(name) and _is_joined(str(name), files_now())


@lru_cache(maxsize=128)
def _is_joined(name: str, _now: Files) -> bool:
    return joined_into(name, folder_of_files()) is not None


def _named(name: str) -> str:
    return url_for("static", filename=name)


def module(name: str) -> Markup:
    """The page's script, a hint for all it imports, fetched together and not one after the other, and what it
    needs later (ui/lazy.js)."""
    page = script_of(name, files_now())
    hint, script = (
        Markup('<link rel="modulepreload" href="{}">'),
        Markup('<script type="module" src="{}" data-later="{}"></script>'),
    )
    hints = [hint.format(other) for other in page.at_once]
    return Markup("\n").join([*hints, script.format(page.script, " ".join(page.later))])


def stylesheets(name: str) -> Markup:
    """The links to a page's stylesheets, in their order."""
    link = Markup('<link rel="stylesheet" href="{}">')
    return Markup("\n").join(link.format(address) for address in sheets_of(name, files_now()))


@lru_cache(maxsize=128)
def sheets_of(name: str, _now: Files) -> list[str]:
    """The addresses of a page's stylesheets: one for all when they are joined as they are now."""
    joined = joined_sheet(name, folder_of_files())
    if joined is not None:
        return [_named(joined)]
    return [asset(f"css/{sheet}.css") for sheet in SHEETS.get(name, (name,))]


@cache
def all_modules(folder: Path) -> list[str]:
    """Our own modules, and those of others that they import: as they were when first asked for."""
    scripts = [path for path in (folder / "js").rglob("*.js") if ".test." not in path.name]
    own = [str(path.relative_to(folder)) for path in scripts]
    return sorted({*own, *imported_by(*own)})


def imported_by(*names: str) -> list[str]:
    """The other modules that some of ours need, directly or through others."""
    found, waiting = set(names), list(names)
    while waiting:
        new = set(_imports_of(waiting.pop())) - found
        found |= new
        waiting += new
    return sorted(found - set(names))


def needed_later(name: str) -> list[str]:
    """The modules that one of ours fetches when they are needed, with what only those import."""
    at_once = {name, *imported_by(name)}
    known, waiting = set(at_once), sorted(at_once)
    while waiting:
        lazy = _imports_of(waiting.pop(), LAZILY)
        new = {other for one in lazy for other in (one, *imported_by(one))} - known
        known |= new
        waiting += sorted(new)
    return sorted(known - at_once)


def _imports_of(name: str, said: re.Pattern[str] = IMPORTED) -> list[str]:
    path = _file(name)
    known = path.stat()
    folder = folder_of_files()
    targets = _targets(path, said, folder, known.st_mtime_ns, known.st_size)
    return [str(target.relative_to(folder)) for target in targets if target.is_file()]


@lru_cache(maxsize=1024)
def _targets(path: Path, said: re.Pattern[str], folder: Path, _changed: int, _size: int) -> list[Path]:
    return [_target(path, specifier, folder) for specifier in said.findall(path.read_text())]


def _target(path: Path, specifier: str, folder: Path) -> Path:
    if specifier.startswith("."):
        return (path.parent / specifier).resolve()
    package, slash, rest = specifier.partition("/")
    return folder / IMPORTS.get(specifier, IMPORTS.get(package + slash, package + slash) + rest)


def keep_or_ask(response: Response) -> Response:
    """Say how long a static file may be kept."""
    if request.endpoint == "static" and response.status_code < 400:
        response.headers["Cache-Control"] = FOREVER if _is_lasting() else ASK_FIRST
    return response


def _is_lasting() -> bool:
    name = (request.view_args or {}).get("filename", "")
    if NAMED_BY_CONTENT.fullmatch(name):
        return True
    asked = request.args.get("v")
    return asked is not None and asked == hash_of(_file(name))


def files_now() -> Files:
    """Which files these are, and as what they are asked for: looked at once a request."""
    if FILES not in request.environ:
        folder = folder_of_files()
        request.environ[FILES] = (str(folder), request.script_root, state_of(folder))
    now: Files = request.environ[FILES]
    return now


def _file(name: str) -> Path:
    return folder_of_files() / name


def folder_of_files() -> Path:
    """Where the static files lie."""
    return _resolved(current_app.static_folder or "")


@cache
def _resolved(folder: str) -> Path:
    return Path(folder).resolve()
