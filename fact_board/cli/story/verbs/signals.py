"""Worries reported and answered in the story."""

from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.steps import in_workdays
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.signals import actions
from fact_board.visits.signals.models import Signal


def report(person: Person, by: str, *, tags: tuple[str, ...], text: str = "") -> None:
    """Somebody reports what they saw."""
    person.signal_id = new_id()
    actions.report_concern(person.row, id=person.signal_id, tags=tags, text=text, by=person.member(by))


def answer_concern(person: Person, by: str, *, text: str, next_step: str = "", next_in: int = 2) -> None:
    """The last one reported is answered."""
    actions.answer_signal(
        db.session.get_one(Signal, person.signal_id),
        text,
        id=new_id(),
        next_step=next_step,
        next_on=in_workdays(next_in) if next_step else None,
        by=person.member(by),
    )
