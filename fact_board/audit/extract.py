"""Who has read about one person: what they themself may get, in plain words."""

import datetime as dt
import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit import words
from fact_board.audit.asked import Asked
from fact_board.audit.books import Books, books_of
from fact_board.audit.models import TrailRow
from fact_board.audit.read_rows import about, readings_in


@dataclass(frozen=True)
class Read:
    """Someone read the same way about the person, once or more, on one day."""

    day: dt.date
    first: dt.datetime
    last: dt.datetime
    times: int
    who: str
    profession: str
    party: str
    what: str
    basis: str


Key = tuple[dt.date, uuid.UUID | None, uuid.UUID | None, str, str | None, str]


def extract_of(viewer: Viewer, patient_id: uuid.UUID, from_on: dt.date, to_on: dt.date) -> list[Read]:
    """Everyone who has read what the reviewer's party holds about the person, the latest day first."""
    books, groups = books_of(viewer), dict[Key, list[TrailRow]]()
    for row in readings_in(books, Asked(from_on=from_on, to_on=to_on), also=about(patient_id)):
        if books.may_name(patient_id, row):
            basis = books.basis_to(patient_id, row)
            wall = str(row.facts.get("display", ""))
            key = (clock.today(row.at), row.staff_id, row.membership_id, row.kind, basis, wall)
            groups.setdefault(key, []).append(row)
    reads = (_read(key, rows, books) for key, rows in groups.items())
    return sorted(reads, key=lambda read: (-read.day.toordinal(), read.first, read.who))


def _read(key: Key, rows: list[TrailRow], books: Books) -> Read:
    day, staff_id, membership_id, kind, basis, _wall = key
    return Read(
        day=day,
        first=min(row.at for row in rows),
        last=max(row.at for row in rows),
        times=len(rows),
        who=books.who_of(rows[0]),
        profession=books.profession_of(staff_id, membership_id),
        party=books.party_name(rows[0].party_id),
        what=words.kind_said(kind, is_opening=rows[0].patient_id is not None),
        basis=words.basis_said(basis),
    )
