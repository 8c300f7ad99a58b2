"""Whom a row is told to."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from tests.access.oracle.tables import Everything, Row, day


class Rules:
    """What one audience may be told: a party, or a wall in one mode, or one who is barred from somebody."""

    def __init__(
        self,
        has: Everything,
        now: dt.datetime,
        *,
        party: uuid.UUID | None = None,
        wall: str | None = None,
        staff: uuid.UUID | None = None,
    ) -> None:
        self.has, self.now, self.party, self.wall, self.staff = has, now, party, wall, staff
        self.today = day(now)

    def tells(self, owner: uuid.UUID, other: uuid.UUID, person: uuid.UUID, scope: str) -> bool:
        """Whether `owner` lets `other` see that scope of what it holds of the person."""
        if owner == other:
            return True
        between = [
            basis
            for basis in self.has.about("legal_basis", person)
            if basis.party_id == owner and basis.to_party_id == other and self.counts(basis)
        ]
        if any(basis.kind == "block" for basis in between):
            return False
        return any(scope in basis.scopes for basis in between)

    def counts(self, basis: Row) -> bool:
        if basis.ended_at is not None and basis.ended_at <= self.now:
            return False
        if basis.given_on > self.today:
            return False
        return basis.valid_until is None or basis.valid_until >= self.today

    def lookers(self) -> list[uuid.UUID]:
        """Those who look: one party, or all who are in the room with the wall."""
        if self.party:
            return [self.party]
        at_work = (
            row
            for row in self.has.rows["membership"]
            if row.role in ("member", "leader")
            and row.starts_on <= self.today
            and (row.ends_on is None or row.ends_on >= self.today)
        )
        return sorted({row.party_id for row in at_work}, key=str)

    def may_see(self, row: Row, scope: str) -> bool:
        person = row.patient_id
        return all(self.tells(row.party_id, looker, person, scope) for looker in self.lookers())

    def is_there(self, person: uuid.UUID) -> bool:
        """Whether the person exists for this audience: in its own party's books, and not barred from it."""
        for bar in self.has.about("bar", person):
            if self.staff and bar.staff_id == self.staff and bar.lifted_at is None:
                return False
        is_on_a_wall_for_all = self.wall is not None and self.party is None
        return is_on_a_wall_for_all or any(row.party_id == self.party for row in self.books(person))

    def books(self, person: uuid.UUID) -> list[Row]:
        """Those who have the person in their books, the own first."""
        rows = [row for row in self.has.about("known_to", person) if row.left_on is None]
        return sorted(rows, key=lambda row: (row.party_id != self.party, row.party_id.hex))

    def is_known(self, party: uuid.UUID, person: uuid.UUID) -> bool:
        return any(row.party_id == party for row in self.books(person))

    def some(self, name: str, person: uuid.UUID, scope: str = "status") -> list[Row]:
        """The rows of a table about the person that the audience may know of."""
        return [
            row
            for row in self.has.about(name, person)
            if self.may_see(row, scope)
            and getattr(row, "hidden_at", None) is None
            and not (getattr(row, "is_own", False) and row.party_id != self.party)
        ]

    def first(self, books: Iterable[Row], scope: str, name: str) -> Any:
        found = (getattr(row, name) for row in books if self.may_see(row, scope))
        return next((value for value in found if value is not None), None)

    def is_told(self, basis: Row) -> bool:
        """A block by who never let the party in would tell that they know the person."""
        if basis.kind != "block" or basis.party_id == self.party:
            return True
        others = self.has.about("legal_basis", basis.patient_id)
        return any(
            (row.party_id, row.to_party_id) == (basis.party_id, self.party)
            and row.kind != "block"
            and row.ended_at is None
            for row in others
        )
