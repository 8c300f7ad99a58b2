"""The keys that sign the log: outside the database, the first signs, the others still verify."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import Any

_keys: dict[str, bytes] = {}


class UnknownKey(LookupError):
    """A row was signed with a key that this process doesn't have."""


def use_keys(keys: Iterable[tuple[str, str]]) -> None:
    """Choose the keys, the signing one first."""
    _keys.clear()
    _keys.update((key_id, secret.encode()) for key_id, secret in keys)


def signing_key() -> str:
    """The id of the key that signs now."""
    return next(iter(_keys))


def mac_of(key_id: str, content: Any) -> str:
    """The keyed hash of plain content (strings, numbers, lists, dictionaries)."""
    if key_id not in _keys:
        raise UnknownKey(key_id)
    return hmac.new(_keys[key_id], canonical(content), hashlib.sha256).hexdigest()


def fits(key_id: str, mac: str, content: Any) -> bool:
    """Whether the keyed hash is that of the content."""
    return hmac.compare_digest(mac_of(key_id, content), mac)


def canonical(content: Any) -> bytes:
    """The one way to write it down."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
