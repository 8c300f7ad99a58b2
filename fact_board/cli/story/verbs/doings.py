"""What is written, done and waited for in the story."""

import datetime as dt
from typing import Any

from sqlalchemy import Select, select

from fact_board import clock
from fact_board.board.actions import notes, tasks
from fact_board.board.models import Task
from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.steps import in_workdays
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.visits.actions import log_contact
from fact_board.visits.planned import actions as planned
from fact_board.visits.planned.actions import Plan


def note(person: Person, by: str, *, text: str) -> None:
    """A few words."""
    notes.write_note(person.row, text, id=new_id(), by=person.member(by))


def task(
    person: Person,
    by: str,
    *,
    text: str,
    owner: str = "primary",
    due: int = 0,
    at_time: str | None = None,
    is_safety: bool = False,
) -> None:
    """Something to do, `due` workdays from now."""
    person.tasks[text] = new_id()
    todo = tasks.Todo(person.tasks[text], text, person.staff(owner), in_workdays(due), at_time, is_safety)
    tasks.add_task(person.row, todo, by=person.member(by))


def tick(person: Person, by: str, *, text: str) -> None:
    """It is done."""
    tasks.tick_task(db.session.get_one(Task, person.tasks[text]), by=person.member(by))


def tick_taken(person: Person, by: str) -> None:
    """The template tasks that were taken on are done; those nobody took are let go."""
    for id_, state in standing_tasks(person):
        if state == "open":
            tasks.tick_task(db.session.get_one(Task, id_), by=person.member(by))
        else:
            tasks.close_task(db.session.get_one(Task, id_), by=person.member(by))


def standing_tasks(person: Person) -> list[tuple[Any, str]]:
    standing = select(Task.id, Task.state).where(
        Task.patient_id == person.id, Task.state.in_(("open", "proposed"))
    )
    return rows_of(standing.order_by(Task.due_on, Task.id))


def rows_of(what: Select[Any, Any]) -> list[Any]:
    """Read, and end the transaction without forgetting what is at hand."""
    found = db.session.execute(what).all()
    db.session.commit()
    return list(found)


def contact(
    person: Person, by: str, *, kind: str = "visit", outcome: str = "done", days_ago: int = 0
) -> None:
    """A visit or call, done or missed."""
    on = clock.today() - dt.timedelta(days=days_ago)
    log_contact(person.row, id=new_id(), kind=kind, outcome=outcome, on=on, by=person.member(by))


def plan_visit(
    person: Person, by: str, *, due: int = 0, at_time: str | None = None, companion: str | None = None
) -> None:
    """Somebody will go there, `due` workdays from now; two go with a companion."""
    together = person.staff(companion) if companion else None
    plan = Plan(in_workdays(due), person.staff(by), at_time, companion=together)
    planned.plan_visit(person.row, plan, id=new_id(), by=person.member(by))
