"""What a file's content is called."""

import hashlib
from functools import lru_cache
from pathlib import Path


def hash_of(path: Path) -> str:
    """A short hash of the file as it is now."""
    known = path.stat()
    return _hash_of(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=1024)
def _hash_of(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
