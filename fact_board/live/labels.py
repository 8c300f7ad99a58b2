"""What walls call people, so that none is taken for another: pure.

Each privacy mode has forms, the shortest first; the longer ones add one letter, and no mode ever shows more
of a name. People who would look alike get the first form that tells them apart; a number when none does.
"""

import unicodedata
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True)
class Person:
    """Somebody by the label of the team, or of a party's books: "Ulla Sa.", "Ulla S. 2"."""

    id: uuid.UUID
    label: str

    @cached_property
    def words(self) -> tuple[str, str, str]:
        """First name, what the label has of the last name, and its number."""
        *names, last = self.label.split() or ["?"]
        number = last if last.isdigit() and names else ""
        names = names if number else [*names, last]
        first, *rest = names or ["?"]
        return first, "".join(rest[-1:]).rstrip("."), number


Form = Callable[[Person], str]


def _name(letters: int) -> Form:
    def form(person: Person) -> str:
        first, last, number = person.words
        return " ".join(part for part in (first, f"{last[:letters]}." if last else "", number) if part)

    return form


def _initials(of_first: int, of_last: int) -> Form:
    def form(person: Person) -> str:
        first, last, number = person.words
        return f"{first[:of_first]}{last[:of_last]}{number}"

    return form


def _code(digits: int) -> Form:
    """Of the id, which is random."""
    return lambda person: f"Kod {person.id.hex[-digits:].upper()}"


FORMS: dict[str, tuple[Form, ...]] = {
    "name": (_name(1), _name(2)),
    "initials": (_initials(1, 1), _initials(1, 2), _initials(2, 1)),
    "code": tuple(_code(digits) for digits in range(3, 9)),
}


def wall_labels(people: Iterable[Person], mode: str) -> Mapping[uuid.UUID, str]:
    """What a wall of this mode calls each of these people, as long as their identity is not protected."""
    return _labels_of(tuple(people), mode)


@lru_cache(maxsize=64)  # what stands after one newcomer stands before the next
def _labels_of(people: tuple[Person, ...], mode: str) -> Mapping[uuid.UUID, str]:
    everybody = sorted(people, key=lambda person: (folded(person.label), person.id.hex))
    alike: dict[str, list[Person]] = defaultdict(list)
    forms, labels = FORMS[mode], dict[uuid.UUID, str]()
    for person in everybody:
        alike[folded(forms[0](person))].append(person)
    for group in alike.values():
        form = _best(forms, group)
        labels |= {person.id: form(person) for person in group}
    return _numbered(labels)


def _best(forms: Sequence[Form], group: Sequence[Person]) -> Form:
    """The first that tells most of them apart."""
    if len(group) == 1:
        return forms[0]
    return max(forms, key=lambda form: len({folded(form(person)) for person in group}))


def _numbered(labels: dict[uuid.UUID, str]) -> dict[uuid.UUID, str]:
    seen: dict[str, int] = defaultdict(int)
    numbered = {}
    for id_, label in labels.items():
        seen[folded(label)] += 1
        count = seen[folded(label)]
        numbered[id_] = label if count == 1 else f"{label} {count}"
    return numbered


@lru_cache(maxsize=8192)  # a newcomer is held against everybody
def folded(text: str) -> str:
    """Without case and accents: what two readers may take for the same."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()
