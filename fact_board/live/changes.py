"""What happened since a position, drawn for one audience from what is true now."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.policy import Sight
from fact_board.action import Receipt
from fact_board.columns import Subject
from fact_board.database import begin_snapshot
from fact_board.extensions import db
from fact_board.live import views
from fact_board.live.loading import load_head, load_parties
from fact_board.live.models import NOBODY, START, Event, EventSubject
from fact_board.live.views import Canvas
from fact_board.patients.models import KnownTo

VERSION = 1
MOST_SUBJECTS = 500

MOST_TOUCHES = 2_000

Change = dict[str, Any]


@dataclass(frozen=True)
class Position:
    """How far a screen has come: the number, and the random id of the event that had it."""

    seq: int
    mark: uuid.UUID


@dataclass(frozen=True)
class Doing:
    """Whose rows an event changed, and who is told of it whatever they see."""

    parties: frozenset[str]
    told_to: frozenset[str]
    is_sight_changing: bool

    @classmethod
    def of(cls, event: Any) -> "Doing":
        return cls(frozenset(event.parties), frozenset(event.told_to), event.is_sight_changing)

    def is_heard(self, seen: Sight) -> bool:
        told = {"*", str(seen.audience.party_id), str(seen.audience.staff_id)}
        if not self.parties or not told.isdisjoint(self.told_to):
            return True
        if seen.audience.party_id is None:
            return str(NOBODY) not in self.parties
        return seen.is_anybody and any(seen.of(uuid.UUID(party)) for party in self.parties)


def people_in(change: Change) -> list[uuid.UUID]:
    """Everybody a change draws."""
    return [uuid.UUID(thing["id"]) for thing in change["put"] if thing["kind"] == "patient"]


def changes_since(audience: Audience, since: Position | None) -> Change:
    """Everything a screen at `since` lacks; the whole roster from nothing, from a position that this
    database never had, or when more than 500 subjects were touched.
    """
    begin_snapshot()
    if since is None:
        return _snapshot(audience)
    head = Position(*load_head(audience.team_id))
    subjects = _touched(audience.team_id, since, head)
    if subjects is None or _moves_the_room(audience, subjects):
        return _snapshot(audience)
    canvas = views.load_subjects(audience.team_id, subjects)
    drawn = _draw_subjects(canvas, subjects, audience)
    gone = _removals(audience, drawn.gone, subjects)
    return _change(head, canvas.now, audience, snapshot=False, put=drawn.put, remove=gone)


def _snapshot(audience: Audience) -> Change:
    canvas = views.load_everything(audience.team_id)
    head = Position(canvas.team.seq, canvas.team.mark)
    return _change(head, canvas.now, audience, snapshot=True, put=views.draw_all(canvas, audience))


def _touched(team_id: uuid.UUID, since: Position, head: Position) -> dict[Subject, list[Doing]] | None:
    """What happened to each thing since a position; None when only a whole new roster will do."""
    if since == head:
        return {}
    if since.seq >= head.seq or since.mark != _mark_at(team_id, since.seq):
        return None
    found: dict[Subject, set[Doing]] = {}
    for row in db.session.execute(
        select(EventSubject.kind, EventSubject.id, Event.parties, Event.told_to, Event.is_sight_changing)
        .join(Event, (Event.stream_id == EventSubject.stream_id) & (Event.seq == EventSubject.seq))
        .where(EventSubject.stream_id == team_id, EventSubject.seq > since.seq, EventSubject.seq <= head.seq)
        .limit(MOST_TOUCHES + 1)
    ):
        found.setdefault((row.kind, row.id), set()).add(Doing.of(row))
    is_too_much = len(found) > MOST_SUBJECTS or sum(map(len, found.values())) > MOST_TOUCHES
    return None if is_too_much else {subject: list(doings) for subject, doings in found.items()}


def _moves_the_room(audience: Audience, subjects: Mapping[Subject, Sequence[Doing]]) -> bool:
    """Whether other parties may be in the room with a wall now: then it shows other people altogether."""
    return audience.wall is not None and any(
        kind == "staff" and any(doing.is_sight_changing for doing in doings)
        for (kind, _), doings in subjects.items()
    )


def _mark_at(team_id: uuid.UUID, seq: int) -> uuid.UUID | None:
    if seq == 0:
        return START
    return db.session.scalar(select(Event.mark).where(Event.stream_id == team_id, Event.seq == seq))


def load_receipt(receipt: Receipt) -> Canvas:
    """The rows an event touched, as they are now."""
    begin_snapshot()
    return views.load_subjects(receipt.stream_id, receipt.subjects)


def draw_receipt(receipt: Receipt, audience: Audience, canvas: Canvas | None = None) -> Change:
    """One event for one audience. Someone hidden keeps the event's name, time and actor hidden as well."""
    canvas = canvas or load_receipt(receipt)
    event = receipt.event
    subjects = {subject: [Doing.of(event)] if event else [] for subject in receipt.subjects}
    if _moves_the_room(audience, subjects):
        everything = views.draw_all(views.load_everything(audience.team_id), audience)
        position = Position(receipt.seq, receipt.mark)
        nothing_said = {"name": None, "at": None, "by": None}
        return _change(position, canvas.now, audience, snapshot=True, put=everything, **nothing_said)
    drawn = _draw_subjects(canvas, subjects, audience)
    told = event if event and not drawn.gone and not drawn.silent else None
    return _change(
        Position(receipt.seq, receipt.mark),
        canvas.now,
        audience,
        name=told.name if told else None,
        at=iso(told.at) if told else None,
        by=str(told.actor_id) if told and told.actor_id else None,
        put=drawn.put,
        remove=_removals(audience, drawn.gone, subjects),
    )


def answer_receipt(receipt: Receipt, audience: Audience | None) -> Change:
    """What this audience was sent a moment ago; drawn now if nobody was there to be told.

    Who belongs to no audience learns that it is done, and nothing else.
    """
    if audience is None:
        position = Position(receipt.seq, receipt.mark)
        return _change(position, clock.now(), None, name=None, at=None, by=None, put=[])
    return receipt.drawn.get(audience) or draw_receipt(receipt, audience)


@dataclass(frozen=True)
class Drawing:
    """What is visible now of what the audience may hear of; what of that isn't there for it; the rest."""

    put: list[Change]
    gone: list[Subject]
    silent: set[Subject]


def _draw_subjects(
    canvas: Canvas, subjects: Mapping[Subject, Sequence[Doing]], audience: Audience
) -> Drawing:
    """Draw what happened to these things for one audience.

    What is done to a person by a party whose information is closed stays silent, even where the person
    themself is shown: that something happened would already tell.
    """
    silent = {
        subject for subject, doings in subjects.items() if not _hears(canvas, subject, doings, audience)
    }
    put = views.draw_all(canvas, audience)
    wanted = {(kind, str(id_)) for kind, id_ in subjects.keys() - silent}
    people = {"team", "staff", "party"} & {kind for kind, _ in subjects}
    put = [thing for thing in put if (thing["kind"], thing["id"]) in wanted or thing["kind"] in people]
    seen = {(thing["kind"], thing["id"]) for thing in put}
    gone = sorted(s for s in subjects.keys() - silent if (s[0], str(s[1])) not in seen)
    return Drawing(put, gone, silent)


def _hears(canvas: Canvas, subject: Subject, doings: Sequence[Doing], audience: Audience) -> bool:
    kind, id_ = subject
    person = canvas.patients.get(id_) if kind == "patient" else None
    if person is None:
        return True
    seen = canvas.sight(person, audience)
    return not doings or any(doing.is_heard(seen) for doing in doings)


def _removals(
    audience: Audience, unseen: list[Subject], subjects: Mapping[Subject, Sequence[Doing]]
) -> list[Change]:
    """Those unseen things that the audience may have been shown before, and now is not."""
    gone = [s for s in unseen if any(doing.is_sight_changing for doing in subjects[s])]
    patients = [id_ for kind, id_ in gone if kind == "patient"]
    known = _once_shown(audience, patients) if patients else set()
    return [{"kind": kind, "id": str(id_)} for kind, id_ in gone if kind != "patient" or id_ in known]


def _once_shown(audience: Audience, patient_ids: list[uuid.UUID]) -> set[uuid.UUID]:
    """Of these people those whom a party knows; a wall those known to everyone in the room."""
    known = select(KnownTo.patient_id).where(KnownTo.patient_id.in_(patient_ids))
    if audience.party_id:
        return set(db.session.scalars(known.where(KnownTo.party_id == audience.party_id)))
    parties = load_parties(audience.team_id, clock.today())
    shared = known.where(KnownTo.party_id.in_(parties)).group_by(KnownTo.patient_id)
    shared = shared.having(func.count() >= len(parties))
    return set(db.session.scalars(shared))


def _change(position: Position, now: dt.datetime, audience: Audience | None, **rest: Any) -> Change:
    return {
        "v": VERSION,
        **({"audience": audience.tag} if audience else {}),
        "seq": position.seq,
        "mark": str(position.mark),
        "now": iso(now),
        "remove": [],
        **rest,
    }


def iso(moment: dt.datetime) -> str:
    """An instant on the wire."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def server_time() -> str:
    """This instant on the wire."""
    return iso(clock.now())
