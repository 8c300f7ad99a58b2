"""Services and needs of a whole team in numbers: pure. Totals count everyone."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fact_board.coordination.services.models import REASONS
from fact_board.coordination.services.rules import Known

People = Mapping[uuid.UUID, Known]
Lacks = tuple[uuid.UUID, uuid.UUID, str]  # who, of which kind, why


@dataclass(frozen=True)
class KindFigures:
    """Of one kind: how many have it, how many need it, and of those how many for each reason."""

    kind: uuid.UUID
    has: int
    needs: int
    reasons: dict[str, int]


@dataclass(frozen=True)
class Figures:
    """How many are enrolled, gone through, with and without services, and need something (more)."""

    enrolled: int
    mapped: int
    with_services: int
    without_services: int
    without_in_need: int
    with_needing_more: int
    kinds: tuple[KindFigures, ...]


def is_without(person: Known) -> bool:
    """Gone through, and there is nothing: of others nobody knows."""
    return person.is_mapped and not person.has


GROUPS: dict[str, Callable[[Known], bool]] = {
    "enrolled": lambda _: True,
    "mapped": lambda person: person.is_mapped,
    "not_mapped": lambda person: not person.is_mapped,
    "with_services": lambda person: bool(person.has),
    "without_services": is_without,
    "without_in_need": lambda person: is_without(person) and bool(person.needs),
    "with_needing_more": lambda person: bool(person.has and person.needs),
}


def figures_of(people: People, lacking: Sequence[Lacks], kinds: Sequence[uuid.UUID]) -> Figures:
    """Each person counts once in each number, whoever of several parties wrote it."""
    counted = {name: sum(map(is_in, people.values())) for name, is_in in GROUPS.items()}
    why = Counter((kind, reason) for _, kind, reason in set(lacking))
    rows = (
        KindFigures(
            kind,
            sum(kind in person.has for person in people.values()),
            sum(kind in person.needs for person in people.values()),
            {reason: why[kind, reason] for reason in REASONS if why[kind, reason]},
        )
        for kind in kinds
    )
    del counted["not_mapped"]
    return Figures(**counted, kinds=tuple(row for row in rows))
