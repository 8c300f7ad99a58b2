"""Plans in the story: offered, made, followed up, and what people thought of their SIP."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.cli.story.stage import Person
from fact_board.columns import new_id
from fact_board.coordination.plans import actions as plans
from fact_board.coordination.plans.actions import Answers
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.plans.rules import Named, Step
from fact_board.extensions import db


def offer_plan(
    person: Person, by: str, *, kind: str, caller: str = "", caller_name: str = "", **named: str
) -> None:
    """Somebody is offered a plan, and one is to call."""
    person.plans[kind] = new_id()
    plans.offer_plan(
        person.row,
        _named(person, caller, caller_name, **named),
        id=person.plans[kind],
        kind=kind,
        on=clock.today(),
        by=person.member(by),
    )


def enter_plan(
    person: Person,
    by: str,
    *,
    kind: str,
    due: int,
    took_part: str = "yes",
    caller: str = "",
    caller_name: str = "",
    **named: str,
) -> None:
    """A plan is made; so many days later it is followed up."""
    person.plans[kind] = new_id()
    plans.enter_plan(
        person.row,
        _named(person, caller, caller_name, **named),
        Step("made", clock.today(), _in(due), took_part),
        id=person.plans[kind],
        kind=kind,
        by=person.member(by),
    )


def decline_plan(person: Person, by: str, *, kind: str, again: int) -> None:
    """The person says no, and is asked again after so many days."""
    plans.decline_plan(_plan(person, kind), Step("declined", clock.today(), _in(again)), by=person.member(by))


def call_meeting(person: Person, by: str, *, kind: str, due: int) -> None:
    """The meeting is called, for so many days later."""
    plans.call_meeting(_plan(person, kind), Step("called", clock.today(), _in(due)), by=person.member(by))


def follow_up_plan(person: Person, by: str, *, kind: str, due: int, took_part: str = "yes") -> None:
    """The plan is followed up, and will be again."""
    step = Step("followed_up", clock.today(), _in(due), took_part)
    plans.follow_up_plan(_plan(person, kind), step, by=person.member(by))


def evaluate_sip(person: Person, by: str, *, said: tuple[int, int, int] | None) -> None:
    """What the person thought of their SIP; None: did not want to say."""
    plans.evaluate_plan(
        _plan(person, "sip"),
        Answers(*said) if said else Answers(),
        id=new_id(),
        on=clock.today(),
        is_declined=said is None,
        by=person.member(by),
    )


def _plan(person: Person, kind: str) -> Plan:
    return db.session.get_one(Plan, person.plans[kind])


def _in(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def _named(
    person: Person, caller: str, caller_name: str, *, leader: str = "", leader_name: str = "", place: str = ""
) -> Named:
    return Named(
        caller_id=_staff(person, caller) if not caller_name else None,
        caller_name=caller_name,
        leader_id=_staff(person, leader) if leader else None,
        leader_name=leader_name,
        place=place,
    )


def _staff(person: Person, who: str) -> uuid.UUID:
    return person.staff(who or "primary").id
