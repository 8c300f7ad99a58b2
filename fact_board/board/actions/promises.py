"""A promise of an answer: who gives it, at the latest when."""

import datetime as dt

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board import queries, rules
from fact_board.board.actions.nominations import guard_unanswered, whose_is
from fact_board.board.actions.written import guard_owner
from fact_board.board.models import Nomination
from fact_board.teams.models import Membership, Staff


@action
def promise_answer(nomination: Nomination, staff: Staff, at: dt.datetime, *, by: Membership) -> None:
    """Tell the nominator who answers, at the latest when ("senast i dag 15:00, ansvarig …")."""
    patient = guard_unanswered(nomination)
    if (nomination.promise_staff_id, nomination.promise_at) == (staff.id, at):
        raise Unchanged(nomination)
    guard_owner(patient, staff, nomination.party_id, field="staff")
    rules.guard_promise(at, clock.now())
    nomination.promise_staff_id, nomination.promise_at = staff.id, at
    record(
        "answer_promised",
        nomination,
        by=by,
        whose=whose_is(nomination),
        nudges={nomination.by_id} if queries.is_followed(nomination) else (),
        nomination=nomination.id,
        staff=staff.id,
    )
