"""Staff who must not see a person."""

import uuid

from sqlalchemy import select

from fact_board import clock
from fact_board.access.models import Bar
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff


@action
def bar_staff(patient: Patient, staff: Staff, *, id: uuid.UUID, by: Membership) -> None:
    """Someone on the staff must not see this person (a relative, or their own case): nothing, anywhere.

    Of one's own party's staff: another party answers for its own, and isn't told whom one has barred.
    """
    _guard_own_staff(staff, by)
    if any(bar.staff_id == staff.id and bar.lifted_at is None for bar in patient.bars):
        raise Unchanged(patient)
    bar = Bar(**signed(patient, by), id=id, staff_id=staff.id)
    db.session.add(bar)
    _record("staff_barred", bar, by)


def _guard_own_staff(staff: Staff, by: Membership) -> None:
    theirs = select(Membership).where(
        Membership.team_id == by.team_id,
        Membership.staff_id == staff.id,
        Membership.party_id == by.party_id,
    )
    if not any(membership.is_current(clock.today()) for membership in db.session.scalars(theirs)):
        raise Invalid("bar.of_own_party_only", field="staff")


@action
def lift_bar(bar: Bar, *, by: Membership) -> None:
    """They may see the person again."""
    if bar.lifted_at is not None:
        raise Unchanged(bar)
    bar.lifted_at = clock.now()
    _record("bar_lifted", bar, by)


def _record(name: str, bar: Bar, by: Membership) -> None:
    """In the party alone, whomever the person is shared with, and to whom it concerns."""
    record(
        name,
        bar,
        by=by,
        sight_changing=True,
        kept_in=bar.party_id,
        told_to=(bar.staff_id,),
        staff=bar.staff_id,
    )
