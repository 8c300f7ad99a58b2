"""Two drawings held against each other."""

import datetime as dt
import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from tests.access.oracle.tables import Values


def bare(text: str) -> str:
    """Without accents and case."""
    split = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def same(one: str, other: str) -> bool:
    return bare(one) == bare(other)


def plain(value: Any) -> Any:
    """As it stands on the wire, lists in an order of our own."""
    return in_order(json.loads(json.dumps(value, default=_on_the_wire)))


def _on_the_wire(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: in_order(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((in_order(inner) for inner in value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


def differences(drawn: Iterable[Values], expected: Iterable[Values]) -> list[str]:
    """Where the product and the oracle disagree, person by person and field by field."""
    told = {each["id"]: plain(each) for each in drawn}
    right = {each["id"]: each for each in expected}
    found = [f"{id_}: told, though nobody there" for id_ in sorted(told.keys() - right.keys())]
    found += [f"{id_}: not told" for id_ in sorted(right.keys() - told.keys())]
    for id_ in sorted(told.keys() & right.keys()):
        have, want = told[id_], right[id_]
        found += [
            f"{id_}: {name} is {have.get(name, 'absent')!r}, not {want.get(name, 'absent')!r}"
            for name in sorted(have.keys() | want.keys())
            if have.get(name, "absent") != want.get(name, "absent")
        ]
    return found
