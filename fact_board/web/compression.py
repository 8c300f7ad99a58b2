"""Texts are sent small to who can take them so: on bad coverage the bytes are most of the wait.

What carries the token against forged requests is sent as it is: beside something that another can choose, the
size of a compressed answer would tell the token letter by letter.
"""

import gzip
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request

from fact_board.web.assets import folder_of_files

LEVEL = 5
WORTH_IT = 1_000  # bytes: less fits in one packet anyhow
TEXTS = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
TOKEN = b"csrf"


def init_app(app: Flask) -> None:
    """Before all others: what is asked for first is done last, when the answer is whole."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """The same answer, smaller, unless it is small, no text, or not to be."""
    is_file = request.endpoint == "static"
    if (
        request.method != "GET"
        or response.status_code != 200
        or not (response.mimetype or "").startswith(TEXTS)
    ):
        return response
    if is_file:
        response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip") or (response.is_streamed and not is_file):
        return response
    small = _small_file() if is_file else _small(response.get_data())
    if small is not None:
        _put(response, small)
    return response


def _small_file() -> bytes | None:
    path = folder_of_files() / (request.view_args or {})["filename"]
    known = path.stat()
    return _kept(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=1024)
def _kept(path: Path, _changed: int, size: int) -> bytes | None:
    return gzip.compress(path.read_bytes(), 9, mtime=0) if size >= WORTH_IT else None


def _small(body: bytes) -> bytes | None:
    return gzip.compress(body, LEVEL, mtime=0) if len(body) >= WORTH_IT and TOKEN not in body else None


def _put(response: Response, body: bytes) -> None:
    opened = response.response
    response.direct_passthrough = False
    response.set_data(body)
    if hasattr(opened, "close"):
        opened.close()
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    tag, _is_weak = response.get_etag()
    if tag is not None and request.endpoint == "static":
        response.set_etag(tag, weak=True)
