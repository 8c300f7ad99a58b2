"""On the board in the story: placed, moved, discussed, off again."""

import datetime as dt

from sqlalchemy import select

from fact_board import clock
from fact_board.board.actions import episodes, step_down
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.actions.proposing import Ticked
from fact_board.board.models import ChecklistItem, Episode
from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.doings import rows_of, standing_tasks
from fact_board.cli.story.verbs.meetings import go_through
from fact_board.cli.story.verbs.steps import in_workdays
from fact_board.columns import new_id
from fact_board.extensions import db


def _episode(person: Person) -> Episode:
    return db.session.get_one(Episode, person.episode_id)


def placing_of(
    person: Person, category: str, urgency: str, why: str, tags: tuple[str, ...], takes: dict[int, str]
) -> Placing:
    person.episode_id = new_id()
    column = person.stage.category(category)
    offered = person.stage.templates[category]
    ticked = tuple(Ticked(offered[place], person.staff(who)) for place, who in takes.items())
    return Placing(column, urgency, Why(why, tags), ticked, person.episode_id)


def place(
    person: Person,
    by: str,
    *,
    category: str,
    urgency: str,
    why: str,
    tags: tuple[str, ...] = (),
    takes: dict[int, str] | None = None,
) -> None:
    """Put someone on the board who is not nominated; `takes` are template tasks by place, and by whom."""
    placing = placing_of(person, category, urgency, why, tags, takes or {})
    episodes.place_patient(person.row, placing, by=person.member(by))


def urgency(
    person: Person, by: str, *, to: str, why: str, tags: tuple[str, ...] = (), met: bool = False
) -> None:
    """Raise or lower; `met`: lowered between meetings, having met the person an hour ago."""
    met_at = clock.now() - dt.timedelta(hours=1) if met else None
    episodes.change_urgency(_episode(person), to, Why(why, tags), by=person.member(by), met_at=met_at)


def move(person: Person, by: str, *, to: str, why: str) -> None:
    """Another column."""
    episodes.move_episode(_episode(person), person.stage.category(to), why=why, by=person.member(by))


def goal(person: Person, by: str, *, text: str) -> None:
    """What this time on the board is for."""
    episodes.set_goal(_episode(person), text, by=person.member(by))


def ward(
    person: Person, by: str, *, name: str, contact: str, phone: str, discharge_in: int | None = None
) -> None:
    """Where the person is admitted."""
    discharge_on = None if discharge_in is None else in_workdays(discharge_in)
    episodes.set_ward(
        _episode(person),
        name=name,
        contact=contact,
        phone=phone,
        discharge_on=discharge_on,
        by=person.member(by),
    )


def review(person: Person, by: str) -> None:
    """Gone through at the meeting, nothing changed."""
    if not go_through(person):
        episodes.review_episode(_episode(person), by=person.member(by))


def ratify(person: Person, by: str) -> None:
    """The meeting agrees with a provisional placing."""
    episodes.ratify_episode(_episode(person), by=person.member(by))


def propose_step_down(person: Person, by: str, *, why: str) -> None:
    """Back to the standard level?"""
    step_down.propose_step_down(_episode(person), why, by=person.member(by))


def check(person: Person, by: str, *, codes: tuple[str, ...], waived: str = "") -> None:
    """Tick items off the checklist, or waive them with a reason."""
    by_code = {
        item.code: item.id
        for item in rows_of(
            select(ChecklistItem.id, ChecklistItem.code).where(ChecklistItem.episode_id == person.episode_id)
        )
    }
    for code in codes:
        item = db.session.get_one(ChecklistItem, by_code[code])
        step_down.check_item(item, "waived" if waived else "done", reason=waived, by=person.member(by))


def close(person: Person, by: str, *, outcome: str = "goals_met", text: str = "") -> None:
    """Off the board; open tasks go along with the primary contact."""
    kept = [
        step_down.Kept(id_, person.staff("primary"), in_workdays(5))
        for id_, state in standing_tasks(person)
        if state == "open"
    ]
    step_down.close_episode(
        _episode(person),
        outcome=outcome,
        holder=person.staff("primary"),
        tasks=kept,
        text=text,
        by=person.member(by),
    )
    person.episode_id = None
