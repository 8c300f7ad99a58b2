"""Nominated and answered in the story."""

from typing import Any

from fact_board.board.actions import answers, nominations
from fact_board.board.models import Answer, Nomination
from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.meetings import go_through
from fact_board.cli.story.verbs.on_board import placing_of
from fact_board.cli.story.verbs.steps import in_workdays
from fact_board.columns import new_id
from fact_board.extensions import db


def nominate(
    person: Person,
    by: str,
    *,
    category: str | None = None,
    urgency: str | None = None,
    tags: tuple[str, ...] = (),
    text: str = "",
    tried: str = "",
    professions: tuple[str, ...] = (),
) -> None:
    """Propose someone for the board; without a category it is a question, with what was tried and to whom."""
    person.nomination_id = new_id()
    nominations.nominate_patient(
        person.row,
        nominations.Proposal(
            id=person.nomination_id,
            kind="board" if category else "consult",
            category=person.stage.category(category) if category else None,
            urgency=urgency,
            tags=tags,
            text=text,
            tried=tried,
            professions=professions,
        ),
        by=person.member(by),
    )


def _nomination(person: Person) -> Nomination:
    return db.session.get_one(Nomination, person.nomination_id)


def answer_place(
    person: Person,
    by: str,
    *,
    category: str,
    urgency: str,
    why: str,
    tags: tuple[str, ...] = (),
    takes: dict[int, str] | None = None,
    text: str,
    next_step: str = "",
    next_in: int = 2,
) -> None:
    """Answer a nomination: on the board."""
    placing = placing_of(person, category, urgency, why, tags, takes or {})
    _answer(
        person,
        by,
        decision="place",
        text=text,
        next_step=next_step,
        next_on=in_workdays(next_in) if next_step else None,
        placing=placing,
    )


def answer_not_now(
    person: Person, by: str, *, reason: str, instead: str, holder: str, text: str, next_in: int = 5
) -> None:
    """Answer a nomination: not now, what is done instead, and who holds the case."""
    _answer(
        person,
        by,
        decision="not_now",
        reason=reason,
        instead=instead,
        holder=person.staff(holder),
        text=text,
        next_step=instead,
        next_on=in_workdays(next_in),
    )


def answer_wait(person: Person, by: str, *, returns_in: int, text: str) -> None:
    """Answer a nomination: it comes back on a day."""
    _answer(person, by, decision="wait", returns_on=in_workdays(returns_in), text=text)


def answer_reply(person: Person, by: str, *, text: str, next_step: str = "", next_in: int = 3) -> None:
    """Answer a question."""
    next_on = in_workdays(next_in) if next_step else None
    _answer(person, by, decision="reply", text=text, next_step=next_step, next_on=next_on)


def answer_observed(person: Person, by: str, *, text: str) -> None:
    """Thank for what was seen of someone on the board."""
    _answer(person, by, decision="observed", text=text)


def _answer(person: Person, by: str, **facts: Any) -> None:
    go_through(person)
    person.answer_id = new_id()
    reply = answers.Reply(id=person.answer_id, **facts)
    answers.answer_nomination(_nomination(person), reply, by=person.member(by))


def tell_result(person: Person, by: str, *, text: str) -> None:
    """Tell the nominator how it went."""
    answers.tell_result(db.session.get_one(Answer, person.answer_id), text, by=person.member(by))


def read_answer(person: Person, by: str) -> None:
    """The nominator reads the answer."""
    answers.read_answer(db.session.get_one(Answer, person.answer_id), by=person.member(by))


def withdraw(person: Person, by: str) -> None:
    """The nominator takes it back."""
    nominations.withdraw_nomination(_nomination(person), by=person.member(by))


def come_back(person: Person, by: str) -> None:
    """The day a nomination waited for has come."""
    nominations.return_nomination(_nomination(person), by=None)
