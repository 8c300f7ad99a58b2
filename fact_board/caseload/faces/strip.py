"""Who has met whom, put together for one reader: contacts as far as each party's are told."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

from fact_board.access.gates import label_for, may_know_of
from fact_board.access.rights import TEAM
from fact_board.access.viewer import Viewer
from fact_board.board.models import Episode
from fact_board.caseload.metrics.nearness import FACES_WITHIN
from fact_board.caseload.metrics.period import ONE_DAY, Period
from fact_board.caseload.told import Told, told_to
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Party
from fact_board.teams.queries.team import parties_of
from fact_board.visits.models import Contact

Shape = dict[str, Any]
Days = dict[uuid.UUID, dt.date]


def faces_for(viewer: Viewer, today: dt.date) -> Shape:
    """A row each person on the board that the reader may see, a column each colleague."""
    window = Period(today - FACES_WITHIN + ONE_DAY, today)
    told = told_to(viewer)
    going_on = _going_on(viewer.team_id)
    shown = [each for each in going_on if _is_told(told, each)]
    ids = {each.patient_id for each in shown}
    met = last_met(contact for contact in _contacts(ids, window) if _is_told(told, contact))
    parties = parties_of(viewer.membership.team)
    people = [_person(*told.people[id_], met.get(id_, {}), parties) for id_ in ids]
    return {
        "first": window.first,
        "last": window.last,
        "parties": parties,
        "staff": _staff(viewer, today, {staff for days in met.values() for staff in days}),
        "people": sorted(people, key=lambda person: (len(person["met"]), person["label"])),
        "not_shared": len(going_on) - len(shown),
    }


def last_met(contacts: Iterable[Contact]) -> dict[uuid.UUID, Days]:
    """By person and colleague the last day they met; nobody is met by being looked for."""
    met: dict[uuid.UUID, Days] = defaultdict(dict)
    for contact in sorted(contacts, key=lambda each: each.on):
        if contact.outcome == "done":
            met[contact.patient_id][contact.by_id] = contact.on
    return met


def _is_told(told: Told, row: Episode | Contact) -> bool:
    person = told.people.get(row.patient_id)
    return person is not None and may_know_of(person[1], row)


def _going_on(team_id: uuid.UUID) -> list[Episode]:
    return list(
        db.session.scalars(select(Episode).where(Episode.team_id == team_id, Episode.closed_at.is_(None)))
    )


def _contacts(people: Collection[uuid.UUID], window: Period) -> list[Contact]:
    within = (Contact.on.between(window.first, window.last), Contact.hidden_at.is_(None))
    return list(db.session.scalars(select(Contact).where(Contact.patient_id.in_(people), *within)))


def _person(patient: Patient, seen: Any, days: Days, parties: Iterable[Party]) -> Shape:
    return {
        "id": patient.id,
        "label": label_for(seen, patient),
        "met": [{"staff": staff, "on": on} for staff, on in days.items()],
        "told_of": [party.id for party in parties if seen.sees(party.id, Contact.scope)],
    }


def _staff(viewer: Viewer, today: dt.date, met_somebody: Collection[uuid.UUID]) -> list[Shape]:
    """The reader's own party first; of those who have left only who still is somebody's face."""
    rows = db.session.scalars(
        select(Membership).where(Membership.team_id == viewer.team_id).order_by(Membership.starts_on)
    )
    latest = {
        row.staff_id: row
        for row in rows
        if row.staff_id in met_somebody or (row.role in TEAM and row.is_current(today))
    }
    own_first = sorted(
        latest.values(), key=lambda row: (row.party_id != viewer.party_id, str(row.party_id), row.initials)
    )
    return [
        {
            "id": row.staff_id,
            "name": row.staff.name,
            "initials": row.initials,
            "party": row.party_id,
            "is_me": row.staff_id == viewer.staff.id,
        }
        for row in own_first
    ]
