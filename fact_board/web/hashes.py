"""What a file's content is called."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path


def hash_of(path: Path) -> str:
    """A short hash of the file as it is now."""
    known = path.stat()
    return _hash_of(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=1024)
def _hash_of(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def state_of(folder: Path) -> tuple[int, ...]:
    """Another one when a file there was edited, or one has come or gone."""
    return tuple(map(_changed_at, _all_in(folder)))


@cache
def _all_in(folder: Path) -> list[Path]:
    """Files, and the folders whose own time tells of those that come later."""
    return [folder, *sorted(folder.rglob("*"))]


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
