"""What the log's pages read besides the log itself."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from fact_board.access.viewer import Viewer
from fact_board.audit import words
from fact_board.audit.asked import Asked, Line
from fact_board.audit.books import Books, books_of
from fact_board.audit.models import Sample, TrailRow, Verdict
from fact_board.audit.read_rows import line_of, readings_in
from fact_board.audit.sampling import last_of
from fact_board.errors import NotFound
from fact_board.extensions import db


@dataclass(frozen=True)
class Opinion:
    """A verdict as it is shown."""

    verdict: str
    text: str
    comment: str
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class Sampled:
    """A drawn row with what was thought of it, the latest last; no line when retention has taken it."""

    id: uuid.UUID
    line: Line | None
    opinions: tuple[Opinion, ...]


def readings_of(viewer: Viewer, month: dt.date) -> list[str]:
    """The readings of a month that are for this reviewer to look at: what its sample is drawn from."""
    books = books_of(viewer)
    rows = readings_in(books, Asked(from_on=month, to_on=last_of(month)))
    return [str(row.id) for row in rows if line_of(row, books)]


def samples_for(viewer: Viewer) -> Sequence[Sample]:
    """Every sample of the reviewer's party, the latest first."""
    mine = select(Sample).where(Sample.team_id == viewer.team_id, Sample.party_id == viewer.party_id)
    return db.session.scalars(mine.order_by(Sample.month.desc())).all()


def sampled_in(viewer: Viewer, sample: Sample) -> list[Sampled]:
    """The sample's rows in the order they were read; those that are removed by now come last."""
    books, ids = books_of(viewer), [uuid.UUID(id_) for id_ in sample.rows]
    rows = {row.id: row for row in db.session.scalars(select(TrailRow).where(TrailRow.id.in_(ids)))}
    opinions = _opinions(books, ids)
    lines = {id_: line_of(row, books) for id_, row in rows.items()}
    barred = {id_ for id_, line in lines.items() if line is None}
    found = [Sampled(id_, lines.get(id_), tuple(opinions.get(id_, ()))) for id_ in ids if id_ not in barred]
    return sorted(found, key=lambda one: (one.line is None, one.line.at if one.line else None, one.id))


def row_for(viewer: Viewer, row_id: uuid.UUID) -> TrailRow:
    """A row of the log that is for this reviewer to look at."""
    row = db.session.get(TrailRow, row_id)
    if row is None or row.team_id != viewer.team_id or line_of(row, books_of(viewer)) is None:
        raise NotFound
    return row


def _opinions(books: Books, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Opinion]]:
    mine = select(Verdict).where(Verdict.row_id.in_(ids), Verdict.party_id == books.party_id)
    found: dict[uuid.UUID, list[Opinion]] = {}
    for one in db.session.scalars(mine.order_by(Verdict.at, Verdict.id)):
        text = str(words.VERDICTS[one.verdict])
        found.setdefault(one.row_id, []).append(
            Opinion(one.verdict, text, one.comment, books.name_of(one.by_id), one.at)
        )
    return found
