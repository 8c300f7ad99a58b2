"""A red nomination between meetings: somebody reads it today, by name."""

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.board import duty_rules
from fact_board.board.actions.written import guard_standing
from fact_board.board.duty_calls import called_by, deputy_to_call
from fact_board.board.models import DutyCall, Nomination
from fact_board.errors import Conflict, NotAllowed
from fact_board.extensions import db
from fact_board.teams.models import Membership


@action
def read_call(call: DutyCall, *, by: Membership) -> None:
    """The duty officer or the deputy says that they have read it; nobody else can say so for them.

    The nominator is told who has, and when.
    """
    nomination = _nomination_of(call)
    guard_standing(nomination)
    if call.read_at is not None:
        raise Unchanged(call)
    if by.staff_id not in called_by(call):
        raise NotAllowed("duty.not_called")
    call.read_by, call.read_at = by.staff_id, clock.now()
    record("duty_call_read", call, by=by, nudges={nomination.by_id}, nomination=nomination.id)


@action
def pass_on_call(call: DutyCall, *, by: None) -> None:
    """Nobody has read it for half an hour: it goes to the deputy as well. Once."""
    nomination, now = _nomination_of(call), clock.now()
    guard_standing(nomination)
    if nomination.state != "open" or not duty_rules.is_to_pass_on(
        called_at=call.at, passed_on_at=call.passed_on_at, read_at=call.read_at, now=now
    ):
        raise Unchanged(call)
    deputy_id = deputy_to_call(call)
    if deputy_id is None:
        raise Conflict("duty.no_deputy")
    call.passed_on_at = now
    record(
        "duty_call_passed_on",
        call,
        by=by,
        nudges={deputy_id},
        nomination=call.nomination_id,
        due=call.at + duty_rules.READ_WITHIN,
    )


def _nomination_of(call: DutyCall) -> Nomination:
    return db.session.get_one(Nomination, call.nomination_id)
