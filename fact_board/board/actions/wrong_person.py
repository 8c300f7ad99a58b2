""" "Fel person": what was written on the wrong person leaves every screen; the original stays for the log."""

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board import queries, rules
from fact_board.board.actions.written import guard_enrolled
from fact_board.board.misplaced import Misplaced
from fact_board.teams.models import Membership


@action
def hide_row(row: Misplaced, *, by: Membership) -> None:
    """Take a row off every screen at once: by its author or a team leader."""
    patient = row.patient
    guard_enrolled(patient)
    if row.hidden_at is not None:
        raise Unchanged(row)
    rules.guard_hiding(author_id=row.by_id, facts=queries.facts_for(patient, by))
    row.hidden_at = clock.now()
    row.hidden_by = by.staff_id
    record("row_hidden", row, by=by, sight_changing=True, kind=row.__tablename__, row=row.id)
