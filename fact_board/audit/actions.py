"""What a log reviewer does: draw the month's sample, and say what they think of a row.

These are verbs of the house: they change nothing that a team's screens draw, and a team's number that
counted on because of them would tell the team that it is being looked at.
"""

import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import action, record
from fact_board.audit.models import VERDICTS, Sample, Verdict
from fact_board.audit.sampling import drawn, month_before
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import HOUSE
from fact_board.teams.models import Membership

LONGEST_COMMENT = 500


@dataclass(frozen=True)
class Review:
    """The reviewing of the log, as something that can be acted on."""

    stream_id: uuid.UUID = HOUSE


THE_REVIEW = Review()


@action
def draw_sample(
    _review: Review, rows: Collection[str], *, id: uuid.UUID, percent: float, by: Membership
) -> None:
    """Draw the last whole month's sample for one's own party, once: its seed is made here and kept."""
    sample = Sample(
        id=id,
        team_id=by.team_id,
        party_id=by.party_id,
        month=month_before(clock.today()),
        percent=percent,
        seed=secrets.token_hex(32),
        population=len(rows),
        rows=[],
        drawn_at=clock.now(),
        drawn_by=by.staff_id,
    )
    sample.rows = drawn(sample.seed, rows, percent)
    db.session.add(sample)
    record(
        "sample_drawn",
        sample,
        by=by,
        team=by.team_id,
        party=by.party_id,
        month=sample.month,
        seed=sample.seed,
        drawn=len(sample.rows),
        population=len(rows),
    )


@action
def give_verdict(
    _review: Review,
    row_id: uuid.UUID,
    verdict: str,
    comment: str,
    *,
    id: uuid.UUID,
    read_by: uuid.UUID | None,
    by: Membership,
) -> None:
    """Say what one thinks of a row that somebody else left in the log."""
    if verdict not in VERDICTS:
        raise Invalid("log.verdict", field="verdict")
    if read_by == by.staff_id:
        raise Conflict("log.own_row")
    comment = comment.strip()
    if verdict != "fine" and not comment:
        raise Invalid("log.comment_needed", field="comment")
    if len(comment) > LONGEST_COMMENT:
        raise Invalid("log.comment_long", field="comment")
    said = Verdict(
        id=id,
        row_id=row_id,
        team_id=by.team_id,
        party_id=by.party_id,
        verdict=verdict,
        comment=comment,
        by_id=by.staff_id,
        at=clock.now(),
    )
    db.session.add(said)
    record("reading_reviewed", said, by=by, row=row_id, verdict=verdict)
