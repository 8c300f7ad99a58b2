"""Writing on the team's time line, and taking it away again."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.teams.models import Membership, Team
from fact_board.teams.timeline.models import Annotation


@action
def annotate(team: Team, day: dt.date, text: str, *, id: uuid.UUID, by: Membership) -> None:
    """Write down what happened to the team on a day; the whole team reads it in its charts."""
    if day > clock.today():
        raise Invalid("date.in_future", field="day")
    if db.session.get(Annotation, id) is not None:
        raise Conflict("row.exists")
    written = Annotation(
        id=id, team_id=team.id, party_id=by.party_id, day=day, text=text, by_id=by.staff_id, at=clock.now()
    )
    db.session.add(written)
    record("timeline_annotated", written, by=by, whose=(), annotation=id, day=day)


@action
def withdraw_annotation(annotation: Annotation, *, by: Membership) -> None:
    """Take it off the time line; the row stays."""
    if annotation.withdrawn_at is not None:
        raise Unchanged(annotation)
    annotation.withdrawn_at = clock.now()
    record("annotation_withdrawn", annotation, by=by, whose=(), annotation=annotation.id)
