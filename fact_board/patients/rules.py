"""Labels that tell people apart, who looks alike, and what may be said of a person: pure."""

import datetime as dt
import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fact_board.errors import Invalid
from fact_board.patients.models import DEPARTURES, LEGAL_KINDS
from fact_board.teams.rules import folded

EARLIEST_BIRTH_YEAR = 1900
LONGEST_TWO_PERSON = dt.timedelta(days=30)
CODE_DIGITS, CODE_LETTERS = "23456789", "ABCDEFGHJKLMNPQRSTUVWXYZ"  # none taken for another: 0 O, 1 I
LONG_NAME = 6


@dataclass(frozen=True)
class Named:
    """A person by the name that a party of the team has in its books."""

    id: uuid.UUID
    name: str


@lru_cache(maxsize=4096)  # a new name is held against everybody's
def _first_and_last(name: str) -> tuple[str, str]:
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name) or [name.strip() or "?"]
    return words[0], words[-1] if len(words) > 1 else ""


def _short(name: str) -> tuple[str, str]:
    first, last = _folded_parts(name)
    return first, last[:1]


@lru_cache(maxsize=4096)
def _folded_parts(name: str) -> tuple[str, str]:
    first, last = _first_and_last(name)
    return folded(first), folded(last)


def shares_label(one: str, other: str) -> bool:
    """Whether two names read the same as "first name + initial"."""
    return _short(one) == _short(other)


def labels_for(people: Sequence[Named]) -> dict[uuid.UUID, str]:
    """A label each: "Ulla S.", or with as many letters as it takes (Ulla Sa., Ulla Sv.), else with a number.

    Accents and case don't tell people apart. Those first in `people` get the lower numbers.
    """
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for person in people:
        groups[_short(person.name)].append(person)
    labels: dict[uuid.UUID, str] = {}
    for group in groups.values():
        labels |= _labels_in(group)
    return labels


def _labels_in(group: Sequence[Named]) -> dict[uuid.UUID, str]:
    lasts = {_folded_parts(person.name)[1] for person in group}
    seen: dict[str, int] = defaultdict(int)
    labels = {}
    for person in group:
        label = _label(person.name, _letters_needed(_folded_parts(person.name)[1], lasts))
        seen[folded(label)] += 1
        number = seen[folded(label)]
        labels[person.id] = label if number == 1 else f"{label} {number}"
    return labels


def _letters_needed(last: str, lasts: Collection[str]) -> int:
    """Letters of a folded last name that no other last name starts with; all of it when it begins another."""
    others = [other for other in lasts if other != last]
    return next(
        (n for n in range(1, len(last)) if not any(other.startswith(last[:n]) for other in others)), len(last)
    )


def _label(name: str, letters: int) -> str:
    first, last = _first_and_last(name)
    if not last:
        return first
    return f"{first} {last}" if letters >= len(last) > 1 else f"{first} {last[:letters]}."


def is_similar(one: str, other: str) -> bool:
    """Whether a hurried reader may take one for the other.

    The same first name with the same initial (Ulla Sand, Ulla Svan), the two names swapped, or one of the two
    names the same and the other nearly so (Maria/Marie, Andersson/Anderson).
    """
    (first, last), (first2, last2) = _folded_parts(one), _folded_parts(other)
    if (first, last) == (last2, first2) or (first, last[:1]) == (first2, last2[:1]):
        return True
    if first == first2:
        return _nearly(last, last2)
    return last == last2 and bool(last) and _nearly(first, first2)


def _nearly(one: str, other: str) -> bool:
    allowed = 2 if min(len(one), len(other)) >= LONG_NAME else 1
    if abs(len(one) - len(other)) > allowed:
        return False
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1] <= allowed


def protected_code(taken: Collection[str], numbers: Iterable[int]) -> str:
    """A code that says nothing about the name: the first of the random `numbers` whose code is free."""
    codes = (f"Kod {CODE_DIGITS[n % 8]}{CODE_LETTERS[n // 8 % 24]}" for n in numbers)
    return next(code for code in codes if code not in taken)


def check_birth_year(year: int | None, today: dt.date) -> None:
    """Refuse years nobody in care was born in."""
    if year is not None and not EARLIEST_BIRTH_YEAR <= year <= today.year:
        raise Invalid("patient.birth_year", field="birth_year")


def check_departure(reason: str, successor: str | None) -> None:
    """Who leaves alive goes to somebody: refuse a departure without a successor's name."""
    if reason not in DEPARTURES:
        raise Invalid("patient.departure_reason", field="reason")
    if reason != "died" and not (successor or "").strip():
        raise Invalid("patient.successor_missing", field="successor")


def check_two_person(reason: str, review_on: dt.date, today: dt.date) -> None:
    """Going in pairs has a reason, and is looked at again within 30 days."""
    if not reason.strip():
        raise Invalid("two_person.reason_missing", field="reason")
    if not today <= review_on <= today + LONGEST_TWO_PERSON:
        raise Invalid("two_person.review_on", field="review_on")


def check_kin(kind: str, decides: str) -> None:
    """A guardian or trustee may decide about something: it is said what. Kin decide about nothing."""
    if kind != "kin" and not decides.strip():
        raise Invalid("kin.decides_missing", field="decides")
    if kind == "kin" and decides.strip():
        raise Invalid("kin.decides_nothing", field="decides")


def check_legal_status(
    status: str, starts_on: dt.date, ends_on: dt.date | None, apply_by: dt.date | None = None
) -> None:
    """Refuse a status that isn't one, that ends before it starts, or is applied for outside its days."""
    if status not in LEGAL_KINDS:
        raise Invalid("legal_status.kind", field="kind")
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("span.ends_before_start", field="ends_on")
    if apply_by is not None and not starts_on <= apply_by <= (ends_on or dt.date.max):
        raise Invalid("legal_status.apply_by", field="apply_by")
