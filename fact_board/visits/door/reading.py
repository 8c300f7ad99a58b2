"""What a phone shows of visits and doors: one person's door, and one's own visits with what to know."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from fact_board import clock
from fact_board.access.gates import clients_of, label_for, may_know_of, patient_for, sight_for, with_sight
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Team
from fact_board.teams.queries.memberships import names_of
from fact_board.teams.standing_in import people_looked_after
from fact_board.visits.door.queries import (
    VISITS_SOON,
    acks_of,
    caution_values,
    door_for,
    last_done,
    rows_at_doors,
)
from fact_board.visits.door.rules import UNMET
from fact_board.visits.models import Contact
from fact_board.visits.planned.queries import planned_values, visits_of_staff

Values = dict[str, Any]


def door_of(viewer: Viewer, patient_id: uuid.UUID) -> Values:
    """All that one should know before knocking, within what the reader may see."""
    patient = patient_for(viewer, patient_id)
    now = clock.now()
    seen, today = sight_for(viewer, patient), clock.today(now)
    rows = rows_at_doors([patient_id], today)[patient_id]
    stands_in = patient_id in people_looked_after(viewer.membership, today)
    door = door_for(viewer, patient, rows, seen, today, stands_in=stands_in)
    known = [row for row in rows.contacts if may_know_of(seen, row)]
    last, team = last_done(patient_id, seen), db.session.get_one(Team, viewer.team_id)
    warned = next((k for k in patient.known if k.two_person_reason and seen.sees(k.party_id, "status")), None)
    planned = [row for row in rows.planned if may_know_of(seen, row)]
    told = {
        **person_values(viewer, patient, seen),
        "now": now,
        "today": today,
        "last_contact": last and _contact(last),
        "missed": [_contact(row) for row in known if row.outcome in UNMET],
        "met": _met(known),
        "planned": [planned_values(row) for row in planned],
        "cautions": caution_values(patient_id, door, acks_of([patient_id], viewer.party_id), today),
        "two_person": warned
        and {"reason": warned.two_person_reason, "review_on": warned.two_person_review_on},
        "contacts": [_care(row) for row in rows.care if may_know_of(seen, row)],
        "on_call_phone": team.on_call_phone,
    }
    return {**told, "names": _named(told)}


def person_values(viewer: Viewer, patient: Patient, seen: Sight) -> Values:
    """Who it is, by the reader's own books; someone protected is a code without a year."""
    own = next(known for known in patient.known if known.party_id == viewer.party_id)
    is_protected = seen.protects(patient.known)
    return {
        "patient": patient.id,
        "label": label_for(seen, patient),
        "name": label_for(seen, patient) if is_protected else own.name,
        "birth_year": None if is_protected else own.birth_year,
        "is_protected": is_protected,
    }


def alerts_for(viewer: Viewer) -> list[Values]:
    """What to know of those it concerns me to know of: my people, whom I visit within a week, and those of a
    colleague who is away and whose stand-in I am.
    """
    today = clock.today()
    soon = visits_of_staff(viewer.team_id, [viewer.staff.id], today, today + VISITS_SOON)
    looked_after = people_looked_after(viewer.membership, today)
    mine = clients_of(viewer.membership) | {visit.patient_id for visit in soon}
    people = people_called(mine | looked_after.keys())
    rows, acks = rows_at_doors(people, today), acks_of(people, viewer.party_id)
    told = []
    for id_, patient in people.items():
        seen = sight_for(viewer, patient)
        if not seen.is_anybody:
            continue
        door = door_for(viewer, patient, rows[id_], seen, today, stands_in=id_ in looked_after)
        lines = caution_values(id_, door, acks, today) if door.is_concerned else []
        if lines:
            person = person_values(viewer, patient, seen)
            away = None if id_ in mine else looked_after.get(id_)
            told.append({**person, "instead_of": away, "cautions": lines})
    told.sort(key=lambda one: (one["instead_of"] is not None, one["label"]))
    return [{**one, "names": _named(one)} for one in told]


def people_called(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Patient]:
    """People who are still in the team, with what deciding on sight needs."""
    if not ids:
        return {}
    query = select(Patient).where(Patient.id.in_(ids), Patient.left_on.is_(None))
    return {row.id: row for row in db.session.scalars(query.options(*with_sight(selectinload)))}


def _contact(contact: Contact) -> Values:
    return {
        "kind": contact.kind,
        "outcome": contact.outcome,
        "on": contact.on,
        "by": contact.by_id,
        "party": contact.party_id,
    }


def _met(contacts: Sequence[Contact]) -> list[Values]:
    """Who met the person, each once, the latest first (the rows come so)."""
    latest: dict[uuid.UUID, Values] = {}
    for row in contacts:
        if row.outcome == "done":
            latest.setdefault(row.by_id, {"staff": row.by_id, "party": row.party_id, "on": row.on})
    return list(latest.values())


def _care(row: Any) -> Values:
    return {
        "party": row.party_id,
        "staff": row.staff_id,
        "deputy": row.deputy_id,
        "phone": row.phone,
        "hours": row.hours,
    }


def _named(told: Any) -> dict[uuid.UUID, str]:
    """Every colleague in an answer, by id: the reader's phone keeps no roster."""
    return names_of(_ids_in(told))


def _ids_in(told: Any) -> set[uuid.UUID]:
    if isinstance(told, dict):
        named = {told.get(name) for name in ("staff", "with", "deputy", "by")}
        found = {id_ for id_ in named if isinstance(id_, uuid.UUID)}
        return found.union(*(_ids_in(inner) for inner in told.values()))
    return set().union(*map(_ids_in, told)) if isinstance(told, list) else set()
