"""What an audience may see of a person: scopes per party that wrote, decided by pure functions.

A person's rows each belong to the party that wrote them. Between parties nothing crosses unless the one that
wrote has a legal basis for telling the other (OSL 10, 12, 25 and 26 ch.); a block is stronger than any.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from fact_board import clock
from fact_board.access.audience import Audience

SCOPES = ("status", "contacts", "notes", "plans", "medication_stop")
FULL = frozenset(SCOPES)
COORDINATION = frozenset({"status", "contacts"})
NONE: frozenset[str] = frozenset()
BLOCK = "block"


class Protectable(Protocol):
    """What sight needs of a party's books: whose they are, and whether they protect the person's identity."""

    party_id: uuid.UUID
    protected_kind: str | None


class Basis(Protocol):
    """What sight needs of a legal basis: whose information, to whom, which scopes, from when till when."""

    party_id: uuid.UUID
    to_party_id: uuid.UUID
    kind: str
    scopes: list[str]
    given_on: dt.date
    valid_until: dt.date | None
    ended_at: dt.datetime | None


def holds(basis: Basis, now: dt.datetime) -> bool:
    """Whether a basis (or a block) is in force; its last day is included."""
    today = clock.today(now)
    return (
        (basis.ended_at is None or now < basis.ended_at)
        and basis.given_on <= today
        and (basis.valid_until is None or today <= basis.valid_until)
    )


def scopes_between(
    owner: uuid.UUID, party: uuid.UUID, bases: Iterable[Basis], now: dt.datetime
) -> frozenset[str]:
    """What `party` may see of what `owner` holds about one person."""
    if party == owner:
        return FULL
    held = [b for b in bases if (b.party_id, b.to_party_id) == (owner, party) and holds(b, now)]
    if any(basis.kind == BLOCK for basis in held):
        return NONE
    return frozenset().union(*(basis.scopes for basis in held)) & FULL


def was_let_in(bases: Iterable[Basis], owner: uuid.UUID, party: uuid.UUID | None) -> bool:
    """Whether `owner` gave `party` some basis, ended or not, among these."""
    return any((b.party_id, b.to_party_id) == (owner, party) and b.kind != BLOCK for b in bases)


@dataclass(frozen=True)
class Sight:
    """One audience looking at one person.

    `known_to` are the parties that have the person in their books; `parties` those in the room of a wall,
    which shows only what each of them may see. `is_open` is emergency access: everything, for one viewer.
    """

    audience: Audience
    bases: Collection[Basis]
    known_to: Collection[uuid.UUID]
    now: dt.datetime
    parties: Collection[uuid.UUID] = ()
    barred: Collection[uuid.UUID] = ()
    is_open: bool = False

    @cached_property
    def _told(self) -> dict[uuid.UUID | None, frozenset[str]]:
        """What `of` has answered: one person is asked about many rows of few parties."""
        return {}

    def of(self, owner: uuid.UUID | None) -> frozenset[str]:
        """The scopes of what `owner` wrote."""
        if owner not in self._told:
            self._told[owner] = self._scopes(owner)
        return self._told[owner]

    def _scopes(self, owner: uuid.UUID | None) -> frozenset[str]:
        if owner is None or self.is_open:
            return FULL
        if self.audience.party_id:
            return scopes_between(owner, self.audience.party_id, self.bases, self.now)
        seen = (scopes_between(owner, party, self.bases, self.now) for party in self.parties)
        return frozenset(FULL).intersection(*seen) if self.parties else NONE

    @property
    def basis(self) -> str:
        """On which basis the audience sees what others hold: for the log."""
        if self.is_open:
            return "emergency_access"
        party = self.audience.party_id
        kinds = {
            b.kind for b in self.bases if b.to_party_id == party and b.kind != BLOCK and holds(b, self.now)
        }
        return next((kind for kind in ("consent", *sorted(kinds)) if kind in kinds), "team")

    @property
    def is_whole(self) -> bool:
        """Whether nothing of anybody who knows the person is closed."""
        return all(self.of(owner) == FULL for owner in self.known_to)

    @cached_property
    def is_anybody(self) -> bool:
        """Whether the person exists for this audience at all: unknown and barred are not found."""
        if self.audience.staff_id in self.barred and self.audience.staff_id is not None:
            return False
        return self.audience.party_id is None or self.audience.party_id in self.known_to

    def sees(self, owner: uuid.UUID | None, scope: str) -> bool:
        """Whether a row of that party and scope may be shown."""
        return self.is_anybody and scope in self.of(owner)

    def protects(self, books: Iterable[Protectable]) -> bool:
        """Whether the person's identity is protected as far as the audience may know.

        A wall before several parties always does.
        """
        is_shared = self.audience.wall is not None and self.audience.party_id is None
        return any(row.protected_kind and (is_shared or self.sees(row.party_id, "status")) for row in books)


def may_place(*, principal: str, sees_region: bool, is_seen_by_region: bool) -> bool:
    """Whether a party may put someone on the board: the region may; another party once both see each other.

    Otherwise "already on the board" would tell what the region does.
    """
    return principal == "region" or (sees_region and is_seen_by_region)
