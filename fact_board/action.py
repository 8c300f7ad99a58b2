"""Every write of the product: one transaction, one event, published after the commit."""

import uuid
from collections.abc import Callable, Collection, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, Concatenate, Literal, ParamSpec, Protocol, TypeVar

from sqlalchemy import Select, Uuid, and_, bindparam, inspect, select, update
from sqlalchemy.exc import IntegrityError

from fact_board import clock
from fact_board.columns import OwnParty, Subject, Versioned, new_id
from fact_board.database import write_transaction
from fact_board.errors import Conflict, Invalid, Stale
from fact_board.extensions import db
from fact_board.live.models import NOBODY, Event, EventSubject, Stream
from fact_board.teams.models import Membership

P = ParamSpec("P")
T = TypeVar("T", bound="HasStream")


class HasStream(Protocol):
    """A row that says whose events it belongs to."""

    @property
    def stream_id(self) -> uuid.UUID: ...


class HasSubject(Protocol):
    """A row that says inside which drawn thing it stands."""

    @property
    def subject(self) -> Subject: ...


@dataclass(frozen=True)
class Attempt:
    """What an HTTP request adds to an action: its key, what it asked, which version it had read."""

    request_id: uuid.UUID
    fingerprint: str
    if_match: int | None = None


@dataclass(frozen=True)
class Receipt:
    """Where an action ended up in its stream; `event` is None when nothing had to change."""

    stream_id: uuid.UUID
    seq: int
    mark: uuid.UUID
    event: Event | None
    subjects: frozenset[Subject]
    is_repeat: bool = False
    nudged: frozenset[uuid.UUID] = frozenset()  # staff to be told that something of theirs changed
    drawn: dict[Any, Any] = field(default_factory=dict, compare=False)  # what each audience was just sent


@dataclass
class Turn:
    """The action going on in this context."""

    stream_id: uuid.UUID
    seq: int
    mark: uuid.UUID
    event: Event | None = None
    subjects: set[Subject] = field(default_factory=set)
    nudged: frozenset[uuid.UUID] = frozenset()

    def receipt(self) -> Receipt:
        subjects = frozenset(self.subjects)
        return Receipt(self.stream_id, self.seq, self.mark, self.event, subjects, nudged=self.nudged)


class Unchanged(Exception):
    """Raised by a verb that finds things already as asked: 200, no event."""

    def __init__(self, row: HasSubject) -> None:
        super().__init__("unchanged")
        self.row = row


attempt: ContextVar[Attempt | None] = ContextVar("attempt", default=None)
_opened: ContextVar[Turn | None] = ContextVar("opened", default=None)  # the number is taken
_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)  # the verb is running
_publish: list[Callable[[Receipt], None]] = []


def publish_with(publish: Callable[[Receipt], None] | None) -> None:
    """Choose who tells the screens after a commit; None keeps silent (the demo's history)."""
    _publish[:] = [publish] if publish else []


def action(verb: Callable[Concatenate[T, P], None]) -> Callable[Concatenate[T, P], Receipt]:
    """Make a function a verb of the product: it changes rows and records exactly one event.

    The number comes first, so that a team's events commit in order; then a repeated key gets its first
    answer; then the version read by the asker is compared with the first argument's; then the verb runs.
    """

    @wraps(verb)
    def perform(row: T, /, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        if _turn.get():
            raise RuntimeError(f"{verb.__name__}: an action called another")
        by: Any = kwargs["by"]

        def act() -> Receipt:
            return _act(row, lambda: verb(row, *args, **kwargs))

        return act() if _opened.get() else take_turn(row.stream_id, by, act)

    return perform


def take_turn(stream_id: uuid.UUID, by: Membership | None, work: Callable[[], Receipt]) -> Receipt:
    """Take the stream's next number, and let `work` do one action with it: commit, then publish.

    The edge opens the turn before its gates read, so that rows are read once and nobody can lose a right
    between the gate and the verb. A repeated key gets its first answer before anything is looked at.
    """
    try:
        with write_transaction():
            turn = _take_number(stream_id)
            if by:
                _look_again(by)
            token = _opened.set(turn)
            try:
                receipt = work()
            finally:
                _opened.reset(token)
    except _Refrained as refrained:
        return refrained.receipt
    except IntegrityError as error:
        raise Conflict("row.exists") from error
    for publish in _publish:
        publish(receipt)
    return receipt


def record(
    name: str,
    *rows: HasSubject,
    by: Membership | None,
    touches: tuple[HasSubject, ...] = (),
    sight_changing: bool = False,
    whose: Collection[uuid.UUID] | None = None,
    told_to: Collection[uuid.UUID] | Literal["*"] = (),
    kept_in: uuid.UUID | None = None,
    nudges: Iterable[uuid.UUID] = (),
    **facts: Any,
) -> None:
    """Record the event of the action going on.

    `rows` were changed (a versioned row gets the event's number as its version); `touches` are drawn again
    without being changed. `facts` are ids, codes and numbers, never what somebody wrote.
    `sight_changing` says that somebody may no longer see a subject after this. Other parties hear of an event
    about a person only when they see something of a party whose rows it is about (`whose`, where going by
    the rows would tell too many); `told_to` hear of it anyway. Of one that is `kept_in` a party, or of
    a row that a party keeps to itself, only that party hears, whomever the person is shared with.
    `nudges` are staff whose own list this changes: each is asked, in their personal room, to read it again.
    """
    turn, heard_by = _turn.get(), _owners((*rows, *touches)) if whose is None else set(whose)
    kept = {getattr(row, "party_id", None) for row in rows if isinstance(row, OwnParty) and row.is_own}
    if kept_in or (kept and not heard_by):
        kept, heard_by = kept | ({kept_in} if kept_in else set()), {NOBODY}
    if turn is None or turn.event is not None:
        raise RuntimeError(f"{name}: one event an action, and only inside one")
    for row in rows:
        if isinstance(row, Versioned):
            row.version = turn.seq
    tried = attempt.get()
    turn.event = Event(
        stream_id=turn.stream_id,
        seq=turn.seq,
        mark=turn.mark,
        name=name,
        at=clock.now(),
        actor_id=by.staff_id if by else None,
        facts={key: _plain(value) for key, value in facts.items()},
        request_id=tried.request_id if tried else None,
        fingerprint=tried.fingerprint if tried else None,
        is_sight_changing=sight_changing,
        parties=sorted(map(str, heard_by)),
        told_to=["*"] if told_to == "*" else sorted({*map(str, kept), *map(str, told_to)}),
    )
    turn.nudged = frozenset(nudges)
    db.session.flush()  # the rows' own ids first: a subject may have been created just now
    turn.subjects = {row.subject for row in (*rows, *touches)}
    db.session.add(turn.event)
    db.session.add_all(
        EventSubject(stream_id=turn.stream_id, seq=turn.seq, kind=kind, id=id_)
        for kind, id_ in sorted(turn.subjects)
    )


def _owners(rows: Iterable[HasSubject]) -> set[uuid.UUID]:
    """Whose these are, without what a party keeps to itself."""
    told = (row for row in rows if not (isinstance(row, OwnParty) and row.is_own))
    return {party for row in told if (party := getattr(row, "party_id", None))}


def current_seq() -> int:
    """The number of the event being made, for rows that remember it."""
    turn = _turn.get()
    if turn is None:
        raise RuntimeError("no action is going on")
    return turn.seq


class _Refrained(Exception):
    """Leaves the transaction without a trace: a repeat, or nothing to change."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__("refrained")
        self.receipt = receipt


def _act(row: HasStream, run: Callable[[], None]) -> Receipt:
    turn, tried = _opened.get(), attempt.get()
    if turn is None or turn.stream_id != row.stream_id or turn.subjects:
        raise RuntimeError("one action a turn, in its own stream")
    if tried and tried.if_match is not None and tried.if_match != getattr(row, "version", None):
        raise Stale(row)
    token = _turn.set(turn)
    try:
        run()
    except Unchanged as unchanged:
        raise _Refrained(_untouched(turn, unchanged.row)) from unchanged
    finally:
        _turn.reset(token)
    if turn.event is None:
        raise RuntimeError("an action recorded nothing")
    db.session.flush()
    db.session.expunge(turn.event)  # read after the commit, without another query
    return turn.receipt()


def _look_again(by: Membership) -> None:
    """The asker as they are now that it is their turn; a key that had its answer gets it again."""
    tried = attempt.get()
    if tried is None:
        return
    again = db.session.execute(_asker(), {"asker": _id_of(by), "request": tried.request_id}).one()
    event: Event | None = again.Event
    if event is not None:
        raise _Refrained(_first_answer(tried, event))


@cache
def _asker() -> Select[Membership, Event]:
    """An assignment as it is now, with the event of a request if there was one."""
    same_key = and_(
        Event.actor_id == Membership.staff_id, Event.request_id == bindparam("request", type_=Uuid())
    )
    found = select(Membership, Event).outerjoin(Event, same_key)
    return found.where(Membership.id == bindparam("asker", type_=Uuid())).execution_options(
        populate_existing=True
    )


def _id_of(row: Any) -> uuid.UUID:
    """Its id, without reading an expired row for it."""
    id_: uuid.UUID = inspect(row).identity[0]
    return id_


def _take_number(stream_id: uuid.UUID) -> Turn:
    mark = new_id()
    taken = db.session.execute(
        update(Stream)
        .where(Stream.id == stream_id)
        .values(seq=Stream.seq + 1, mark=mark)
        .returning(Stream.seq)
        .execution_options(synchronize_session=False)
    )
    return Turn(stream_id, taken.scalar_one(), mark)


def _first_answer(tried: Attempt, event: Event) -> Receipt:
    if event.fingerprint != tried.fingerprint:
        raise Invalid("request.key_reused")
    subjects = db.session.execute(
        select(EventSubject.kind, EventSubject.id).where(
            EventSubject.stream_id == event.stream_id, EventSubject.seq == event.seq
        )
    )
    found = frozenset((kind, id_) for kind, id_ in subjects)
    db.session.expunge(event)
    return Receipt(event.stream_id, event.seq, event.mark, event, found, is_repeat=True)


def _untouched(turn: Turn, row: HasSubject) -> Receipt:
    subject = row.subject
    db.session.rollback()
    head = db.session.execute(select(Stream.seq, Stream.mark).where(Stream.id == turn.stream_id)).one()
    return Receipt(turn.stream_id, head.seq, head.mark, None, frozenset({subject}))


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | float | list | dict | None) else str(value)
