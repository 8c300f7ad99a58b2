"""Reading what stands at a door: each row by the party that wrote it, as far as the reader sees."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.gates import is_decided_out_of_sight, may_know_of
from fact_board.access.policy import BLOCK, Sight, holds, was_let_in
from fact_board.access.viewer import Viewer
from fact_board.board.models import Episode, Nomination
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.models import Category
from fact_board.visits.door.models import CALL_FIRST, AlertAck
from fact_board.visits.door.rules import (
    MISSED_WITHIN,
    UNMET,
    Caution,
    Held,
    cautions_of,
    grouped,
    is_hard_to_reach,
    told,
)
from fact_board.visits.models import Contact
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.planned.queries import coming_visits_of
from fact_board.visits.signals.models import Signal

VISITS_SOON = dt.timedelta(days=7)  # a neutral word reaches those who go within a week


@dataclass
class DoorRows:
    """All that stands at one person's door, of everybody."""

    contacts: list[Contact] = field(default_factory=list)  # of the last fourteen days
    met: dict[uuid.UUID, dt.date] = field(default_factory=dict)  # party: when it last met the person
    nominations: list[Nomination] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)  # of the last fourteen days
    episodes: list[Episode] = field(default_factory=list)
    care: list[CareContact] = field(default_factory=list)
    planned: list[PlannedVisit] = field(default_factory=list)


@dataclass(frozen=True)
class Door:
    """What one reader is told: cautions, and whether to call the team first without being told why."""

    cautions: list[Caution]
    calls_first: bool
    hard_to_reach_since: dt.date | None
    is_concerned: bool


def rows_at_doors(ids: Collection[uuid.UUID], today: dt.date) -> dict[uuid.UUID, DoorRows]:
    """For these people at once: a few statements, however many they are."""
    rows = {id_: DoorRows() for id_ in ids}
    if not rows:
        return rows
    since = today - dt.timedelta(days=MISSED_WITHIN)
    recent = select(Contact).where(Contact.hidden_at.is_(None), Contact.on >= since)
    for contact in _about(recent.order_by(Contact.on.desc(), Contact.at.desc()), Contact, ids):
        rows[contact.patient_id].contacts.append(contact)
    for patient_id, party_id, on in db.session.execute(_last_met(ids)):
        rows[patient_id].met[party_id] = on
    waiting = select(Nomination).where(Nomination.state == "open", Nomination.hidden_at.is_(None))
    for nomination in _about(waiting, Nomination, ids):
        rows[nomination.patient_id].nominations.append(nomination)
    reported = select(Signal).where(Signal.at >= clock.now() - dt.timedelta(days=MISSED_WITHIN))
    for signal in _about(reported.where(Signal.hidden_at.is_(None)), Signal, ids):
        rows[signal.patient_id].signals.append(signal)
    for episode in _about(select(Episode).where(Episode.closed_at.is_(None)), Episode, ids):
        rows[episode.patient_id].episodes.append(episode)
    for contact_named in _about(select(CareContact), CareContact, ids):
        rows[contact_named.patient_id].care.append(contact_named)
    for visit in coming_visits_of(ids, today):
        rows[visit.patient_id].planned.append(visit)
    return rows


def _about(query: Any, model: Any, ids: Collection[uuid.UUID]) -> Iterable[Any]:
    return db.session.scalars(query.where(model.patient_id.in_(ids)))


def _last_met(ids: Collection[uuid.UUID]) -> Any:
    return (
        select(Contact.patient_id, Contact.party_id, func.max(Contact.on))
        .where(Contact.patient_id.in_(ids), Contact.outcome == "done", Contact.hidden_at.is_(None))
        .group_by(Contact.patient_id, Contact.party_id)
    )


def door_for(
    viewer: Viewer, patient: Patient, rows: DoorRows, seen: Sight, today: dt.date, *, stands_in: bool
) -> Door:
    """What the rules tell this reader of what each party holds; a stand-in is told as who is away."""
    mine = viewer.party_id
    is_concerned = stands_in or _is_concerned(viewer, patient, rows, today)
    met = [on for party, on in rows.met.items() if seen.sees(party, "contacts")]
    whole: list[Caution] = []
    calls_first = False
    for known in patient.known:
        owner, scopes = known.party_id, seen.of(known.party_id) if seen.is_anybody else frozenset()
        for caution in cautions_of(_held(known, rows, seen), met_on=max(met, default=None), today=today):
            says = told(
                caution,
                is_in_books=seen.is_anybody,
                scopes=scopes,
                was_let_in=was_let_in(patient.bases, owner, mine),
                is_blocked=_is_blocked(patient, owner, mine, seen.now),
                is_concerned=is_concerned,
            )
            whole += [caution] if says == "whole" else []
            calls_first = calls_first or says == "neutral"
    missed = [row.on for row in rows.contacts if row.outcome in UNMET and may_know_of(seen, row)]
    episodes = [row for row in rows.episodes if may_know_of(seen, row)]
    is_avoiding = any(_code_of(row.category) == "avoiding" for row in episodes)
    is_hard = is_hard_to_reach(missed, is_avoiding=is_avoiding, today=today)
    return Door(grouped(whole), calls_first, max(missed) if is_hard else None, is_concerned)


def _held(known: KnownTo, rows: DoorRows, seen: Sight) -> Held:
    owner = known.party_id
    threats = [
        row.at
        for row in rows.nominations
        if row.party_id == owner and "threat" in row.tags and not is_decided_out_of_sight(seen, row)
    ]
    threats += [row.at for row in rows.signals if row.party_id == owner and "threat" in row.tags]
    on_board = [
        row.urgency_since for row in rows.episodes if row.party_id == owner and "threat" in row.why_tags
    ]
    return Held(
        party_id=owner,
        missed_on=[row.on for row in rows.contacts if row.party_id == owner and row.outcome in UNMET],
        met_on=rows.met.get(owner),
        threat_on=clock.today(max(threats)) if threats else None,
        board_threat_on=clock.today(max(on_board)) if on_board else None,
        medication_stopped_on=known.medication_stopped_on,
        two_person_on=known.two_person_review_on if known.two_person_reason else None,
    )


def _is_blocked(patient: Patient, owner: uuid.UUID, party_id: uuid.UUID, now: dt.datetime) -> bool:
    return any(
        (basis.party_id, basis.to_party_id, basis.kind) == (owner, party_id, BLOCK) and holds(basis, now)
        for basis in patient.bases
    )


def _is_concerned(viewer: Viewer, patient: Patient, rows: DoorRows, today: dt.date) -> bool:
    """The person's primary or named contact, or deputy, in the reader's own books; or who goes there soon."""
    me, mine = viewer.staff.id, viewer.party_id
    named = [known.primary_id for known in patient.known if known.party_id == mine]
    for contact in rows.care:
        named += [contact.staff_id, contact.deputy_id] if contact.party_id == mine else []
    going = (visit for visit in rows.planned if visit.on <= today + VISITS_SOON)
    return me in named or any(me in (visit.staff_id, visit.with_id) for visit in going)


def _code_of(category: Category) -> str:
    return category.code


def acks_of(ids: Collection[uuid.UUID], party_id: uuid.UUID) -> Sequence[AlertAck]:
    """What a party's people have seen about these persons, the latest last."""
    if not ids:
        return []
    query = select(AlertAck).where(AlertAck.patient_id.in_(ids), AlertAck.party_id == party_id)
    return db.session.scalars(query.order_by(AlertAck.at, AlertAck.id)).all()


def caution_values(
    patient_id: uuid.UUID, door: Door, acks: Iterable[AlertAck], today: dt.date
) -> list[dict[str, Any]]:
    """The lines of the door: what holds, since when, and who of one's own party has seen it.

    The neutral one says no more than that: not since when, and nothing of whom.
    """
    about = [ack for ack in acks if ack.patient_id == patient_id]
    lines: list[dict[str, Any]] = [
        {"code": one.code, "since": one.since, "n": one.n, "party": one.party_id} for one in door.cautions
    ]
    if door.calls_first:
        lines.append({"code": CALL_FIRST, "since": today, "n": 1, "party": None})
    if door.hard_to_reach_since:
        lines.append({"code": "two_missed", "since": door.hard_to_reach_since, "n": 2, "party": None})
    return [{**line, "seen": _seen(line, about)} for line in lines]


def _seen(line: dict[str, Any], acks: Iterable[AlertAck]) -> dict[str, Any] | None:
    found = [ack for ack in acks if ack.code == line["code"] and ack.since >= line["since"]]
    return {"by": found[-1].by_id, "at": found[-1].at} if found else None


def last_done(patient_id: uuid.UUID, seen: Sight) -> Contact | None:
    """The latest contact that took place and may be known of."""
    done = select(Contact).where(
        Contact.patient_id == patient_id, Contact.outcome == "done", Contact.hidden_at.is_(None)
    )
    for contact in db.session.scalars(done.order_by(Contact.on.desc(), Contact.at.desc())):
        if may_know_of(seen, contact):
            return contact
    return None
