"""Telling the phones what is due: claimed in the database, sent outside every transaction, then settled.

A process that dies in between leaves a claim that runs out: the phone is told by another, at worst twice.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog
from sqlalchemy import update

from fact_board import clock
from fact_board.board.queries import is_meeting_open
from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.push import rules, service
from fact_board.push.models import Outbound, PushSubscription
from fact_board.push.queries import (
    is_here,
    is_live,
    is_still_new,
    membership_behind,
    phones_waited_for,
    waiting_for,
)
from fact_board.push.subscriptions import settle
from fact_board.push.words import message_of
from fact_board.push_settings import PushSettings
from fact_board.sign_in.models import DeviceSession

log = structlog.get_logger(__name__)

CLAIMED_FOR = dt.timedelta(minutes=2)  # longer than any service is waited for


@dataclass
class Plan:
    """What is to be done for one phone now: say `told`, and let go of what need not be said."""

    told: list[Outbound] = field(default_factory=list)
    let_go: dict[str, list[Outbound]] = field(default_factory=dict)
    is_urgent: bool = False

    @property
    def is_anything(self) -> bool:
        return bool(self.told) or any(self.let_go.values())


@dataclass(frozen=True)
class Message:
    """Something claimed, to be sent now."""

    phone_id: uuid.UUID
    subscription: dict[str, object] = field(repr=False)  # whoever has it can send to the phone
    text: str
    rows: tuple[uuid.UUID, ...]
    is_urgent: bool


def send_due(settings: PushSettings) -> int:
    """Tell every phone what is due for it; how many messages a push service took."""
    phones = phones_waited_for(clock.now())
    sent = 0
    for phone_id in phones:
        message = claim(phone_id, clock.now())
        if message:
            status = service.send(settings, message.subscription, message.text, is_urgent=message.is_urgent)
            sent += _settle(message, status, clock.now())
    db.session.rollback()
    return sent


def claim(phone_id: uuid.UUID, now: dt.datetime) -> Message | None:
    """Take it on oneself to tell a phone what is due; None when nothing is, or another process does."""
    phone = db.session.get(PushSubscription, phone_id, populate_existing=True)
    is_due = phone is not None and _plan(phone, now).is_anything
    db.session.rollback()
    if not is_due:
        return None
    with write_transaction():
        return _claim(phone_id, now)


def _claim(phone_id: uuid.UUID, now: dt.datetime) -> Message | None:
    is_free = PushSubscription.claimed_until.is_(None) | (PushSubscription.claimed_until <= now)
    taken = (
        update(PushSubscription)
        .where(PushSubscription.id == phone_id, is_free)
        .values(claimed_until=now + CLAIMED_FOR)
        .returning(PushSubscription.id)
    )
    if db.session.scalar(taken) is None:
        return None
    phone = db.session.get_one(PushSubscription, phone_id, populate_existing=True)
    plan = _plan(phone, now)
    for how, rows in plan.let_go.items():
        settle(rows, how, now)
    if not plan.told:
        phone.claimed_until = None
        return None
    return Message(
        phone.id,
        {"endpoint": phone.endpoint, "keys": {"p256dh": phone.p256dh, "auth": phone.auth}},
        message_of([row.reason for row in plan.told], _locale_of(phone)),
        tuple(row.id for row in plan.told),
        plan.is_urgent,
    )


def _plan(phone: PushSubscription, now: dt.datetime) -> Plan:
    """What is due for a phone: urgent things by themselves, else everything else as one."""
    rows = waiting_for(phone.id)
    if not is_live(phone, now):
        return Plan(let_go={"ended": list(rows)})
    moment = _moment(phone, now)
    old = [row for row in rows if rules.is_given_up(row.noted_at, now)]
    new = [row for row in rows if row not in old and _is_new(row, phone, moment)]
    read = [row for row in rows if row not in old and row not in new]
    let_go = {"given_up": old, "read": read}
    urgent = [
        row for row in new if rules.is_urgent(row.reason) and rules.may_tell_at_once(row.reason, moment)
    ]
    if urgent:
        return Plan(urgent, let_go, is_urgent=True)
    bundle = [row for row in new if not rules.is_urgent(row.reason)]
    is_due = bool(bundle) and rules.may_tell_bundle(bundle[0].noted_at, moment)
    return Plan(bundle if is_due else [], let_go)


def _is_new(row: Outbound, phone: PushSubscription, moment: rules.Moment) -> bool:
    is_seen = moment.is_here and rules.is_seen_by_being_here(row.reason)
    return not is_seen and is_still_new(row, phone.staff_id)


def _moment(phone: PushSubscription, now: dt.datetime) -> rules.Moment:
    membership = membership_behind(phone)
    return rules.Moment(
        now,
        rules.Quiet(phone.quiet_from, phone.quiet_until, phone.quiet_days_off),
        phone.duty_always,
        phone.told_at,
        is_meeting=membership is not None and is_meeting_open(membership.team_id),
        is_here=is_here(phone.staff_id, now),
    )


def _locale_of(phone: PushSubscription) -> str:
    """The person's language; without a setting the one that the phone asked in."""
    session = db.session.get(DeviceSession, phone.session_id)
    return (session and session.account.locale) or phone.locale


def _settle(message: Message, status: int | None, now: dt.datetime) -> bool:
    """Write down how it went, and let the phone go. The address itself is never logged."""
    is_sent = status is not None and 200 <= status < 300
    with write_transaction():
        phone = db.session.get_one(PushSubscription, message.phone_id, populate_existing=True)
        phone.claimed_until = None
        if is_sent:
            _sent(phone, message, now)
        elif rules.is_gone(status):
            phone.ended_at = now
            settle(waiting_for(phone.id), "ended", now)
        else:
            phone.tries += 1
            phone.retry_at = now + rules.retry_after(phone.tries)
    log.info("push_sent" if is_sent else "push_failed", status=status, urgent=message.is_urgent)
    return is_sent


def _sent(phone: PushSubscription, message: Message, now: dt.datetime) -> None:
    phone.succeeded_at, phone.tries, phone.retry_at = now, 0, None
    if not message.is_urgent:
        phone.told_at = now
    settle(_rows(message.rows), "sent", now)


def _rows(ids: Sequence[uuid.UUID]) -> list[Outbound]:
    return [row for id_ in ids if (row := db.session.get(Outbound, id_))]
