"""What a visitor must know before the door: going in pairs, stopped medication."""

import datetime as dt

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.errors import Invalid
from fact_board.patients.models import KnownTo
from fact_board.patients.rules import check_two_person
from fact_board.teams.models import Membership


@action
def set_two_person(known: KnownTo, *, reason: str, review_on: dt.date, by: Membership) -> None:
    """Ask everybody to go in pairs, until a day to look at it again."""
    check_two_person(reason, review_on, clock.today())
    if (known.two_person_reason, known.two_person_review_on) == (reason, review_on):
        raise Unchanged(known)
    known.two_person_reason, known.two_person_review_on = reason, review_on
    record("two_person_set", known, by=by, review_on=review_on)


@action
def lift_two_person(known: KnownTo, *, by: Membership) -> None:
    """One visitor is enough again."""
    if known.two_person_reason is None:
        raise Unchanged(known)
    known.two_person_reason = known.two_person_review_on = None
    record("two_person_lifted", known, by=by)


@action
def stop_medication(known: KnownTo, *, on: dt.date, by: Membership) -> None:
    """Write down that the person stopped taking their medication; visitors call the team first."""
    if on > clock.today():
        raise Invalid("date.in_future", field="on")
    if known.medication_stopped_on == on:
        raise Unchanged(known)
    known.medication_stopped_on = on
    record("medication_stopped", known, by=by, on=on)


@action
def resume_medication(known: KnownTo, *, by: Membership) -> None:
    """The person takes their medication again."""
    if known.medication_stopped_on is None:
        raise Unchanged(known)
    known.medication_stopped_on = None
    record("medication_resumed", known, by=by)
