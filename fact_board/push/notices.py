"""From events to what is to be told: each team's new events are looked at once, whichever process does it.

Written outside actions, by decision: nothing here is drawn by anybody.
"""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from fact_board.database import write_transaction
from fact_board.extensions import db
from fact_board.live.models import Event, Stream
from fact_board.push.models import DUTY, Outbound, PushCursor
from fact_board.push.queries import live_of_staff
from fact_board.push.rules import GIVEN_UP_AFTER
from fact_board.push.told import TOLD, notices_of
from fact_board.teams.models import Team

KEPT_FOR = dt.timedelta(days=30)


def note_new(now: dt.datetime) -> None:
    """Note who is to be told of what happened since the last time."""
    for team_id, was, head in _behind():
        try:
            with write_transaction():
                if _is_ours(team_id, was, head):
                    _note(team_id, was, head, now)
                    _forget_old(now)
        except IntegrityError:
            db.session.rollback()  # another process has just begun with this team
    db.session.rollback()


def _behind() -> list[tuple[uuid.UUID, int | None, int]]:
    """Teams with events that nobody has looked at; of a new one (None) only what comes from now on."""
    found = db.session.execute(
        select(Team.id, PushCursor.seq, Stream.seq)
        .join(Stream, Stream.id == Team.id)
        .outerjoin(PushCursor, PushCursor.team_id == Team.id)
        .where(PushCursor.seq.is_(None) | (PushCursor.seq < Stream.seq))
        .order_by(Team.id)
    )
    return [(team_id, was, head) for team_id, was, head in found]


def _is_ours(team_id: uuid.UUID, was: int | None, head: int) -> bool:
    """Move the cursor, unless another process was first. Committed with what is noted, or not at all."""
    if was is None:
        db.session.add(PushCursor(team_id=team_id, seq=head))
        db.session.flush()
        return True
    of_team = (PushCursor.team_id == team_id, PushCursor.seq == was)
    moved = update(PushCursor).where(*of_team).values(seq=head).returning(PushCursor.seq)
    return db.session.scalar(moved) is not None


def _note(team_id: uuid.UUID, was: int | None, head: int, now: dt.datetime) -> None:
    for event in _events(team_id, head if was is None else was, head, now):
        db.session.add_all(_outbound(event, now))
        db.session.flush()


def _events(team_id: uuid.UUID, was: int, head: int, now: dt.datetime) -> Sequence[Event]:
    return db.session.scalars(
        select(Event)
        .where(
            Event.stream_id == team_id,
            Event.seq > was,
            Event.seq <= head,
            Event.name.in_(TOLD),
            Event.at > now - GIVEN_UP_AFTER,
        )
        .order_by(Event.seq)
    ).all()


def _outbound(event: Event, now: dt.datetime) -> Iterator[Outbound]:
    for notice in notices_of(event):
        for phone in live_of_staff(notice.staff_id, event.stream_id, now):
            if notice.reason in phone.wants and not _is_noted(phone.id, notice.reason, notice.about):
                yield Outbound(
                    subscription_id=phone.id, reason=notice.reason, about=notice.about, noted_at=event.at
                )


def _is_noted(phone_id: uuid.UUID, reason: str, about: uuid.UUID) -> bool:
    """Whether the same thing waits already; a call is told to each person once."""
    same = [Outbound.subscription_id == phone_id, Outbound.reason == reason, Outbound.about == about]
    if reason != DUTY:
        same.append(Outbound.done_at.is_(None))
    return db.session.scalar(select(Outbound.id).where(*same).limit(1)) is not None


def _forget_old(now: dt.datetime) -> None:
    db.session.execute(delete(Outbound).where(Outbound.done_at < now - KEPT_FOR))
