"""What a page's script and styles were joined into when the project was set up (`tools/join.py`).

The joined files are used only while every source is what it was when they were made: whoever edits one gets
the sources themselves, and nothing has to be built in between.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fact_board.web.hashes import hash_of

FOLDER = "joined"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Joined:
    """Names below `static/`: the page's script, what it imports at once, and what it fetches later."""

    script: str
    at_once: list[str]
    later: list[str]


def joined_into(name: str, static: Path) -> Joined | None:
    """The files a page's script was joined into; None when there are none, or a source has changed since."""
    told = _manifest(static)
    page = told["scripts"].get(name)
    return Joined(**page) if page and _is_as_it_was(told["sources"], static) else None


def joined_sheet(name: str, static: Path) -> str | None:
    """The file a page's stylesheets were joined into; None as above."""
    told = _manifest(static)
    sheet: str | None = told["sheets"].get(name)
    return sheet if sheet and _is_as_it_was(told["sources"], static) else None


def _is_as_it_was(sources: dict[str, str], static: Path) -> bool:
    try:
        return all(hash_of(static / name) == was for name, was in sources.items())
    except FileNotFoundError:
        return False


def _manifest(static: Path) -> dict[str, Any]:
    path = static / FOLDER / MANIFEST
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {"scripts": {}, "sheets": {}, "sources": {}}


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text())
    return told
