"""What is waited for, the legal status, and the way home from a ward."""

import datetime as dt

from fact_board import clock
from fact_board.board.models import Episode
from fact_board.cli.story.hurry import keep_held
from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.steps import in_workdays
from fact_board.columns import new_id
from fact_board.coordination.decisions import actions as coordination
from fact_board.coordination.decisions.actions import Asked, Decided
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.discharges.actions import Agreed, plan_discharge, set_discharge_item
from fact_board.coordination.discharges.models import DischargeItem
from fact_board.extensions import db
from fact_board.patients import actions as patients


def legal(person: Person, by: str, *, status: str, starts_on: dt.date, ends_on: dt.date | None) -> None:
    """A legal status with its last day."""
    patients.add_legal_status(
        person.row, id=new_id(), status=status, starts_on=starts_on, ends_on=ends_on, by=person.member(by)
    )


def ask_decision(
    person: Person,
    by: str,
    *,
    what: str,
    of: str = "",
    expected: int | None,
    of_staff: str | None = None,
    origin: str = "other",
) -> None:
    """A request starts to wait for a unit's or somebody's decision, expected in so many days."""
    person.decisions[what] = new_id()
    today = clock.today()
    asked = Asked(
        what,
        today,
        today + dt.timedelta(days=expected) if expected is not None else None,
        unit=of,
        staff=person.member(of_staff) if of_staff else None,
        origin=origin,
    )
    coordination.watch_decision(person.row, asked, id=person.decisions[what], by=person.member(by))


def remind(person: Person, by: str, *, what: str, how: str = "called") -> None:
    """Whoever is to decide is reminded."""
    watch = db.session.get_one(DecisionWatch, person.decisions[what])
    coordination.remind_decision(watch, id=new_id(), how=how, on=clock.today(), by=person.member(by))


def get_decision(person: Person, by: str, *, what: str, outcome: str = "granted") -> None:
    """The decision has come."""
    watch = db.session.get_one(DecisionWatch, person.decisions[what])
    coordination.end_decision(watch, Decided(outcome, clock.today()), by=person.member(by))


def plan_home(person: Person, by: str) -> None:
    """The checklist before the discharge is begun."""
    plan_discharge(db.session.get_one(Episode, person.episode_id), id=new_id(), by=person.member(by))


def agree(
    person: Person,
    by: str,
    *,
    code: str,
    owner: str | None = None,
    who: str = "",
    due: int | None = None,
    state: str = "open",
) -> None:
    """Who does one thing of it, in so many workdays, or that it is done."""
    item = db.session.query(DischargeItem).filter_by(patient_id=person.row.id, code=code).one()
    keep_held()
    due_on = None if due is None else in_workdays(due)
    agreed = Agreed(state, person.member(owner) if owner else None, who, due_on)
    set_discharge_item(item, agreed, by=person.member(by))
