"""The lines by party and the bars, as far as one reader's party may know: by the oracle of secrecy."""

import datetime as dt
import uuid
from collections import defaultdict
from decimal import Decimal

from sqlalchemy import select

from fact_board import clock
from fact_board.board.models import Answer, Nomination
from fact_board.extensions import db
from fact_board.teams.models import Membership, Party
from tests.access.oracle import Everything, Oracle
from tests.caseload.naive import Numbers
from tests.caseload.oracle_of_strength import MODEL, at_work, divided

Bar = tuple[str | None, int | None, float | None, float | None]  # who, people, people a post, weighed


class Reader:
    """Somebody who looks, and the enrolled people that exist for them."""

    def __init__(self, by: Membership) -> None:
        self.team_id, self.party, self.staff = by.team_id, by.party_id, by.staff_id
        self.is_leader = by.role == "leader"
        self.has = Everything(by.team_id)
        self.rules = Oracle(self.has, clock.now(), party=self.party, staff=self.staff)
        enrolled = (row.id for row in self.has.rows["patient"] if row.left_on is None)
        self.people = {id_ for id_ in enrolled if self.rules.is_there(id_)}

    def knows(self, row: Nomination | Answer, scope: str) -> bool:
        return row.patient_id in self.people and self.rules.may_see(row, scope)

    def in_books_of(self, party: uuid.UUID) -> set[uuid.UUID]:
        """Those of whom they may know that a party knows them."""
        return {
            id_
            for id_ in self.people
            if any(
                book.party_id == party and self.rules.may_see(book, "status")
                for book in self.rules.books(id_)
            )
        }

    def on_board(self) -> set[uuid.UUID]:
        episodes = (row for id_ in self.people for row in self.rules.some("episode", id_))
        return {row.patient_id for row in episodes if row.closed_at is None}

    def contacts(self) -> dict[uuid.UUID, set[uuid.UUID]]:
        """By colleague: the people who have them as their contact, in one role or several."""
        found: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for id_ in self.people:
            for row in self.rules.some("care_contact", id_, "contacts"):
                found[row.staff_id].add(id_)
            for book in self.rules.some("known_to", id_, "contacts"):
                found[book.primary_id].add(id_)
        return found


def of_parties(reader: Reader, today: dt.date) -> Numbers:
    """The page's lines by party, and its bars."""
    staff, on_board = at_work(reader.team_id, today), reader.on_board()
    lines = {}
    for party in db.session.scalars(select(Party)):
        people = reader.in_books_of(party.id)
        posts = float(sum((each.fte for each in staff if each.party_id == party.id), Decimal(0)))
        is_own = party.id == reader.party
        lines[str(party.id)] = {
            "patients": len(people),
            "fte": posts,
            "per_fte": round(len(people) / posts, 1) if posts and is_own else None,
            "on_board": len(people & on_board),
        }
    return {
        "parties": lines,
        "colleagues": _colleagues(reader, staff, on_board),
    }


def _colleagues(reader: Reader, staff: list[Membership], on_board: set[uuid.UUID]) -> list[Bar]:
    """Of one's own party; who it is only of oneself, and to a leader."""
    found: list[Bar] = []
    people_of = reader.contacts()
    for each in staff:
        people = people_of.get(each.staff_id, set())
        if each.party_id != reader.party or not (people or each.profession in MODEL["case_managers"][0]):
            continue
        weight = len(people - on_board) + 2 * len(people & on_board)
        load, weighted = divided(len(people), each.fte, 1), divided(weight, each.fte, 1)
        if reader.is_leader or each.staff_id == reader.staff:
            found.append((str(each.staff_id), len(people), load, weighted))
        else:
            found.append((None, None, load, weighted))
    return sorted(found, key=str)
