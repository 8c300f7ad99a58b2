"""What support is missing, and why."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

Lacks = tuple[Hashable, Hashable, str]  # who, of which kind, why


@dataclass(frozen=True)
class Unmet:
    """How many people lack one kind of support, and how many of them for each reason."""

    kind: Hashable
    people: int
    reasons: dict[str, int]


def unmet_needs(lacking: Iterable[Lacks]) -> list[Unmet]:
    """By kind, the one that most lack first. A person counts once in each number, whoever wrote it."""
    reasons_of: dict[Hashable, dict[str, set[Hashable]]] = defaultdict(lambda: defaultdict(set))
    for who, kind, why in lacking:
        reasons_of[kind][why].add(who)
    found = [
        Unmet(kind, len(set().union(*of_kind.values())), {why: len(who) for why, who in of_kind.items()})
        for kind, of_kind in reasons_of.items()
    ]
    return sorted(found, key=lambda each: (-each.people, str(each.kind)))
