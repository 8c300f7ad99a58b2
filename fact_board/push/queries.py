"""Reading which phones may be told, and what of what waits for them is still new."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import exists, select

from fact_board import clock
from fact_board.access.models import Bar, BasisRequest
from fact_board.access.rights import RIGHTS
from fact_board.board.models import Answer, DutyCall, Nomination, Task
from fact_board.extensions import db
from fact_board.live.models import GONE_AFTER, Presence
from fact_board.patients.models import Patient
from fact_board.push.models import ANSWER, DUTY, REQUEST, TASK, TEST, Outbound, PushSubscription
from fact_board.push.rules import RENEWED_WITHIN
from fact_board.sign_in.models import DeviceSession
from fact_board.teams.models import Membership
from fact_board.visits.signals.models import Signal, SignalAnswer


def subscription_of(session_id: uuid.UUID) -> PushSubscription | None:
    """The one of a signed-in device, unless it was switched off."""
    of_session = (PushSubscription.session_id == session_id, PushSubscription.ended_at.is_(None))
    return db.session.scalar(select(PushSubscription).where(*of_session))


def subscription_at(endpoint: str) -> PushSubscription | None:
    """The one with this address, whosever it is."""
    return db.session.scalar(select(PushSubscription).where(PushSubscription.endpoint == endpoint))


def is_live(subscription: PushSubscription, now: dt.datetime) -> bool:
    """Whether it may be used: signed out, revoked, or out of the team, it is dead at once."""
    membership = membership_behind(subscription)
    return (
        subscription.ended_at is None
        and now - subscription.renewed_at < RENEWED_WITHIN
        and membership is not None
        and membership.is_current(clock.today(now))
        and membership.role in RIGHTS["day.see"]
    )


def membership_behind(subscription: PushSubscription) -> Membership | None:
    """In which assignment its device is signed in; timed out it still is, ended it is not."""
    session = db.session.get(DeviceSession, subscription.session_id)
    if session is None or session.ended_at is not None or not session.account.active:
        return None
    return session.membership if session.account.staff_id == subscription.staff_id else None


def live_of_staff(staff_id: uuid.UUID, team_id: uuid.UUID, now: dt.datetime) -> list[PushSubscription]:
    """The phones on which somebody is to be told of a team."""
    theirs = (PushSubscription.staff_id == staff_id, PushSubscription.ended_at.is_(None))
    found = db.session.scalars(select(PushSubscription).where(*theirs).order_by(PushSubscription.id))
    return [one for one in found if is_live(one, now) and _is_of(one, team_id)]


def _is_of(subscription: PushSubscription, team_id: uuid.UUID) -> bool:
    membership = membership_behind(subscription)
    return membership is not None and membership.team_id == team_id


def waiting_for(subscription_id: uuid.UUID) -> Sequence[Outbound]:
    """What a phone has not been told yet, the earliest first."""
    of_phone = (Outbound.subscription_id == subscription_id, Outbound.done_at.is_(None))
    return db.session.scalars(
        select(Outbound).where(*of_phone).order_by(Outbound.noted_at, Outbound.id)
    ).all()


def phones_waited_for(now: dt.datetime) -> Sequence[uuid.UUID]:
    """Which phones something waits for, without those that are tried again later or are being told."""
    waits = exists().where(Outbound.subscription_id == PushSubscription.id, Outbound.done_at.is_(None))
    is_free = PushSubscription.claimed_until.is_(None) | (PushSubscription.claimed_until <= now)
    is_time = PushSubscription.retry_at.is_(None) | (PushSubscription.retry_at <= now)
    found = select(PushSubscription.id).where(waits, is_free, is_time)
    return db.session.scalars(found.order_by(PushSubscription.id)).all()


def is_here(staff_id: uuid.UUID, now: dt.datetime) -> bool:
    """Whether a page of theirs is open and live."""
    seen = (Presence.staff_id == staff_id, Presence.seen_at >= now - GONE_AFTER)
    return db.session.scalar(select(Presence.socket_id).where(*seen).limit(1)) is not None


def is_still_new(row: Outbound, staff_id: uuid.UUID) -> bool:
    """Whether it waits for this person: not read, done or taken back, and of somebody they may see."""
    if row.reason == TEST:
        return True
    return any(
        WAITS[model](thing, staff_id) and _may_be_told(thing.patient_id, staff_id)
        for model in ABOUT[row.reason]
        if (thing := db.session.get(model, row.about)) is not None
    )


def _may_be_told(patient_id: uuid.UUID, staff_id: uuid.UUID) -> bool:
    """Nobody is told anything of those who left, or of those they must not see."""
    patient = db.session.get_one(Patient, patient_id)
    barred = (Bar.patient_id == patient_id, Bar.staff_id == staff_id, Bar.lifted_at.is_(None))
    return patient.left_on is None and db.session.scalar(select(Bar.id).where(*barred).limit(1)) is None


def _answer_waits(answer: Answer, _staff_id: uuid.UUID) -> bool:
    return answer.hidden_at is None and _is_unread(answer)


def _signal_answer_waits(answer: SignalAnswer, _staff_id: uuid.UUID) -> bool:
    return db.session.get_one(Signal, answer.signal_id).hidden_at is None and _is_unread(answer)


def _is_unread(answer: Answer | SignalAnswer) -> bool:
    """Nor read again since it was told how it went."""
    return answer.read_at is None or answer.read_at < (answer.result_at or answer.at)


def _task_waits(task: Task, staff_id: uuid.UUID) -> bool:
    """Mine to do, offered to me, or proposed for one of my people."""
    is_theirs = task.state == "proposed" or (
        task.state == "open" and staff_id in (task.owner_id, task.offered_to_id)
    )
    return task.hidden_at is None and is_theirs


def _request_waits(request: BasisRequest, _staff_id: uuid.UUID) -> bool:
    return request.ended_at is None


def _call_waits(call: DutyCall, _staff_id: uuid.UUID) -> bool:
    nomination = db.session.get_one(Nomination, call.nomination_id)
    return call.read_at is None and nomination.state == "open" and nomination.hidden_at is None


ABOUT: dict[str, tuple[Any, ...]] = {
    ANSWER: (Answer, SignalAnswer),
    TASK: (Task,),
    REQUEST: (BasisRequest,),
    DUTY: (DutyCall,),
}
WAITS: dict[Any, Callable[[Any, uuid.UUID], bool]] = {
    Answer: _answer_waits,
    SignalAnswer: _signal_answer_waits,
    Task: _task_waits,
    BasisRequest: _request_waits,
    DutyCall: _call_waits,
}
