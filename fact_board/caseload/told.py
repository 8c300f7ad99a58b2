"""What a breakdown may count for one reader: people their party knows, and others' rows as it is told them.

The team's totals count everyone. By party or colleague a single hidden change could be seen moving.
"""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from fact_board.access.gates import may_know_of, sight_of, with_sight
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.board.models import Episode
from fact_board.caseload.queries.work import Asked, Given
from fact_board.extensions import db
from fact_board.patients.models import CareContact, Patient

Ids = set[uuid.UUID]


@dataclass(frozen=True)
class Told:
    """The enrolled people that a reader's party knows, each as far as they are seen."""

    people: dict[uuid.UUID, tuple[Patient, Sight]]
    contacts: dict[uuid.UUID, Ids]  # by colleague: whose contact they are
    on_board: Ids

    def known_to(self, party_id: uuid.UUID) -> Ids:
        """Those of whom the reader may know that they are in a party's books."""
        return {
            id_
            for id_, (patient, seen) in self.people.items()
            if party_id in seen.known_to and seen.sees(party_id, "status")
        }

    def is_told_of(self, row: Asked | Given) -> bool:
        """Whether the reader may know that somebody was nominated, or what the answer was."""
        person = self.people.get(row.patient_id)
        return person is not None and may_know_of(person[1], row)


def told_to(viewer: Viewer) -> Told:
    """Read in a handful of statements, however many people there are."""
    enrolled = select(Patient).where(Patient.team_id == viewer.team_id, Patient.left_on.is_(None))
    patients = db.session.scalars(enrolled.options(*with_sight(selectinload)))
    looked_at = ((patient, sight_of(viewer.membership, patient)) for patient in patients)
    people = {patient.id: (patient, seen) for patient, seen in looked_at if seen.is_anybody}
    return Told(people, _contacts(viewer.team_id, people), _on_board(viewer.team_id, people))


def _contacts(team_id: uuid.UUID, people: dict[uuid.UUID, tuple[Patient, Sight]]) -> dict[uuid.UUID, Ids]:
    """A set counts somebody's person once: the primary contact is often the named one, too."""
    found: dict[uuid.UUID, Ids] = defaultdict(set)
    named = select(CareContact.patient_id, CareContact.party_id, CareContact.staff_id)
    rows = db.session.execute(named.where(CareContact.team_id == team_id)).all()
    pairs = [(patient_id, party_id, staff_id) for patient_id, party_id, staff_id in rows]
    pairs += [
        (known.patient_id, known.party_id, known.primary_id)
        for patient, _ in people.values()
        for known in patient.known
        if known.primary_id
    ]
    for patient_id, party_id, staff_id in pairs:
        if patient_id in people and people[patient_id][1].sees(party_id, CareContact.scope):
            found[staff_id].add(patient_id)
    return found


def _on_board(team_id: uuid.UUID, people: dict[uuid.UUID, tuple[Patient, Sight]]) -> Ids:
    going_on = select(Episode).where(Episode.team_id == team_id, Episode.closed_at.is_(None))
    return {
        episode.patient_id
        for episode in db.session.scalars(going_on)
        if episode.patient_id in people and may_know_of(people[episode.patient_id][1], episode)
    }
