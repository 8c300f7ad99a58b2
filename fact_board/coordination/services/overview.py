"""The overview of a team's services and needs, and the people behind each number."""

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from fact_board import clock
from fact_board.access.gates import label_for, may_know_of, sight_of
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.coordination.services.figures import GROUPS, Figures, Lacks, figures_of
from fact_board.coordination.services.models import Need, Service, ServiceMapping
from fact_board.coordination.services.queries import kinds_of, known_of_team
from fact_board.coordination.services.rules import Known, is_going_on
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Team

Values = dict[str, Any]


def overview_of(team: Team) -> Values:
    """The numbers; the same for every party."""
    kinds = kinds_of(team.id)
    figures = figures_of(known_of_team(team.id), lacking_in(team.id), [kind.id for kind in kinds])
    return {"name": team.name, "today": clock.today(), "kinds": kinds, "figures": _told(figures)}


def _told(figures: Figures) -> Values:
    told = asdict(figures)
    told["kinds"] = [row for row in told["kinds"] if row["has"] or row["needs"]]
    return told


def lacking_in(team_id: uuid.UUID) -> list[Lacks]:
    """What the enrolled need, of which kind and why not."""
    rows = select(Need.patient_id, Need.kind_id, Need.reason).join(Patient, Patient.id == Need.patient_id)
    open_now = rows.where(Need.team_id == team_id, Need.hidden_at.is_(None), Need.closed_on.is_(None))
    enrolled = open_now.where(Patient.left_on.is_(None))
    return [(who, kind, why) for who, kind, why in db.session.execute(enrolled)]


@dataclass(frozen=True)
class Number:
    """Which number is asked about: of a group, or of those who have or need a kind (for a reason)."""

    group: str = "enrolled"
    kind: uuid.UUID | None = None
    state: str | None = None
    reason: str | None = None

    def counts(self, id_: uuid.UUID, person: Known, lacking: set[Lacks]) -> bool:
        """Whether this person is one of them."""
        if self.kind is None:
            return GROUPS[self.group](person)
        if self.state == "has":
            return self.kind in person.has
        return (id_, self.kind, self.reason) in lacking if self.reason else self.kind in person.needs


def people_behind(viewer: Viewer, number: Number) -> Values:
    """Those whom the reader may know to be counted, by name; and how many more are."""
    lacking = set(lacking_in(viewer.team_id))
    everybody = known_of_team(viewer.team_id)
    counted = sum(number.counts(id_, person, lacking) for id_, person in everybody.items())
    shown = [
        {"id": patient.id, "label": label_for(seen, patient)}
        for patient, seen, rows in in_sight(viewer)
        if number.counts(patient.id, *_known(patient, rows))
    ]
    shown.sort(key=lambda row: str(row["label"]).casefold())
    return {"people": shown, "not_shared": max(0, counted - len(shown))}


def in_sight(viewer: Viewer) -> list[tuple[Patient, Sight, list[Any]]]:
    """Everybody the viewer's party knows, with the rows about them that it may know of."""
    people = select(Patient).where(Patient.team_id == viewer.team_id, Patient.left_on.is_(None))
    sights = [selectinload(each) for each in (Patient.known, Patient.bases, Patient.bars)]
    rows: dict[uuid.UUID, list[Any]] = {}
    models: tuple[Any, ...] = (Service, Need, ServiceMapping)
    for model in models:
        for row in db.session.scalars(select(model).where(model.team_id == viewer.team_id)):
            rows.setdefault(row.patient_id, []).append(row)
    found = []
    for patient in db.session.scalars(people.options(*sights)):
        seen = sight_of(viewer.membership, patient)
        if seen.is_anybody:
            mine = [row for row in rows.get(patient.id, []) if _is_told(row, seen)]
            found.append((patient, seen, mine))
    return found


def _is_told(row: Any, seen: Sight) -> bool:
    return getattr(row, "hidden_at", None) is None and may_know_of(seen, row)


def _known(patient: Patient, rows: list[Any]) -> tuple[Known, set[Lacks]]:
    today = clock.today()
    services = [row for row in rows if isinstance(row, Service)]
    services = [row for row in services if is_going_on(row.from_on, row.to_on, today)]
    needs = [row for row in rows if isinstance(row, Need) and row.closed_on is None]
    has, lacks = {row.kind_id for row in services}, {row.kind_id for row in needs}
    is_mapped = any(isinstance(row, ServiceMapping) for row in rows)
    known = Known(frozenset(has), frozenset(lacks), frozenset(has | lacks), is_mapped)
    return known, {(patient.id, row.kind_id, row.reason) for row in needs}
