"""Who is called otherwise on a wall when somebody comes, goes or becomes a code."""

import uuid
from collections import defaultdict

from fact_board.access.audience import WALL_MODES
from fact_board.extensions import db
from fact_board.live.labels import wall_labels
from fact_board.live.loading import load_labels
from fact_board.patients.models import Patient
from fact_board.patients.queries import patients_by_id

Room = tuple[uuid.UUID | None, str]  # of all or of one party, in one privacy mode


class WallLabels:
    """What walls call the team's people before something changes."""

    def __init__(self, team_id: uuid.UUID) -> None:
        self.team_id = team_id
        self.before = self._now()

    def _now(self) -> dict[uuid.UUID, set[tuple[Room, str]]]:
        called: dict[uuid.UUID, set[tuple[Room, str]]] = defaultdict(set)
        for party_id, people in load_labels(self.team_id).items():
            for mode in WALL_MODES:
                for id_, label in wall_labels(people, mode).items():
                    called[id_].add(((party_id, mode), label))
        return called

    def others_changed(self, patient: Patient) -> tuple[Patient, ...]:
        """Those who are called otherwise by now, besides the person it is about: they are drawn anew."""
        db.session.flush()
        now = self._now()
        changed = {id_ for id_, labels in self.before.items() if now.get(id_, labels) != labels}
        return tuple(patients_by_id(changed - {patient.id}))
