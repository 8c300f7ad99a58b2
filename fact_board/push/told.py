"""Who is to be told of an event, and of which row: those whom it concerns, never the one who did it."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import func, select

from fact_board.access.gates import may_know_of, sight_of
from fact_board.access.models import BasisRequest
from fact_board.board.duty_calls import call_of, called_by
from fact_board.board.models import Answer, Nomination, Task
from fact_board.board.queries import answers_alike, membership_of, readers_of
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.models import CareContact, KnownTo
from fact_board.push.models import ANSWER, DUTY, REQUEST, TASK
from fact_board.visits.signals.models import Signal, SignalAnswer


class Notice(NamedTuple):
    """That somebody is to be told."""

    staff_id: uuid.UUID
    reason: str
    about: uuid.UUID


def notices_of(event: Event) -> list[Notice]:
    """Whom an event concerns, each once a row."""
    found = TOLD[event.name](event) if event.name in TOLD else ()
    return [one for one in dict.fromkeys(found) if one.staff_id != event.actor_id]


def _id(event: Event, name: str) -> uuid.UUID:
    return uuid.UUID(event.facts[name])


def _answered(event: Event) -> Iterator[Notice]:
    """Each nominator who may read it; who may not hears the first time alone that there is an answer."""
    answer = db.session.get(Answer, _id(event, "answer"))
    if answer is None:
        return
    for each in answers_alike(answer):
        nomination = db.session.get_one(Nomination, each.nomination_id)
        if _is_first(each) or nomination.by_id in readers_of([each]):
            yield Notice(nomination.by_id, ANSWER, each.id)
    yield from _taken(event)


def _is_first(answer: Answer) -> bool:
    given = select(func.count()).where(
        Answer.nomination_id == answer.nomination_id, Answer.supersedes_id.is_(None)
    )
    return db.session.scalar(given) == 1


def _told_more(event: Event) -> Iterator[Notice]:
    """A correction or a result, to those who may read it."""
    answer = db.session.get(Answer, _id(event, "answer"))
    alike = answers_alike(answer) if answer else []
    for each in alike:
        yield from (Notice(staff, ANSWER, each.id) for staff in readers_of([each]))


def _corrected(event: Event) -> Iterator[Notice]:
    answer = db.session.get(Answer, _id(event, "answer"))
    if answer:
        yield from (Notice(staff, ANSWER, answer.id) for staff in readers_of([answer]))


def _signal_answered(event: Event) -> Iterator[Notice]:
    signal = db.session.get(Signal, _id(event, "signal"))
    if signal:
        yield Notice(signal.by_id, ANSWER, _id(event, "answer"))


def _signal_told_more(event: Event) -> Iterator[Notice]:
    """A correction, or how it went, if the one who reported may read it."""
    answer = db.session.get(SignalAnswer, _id(event, "answer"))
    signal = answer and db.session.get(Signal, answer.signal_id)
    author = signal and membership_of(signal.team_id, signal.by_id)
    if answer and signal and author and may_know_of(sight_of(author, signal.patient), answer):
        yield Notice(signal.by_id, ANSWER, answer.id)


def _handed(event: Event) -> Iterator[Notice]:
    if event.facts.get("owner"):
        yield Notice(_id(event, "owner"), TASK, _id(event, "task"))


def _offered(event: Event) -> Iterator[Notice]:
    """It is the one's who is asked only when they have taken it by name."""
    yield Notice(_id(event, "to"), TASK, _id(event, "task"))


def _taken(event: Event) -> Iterator[Notice]:
    """What was given to somebody with a decision; what is only proposed waits for the primary contact."""
    taken: list[dict[str, str]] = event.facts.get("taken") or []
    yield from (Notice(uuid.UUID(one["owner"]), TASK, uuid.UUID(one["task"])) for one in taken)
    if "episode" in event.facts:
        for task in db.session.scalars(_proposed_in(event)):
            known = db.session.get(KnownTo, (task.patient_id, task.party_id))
            if known and known.primary_id:
                yield Notice(known.primary_id, TASK, task.id)


def _moved(event: Event) -> Iterator[Notice]:
    """Tasks of somebody who is away, given to others."""
    moved: list[dict[str, str]] = event.facts.get("moved") or []
    yield from (Notice(uuid.UUID(one["to"]), TASK, uuid.UUID(one["task"])) for one in moved)


def _proposed_in(event: Event) -> Any:
    from_the_same = (Task.episode_id == _id(event, "episode"), Task.by_id == event.actor_id)
    return select(Task).where(*from_the_same, Task.state == "proposed", Task.hidden_at.is_(None))


def _asked_for(event: Event) -> Iterator[Notice]:
    """The one in each asked party who is to ask: as the task that the request made has it."""
    request = db.session.get(BasisRequest, _id(event, "request"))
    if request is None:
        return
    for party in {uuid.UUID(one) for one in event.told_to} - {request.party_id}:
        known = db.session.get(KnownTo, (request.patient_id, party))
        of_party = (CareContact.patient_id == request.patient_id, CareContact.party_id == party)
        contact = db.session.scalar(select(CareContact.staff_id).where(*of_party))
        staff = (known.primary_id if known else None) or contact
        if staff:
            yield Notice(staff, REQUEST, request.id)


def _called(event: Event) -> Iterator[Notice]:
    """A red nomination between meetings: the one on duty; gone on, the deputy as well."""
    call = call_of(_id(event, "nomination"))
    if call:
        yield from (Notice(staff, DUTY, call.id) for staff in called_by(call))


TOLD: dict[str, Callable[[Event], Iterable[Notice]]] = {
    "nomination_answered": _answered,
    "answer_corrected": _corrected,
    "result_given": _told_more,
    "signal_answered": _signal_answered,
    "signal_answer_corrected": _signal_told_more,
    "signal_result_told": _signal_told_more,
    "task_added": _handed,
    "task_accepted": _handed,
    "task_handed_over": _handed,
    "task_offered": _offered,
    "task_offer_declined": _handed,
    "task_offer_returned": _handed,
    "patient_placed": _taken,
    "episode_moved": _taken,
    "absence_written": _moved,
    "basis_asked_for": _asked_for,
    "patient_nominated": _called,
    "duty_call_passed_on": _called,
}
