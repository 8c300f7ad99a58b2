"""The rows of one moment, for drawing to any number of audiences."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.policy import Sight
from fact_board.columns import Subject
from fact_board.live import loading
from fact_board.live.labels import wall_labels
from fact_board.live.loading import PatientRows, Rows


@dataclass
class Canvas:
    """Rows loaded once, for drawing to any number of audiences at one moment."""

    now: dt.datetime
    team: Any = None
    members: Rows = field(default_factory=list)
    categories: Rows = field(default_factory=list)
    patients: dict[uuid.UUID, PatientRows] = field(default_factory=dict)
    team_id: uuid.UUID | None = None
    called: dict[tuple[uuid.UUID | None, str], Mapping[uuid.UUID, str]] = field(default_factory=dict)

    @cached_property
    def parties(self) -> frozenset[uuid.UUID]:
        """Those in the room with a wall, read only when one is drawn."""
        return loading.load_parties(self.team_id, clock.today(self.now)) if self.team_id else frozenset()

    def wall_label(self, person: PatientRows, seen: Sight) -> str:
        """What a wall calls someone, told apart among the team's people; protected people always a code.

        In a room of one party it is among those in that party's own books: the team's labels change with
        people whom only others know.
        """
        patient, audience = person.patient, seen.audience
        if seen.protects(person.known.values()):
            return patient.protected_code or patient.label
        of_room = (audience.party_id, audience.wall or "")
        if of_room not in self.called:
            people = loading.load_people(audience.team_id, audience.party_id)
            self.called[of_room] = wall_labels(people, of_room[1])
        return self.called[of_room][patient.id]

    def sight(self, person: PatientRows, audience: Audience) -> Sight:
        """What the audience may see of the person at this moment."""
        in_the_room = self.parties if audience.wall and not audience.party_id else ()
        return Sight(audience, person.bases, person.known.keys(), self.now, in_the_room, person.barred)


def load_everything(team_id: uuid.UUID) -> Canvas:
    """The roster: settings, staff, categories and everyone enrolled. The head is read first."""
    now = clock.now()
    today = clock.today(now)
    return Canvas(
        now,
        loading.load_team(team_id, today),
        loading.load_members(team_id, today),
        loading.load_categories(team_id),
        loading.load_patients(team_id),
        team_id,
    )


def load_subjects(team_id: uuid.UUID, subjects: Iterable[Subject]) -> Canvas:
    """Just the rows behind some subjects."""
    now = clock.now()
    today = clock.today(now)
    by_kind: dict[str, set[uuid.UUID]] = {}
    for kind, id_ in subjects:
        by_kind.setdefault(kind, set()).add(id_)
    people = {"team", "staff", "party"} & by_kind.keys()
    return Canvas(
        now,
        loading.load_team(team_id, today) if "team" in by_kind else None,
        loading.load_members(team_id, today) if people else [],
        loading.load_categories(team_id) if "category" in by_kind else [],
        loading.load_patients(team_id, by_kind.get("patient", set())),
        team_id,
    )
