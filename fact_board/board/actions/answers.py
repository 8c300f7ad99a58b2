"""Answers to nominations, and their results: nobody who reports something hears nothing back."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board import queries, rules
from fact_board.board.actions.nominations import guard_unanswered
from fact_board.board.actions.placing import Placing, guard_may_place, open_episode, taken_by
from fact_board.board.actions.written import guard_standing, id_of, refuse_taken
from fact_board.board.models import Answer, Episode, EpisodeChange, Nomination, Task
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid, NotAllowed
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Staff


@dataclass(frozen=True)
class Reply:
    """What the nominator is told. `placing` belongs to the decision place, `returns_on` to wait."""

    id: uuid.UUID
    decision: str
    text: str = ""
    reason: str = ""
    instead: str = ""
    holder: Staff | None = None
    next_step: str = ""
    next_on: dt.date | None = None
    returns_on: dt.date | None = None
    placing: Placing | None = None


@action
def answer_nomination(nomination: Nomination, reply: Reply, *, by: Membership) -> None:
    """Decide a nomination and tell everyone who made one for this person.

    Who may not see what was decided hears the first time that it was, and of nothing after that.

    place opens the episode; wait brings it back on a day; not_now says what is done instead and who
    holds the case; observed thanks for what was seen of someone on the board; reply answers a question.
    A reply is for one question; every other decision answers all open nominations of the person alike.
    """
    patient = guard_unanswered(nomination)
    refuse_taken(Answer, reply.id)
    rules.guard_decision(kind=nomination.kind, decision=reply.decision)
    rules.follow(queries.standing_of(patient, by), reply.decision, queries.placing_facts_for(patient, by))
    placed = _place(patient, reply, by=by) if reply.decision == "place" else []
    taken = [row for row in placed if isinstance(row, Task) and row.state == "open"]
    _guard_reply(reply, has_tasks=bool(taken))
    answered = _answered_with(nomination, reply.decision, by)
    first = [each for each in answered if each.decided_party_id is None]
    answers = _answers(answered, patient, reply, by=by, has_tasks=bool(taken))
    _link(taken, answers[0])
    record(
        "nomination_answered",
        *answers,
        *answered,
        *placed,
        by=by,
        touches=(queries.team_of(patient.team_id),) if placed else (),
        sight_changing=True,  # a wall shows nobody who is neither nominated nor on the board
        whose={by.party_id, *(each.party_id for each in first)},
        nudges={each.by_id for each in first} | queries.readers_of(answers),
        nomination=nomination.id,
        answer=reply.id,
        decision=reply.decision,
        category=reply.placing.category.code if reply.placing else None,
        urgency=reply.placing.urgency if reply.placing else None,
        taken=taken_by(taken),
    )


def _place(patient: Patient, reply: Reply, *, by: Membership) -> list[Episode | EpisodeChange | Task]:
    if reply.placing is None:
        raise Invalid("answer.category_needed", field="category")
    guard_may_place(patient, by)
    episode, change, tasks = open_episode(patient, reply.placing, by=by)
    return [episode, change, *tasks]


def _guard_reply(reply: Reply, *, has_tasks: bool) -> None:
    today = clock.today()
    needed = {
        "place": () if has_tasks else ("next_step", "next_on"),
        "wait": ("returns_on",),
        "not_now": ("reason", "instead", "holder"),
        "reply": ("text",),
        "observed": ("text",),
    }
    for name in needed[reply.decision]:
        if not getattr(reply, name):
            raise Invalid(f"answer.{name}_needed", field=name)
    if reply.next_on:
        rules.guard_coming(reply.next_on, today, "next_on")
    if reply.returns_on and reply.decision == "wait":
        rules.guard_coming(reply.returns_on, today + dt.timedelta(days=1), "returns_on")


def _answered_with(nomination: Nomination, decision: str, by: Membership) -> list[Nomination]:
    if decision == "reply":
        return [nomination]
    others = [
        other for other in queries.open_nominations_of(nomination.patient, by) if other is not nomination
    ]
    if decision == "place":
        return [nomination, *others]
    return [nomination, *(other for other in others if other.kind == "board")]


def _answers(
    answered: Sequence[Nomination], patient: Patient, reply: Reply, *, by: Membership, has_tasks: bool
) -> list[Answer]:
    """One row each; the same moment and author tell later that they were one decision."""
    signature, today = signed(patient, by), clock.today()
    answers = []
    for index, nomination in enumerate(answered):
        _settle(nomination, reply, by)
        due = rules.result_due(
            decision=reply.decision,
            today=today,
            next_on=reply.next_on,
            has_tasks=has_tasks,
            is_question=nomination.kind == "consult",
        )
        answer = Answer(
            **signature,
            id=reply.id if index == 0 else new_id(),
            nomination_id=nomination.id,
            decision=reply.decision,
            text=reply.text,
            reason=reply.reason,
            instead=reply.instead,
            holder_id=id_of(reply.holder),
            next_step=reply.next_step,
            next_on=reply.next_on,
            result_due_on=due,
        )
        db.session.add(answer)
        answers.append(answer)
    return answers


def _settle(nomination: Nomination, reply: Reply, by: Membership) -> None:
    nomination.decided_party_id = by.party_id
    if reply.decision == "wait":
        nomination.state, nomination.returns_on = "waiting", reply.returns_on
        return
    nomination.state, nomination.returns_on = "answered", None
    nomination.ended_at = clock.now()


def _link(taken: Sequence[Task], answer: Answer) -> None:
    db.session.flush()  # the answer's row before what points at it
    for task in taken:
        task.answer_id = answer.id


@action
def correct_answer(answer: Answer, text: str, *, id: uuid.UUID, by: Membership) -> None:
    """Supersede a given answer: both stay, the nominator reads the new one.

    Only the last one can be corrected.
    """
    patient = guard_standing(answer)
    refuse_taken(Answer, id)
    if queries.correction_of(answer.id) is not None:
        raise Conflict("answer.already_corrected")
    if text == answer.text:
        raise Unchanged(answer)
    kept = ("nomination_id", "decision", "reason", "instead", "holder_id", "next_step", "next_on")
    results = ("result_due_on", "result_text", "result_by_id", "result_at")
    correction = Answer(
        **signed(patient, by, answer.party_id),
        id=id,
        text=text,
        supersedes_id=answer.id,
        **{name: getattr(answer, name) for name in (*kept, *results)},
    )
    db.session.add(correction)
    told = queries.readers_of([answer])
    record("answer_corrected", correction, by=by, nudges=told, answer=id, nomination=answer.nomination_id)


@action
def tell_result(answer: Answer, text: str, *, by: Membership) -> None:
    """Tell how it went, once, to everyone who got an answer by the same decision."""
    guard_standing(answer)
    if queries.correction_of(answer.id) is not None:
        raise Conflict("answer.already_corrected")
    if answer.result_text == text:
        raise Unchanged(answer)
    if answer.result_text is not None:
        raise Conflict("answer.result_told")
    told = [alike for alike in queries.answers_alike(answer) if alike.result_text is None]
    for each in told:
        each.result_text, each.result_by_id, each.result_at = text, by.staff_id, clock.now()
    waiting, nomination_id = queries.readers_of(told), answer.nomination_id
    record("result_given", *told, by=by, nudges=waiting, answer=answer.id, nomination=nomination_id)


@action
def read_answer(answer: Answer, *, by: Membership) -> None:
    """The nominator has seen the answer on a screen; others can't say so for them."""
    guard_standing(answer)
    if db.session.get_one(Nomination, answer.nomination_id).by_id != by.staff_id:
        raise NotAllowed("answer.not_to_you")
    if answer.read_at is not None:
        raise Unchanged(answer)
    answer.read_at = clock.now()
    record("answer_read", answer, by=by, answer=answer.id)
