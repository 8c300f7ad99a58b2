"""Who is who, as a reviewer's party has it in its books."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from fact_board.access.gates import sight_of, with_sight
from fact_board.access.viewer import Viewer
from fact_board.audit.crossing import basis_then, touched
from fact_board.audit.models import TrailRow
from fact_board.display.models import Display
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.models import KnownTo, Patient
from fact_board.sign_in.professions import profession_text
from fact_board.teams.models import Membership, Party, Staff


@dataclass(frozen=True)
class Books:
    """The people the reviewer's party knows, and everyone who has worked in the team."""

    team_id: uuid.UUID
    party_id: uuid.UUID
    people: dict[uuid.UUID, str]
    patients: dict[uuid.UUID, Patient]
    barred: Collection[uuid.UUID]
    memberships: dict[uuid.UUID, Membership]
    parties: dict[uuid.UUID, str]
    walls: dict[str, str]

    @property
    def actors(self) -> set[uuid.UUID]:
        """Everyone who works or has worked in the team."""
        return {one.staff_id for one in self.memberships.values()}

    @property
    def own_staff(self) -> set[uuid.UUID]:
        return {one.staff_id for one in self.memberships.values() if one.party_id == self.party_id}

    def may_name(self, patient_id: uuid.UUID, row: TrailRow) -> bool:
        """Whether the row's look at the person is the reviewer's to see, and the person theirs to know."""
        if patient_id not in self.people:
            return False
        if row.party_id in (self.party_id, None) or row.basis == "emergency_access":
            return True
        return touched(self.party_id, row.party_id, self.patients[patient_id], row.at)

    def basis_to(self, patient_id: uuid.UUID, row: TrailRow) -> str | None:
        """Why what the reviewer's party holds could be read: its own staff work with the person."""
        if row.basis == "emergency_access":
            return row.basis
        if row.party_id == self.party_id:
            return "team"
        return basis_then(self.party_id, row.party_id, self.patients[patient_id], row.at) or row.basis

    def is_of_own_party(self, event: Event) -> bool:
        """Done by the party's staff, or to the party's rows."""
        return event.actor_id in self.own_staff or str(self.party_id) in event.parties

    def label_of(self, known: uuid.UUID | None, patient_id: uuid.UUID | None) -> str:
        if known:
            return self.people[known]
        return str(_("a person your party doesn't know")) if patient_id else ""

    def name_of(self, staff_id: uuid.UUID | None) -> str:
        if staff_id is None:
            return str(_("unknown"))
        staff = db.session.get(Staff, staff_id)
        return staff.name if staff else str(_("unknown"))

    def who_of(self, row: TrailRow) -> str:
        """Who looked: somebody, or the screen on a wall."""
        wall = self.walls.get(str(row.facts.get("display")))
        return str(_("Wall {name}")).format(name=wall) if wall else self.name_of(row.staff_id)

    def profession_of(self, staff_id: uuid.UUID | None, membership_id: uuid.UUID | None) -> str:
        found = self._membership(staff_id, membership_id)
        return profession_text(found.profession) if found else ""

    def party_of_staff(self, staff_id: uuid.UUID | None) -> str:
        found = self._membership(staff_id, None)
        return self.party_name(found.party_id) if found else ""

    def party_name(self, party_id: uuid.UUID | None) -> str:
        return self.parties.get(party_id, "") if party_id else ""

    def _membership(self, staff_id: uuid.UUID | None, membership_id: uuid.UUID | None) -> Membership | None:
        if membership_id in self.memberships:
            return self.memberships[membership_id]
        return next((one for one in self.memberships.values() if one.staff_id == staff_id), None)


def books_of(viewer: Viewer) -> Books:
    """Read them once for a page."""
    known = db.session.execute(
        select(KnownTo, Patient)
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(KnownTo.team_id == viewer.team_id, KnownTo.party_id == viewer.party_id)
        .options(*with_sight(selectinload))
    ).all()
    barred = {patient.id for _row, patient in known if is_barred(viewer, patient)}
    of_team = select(Membership).where(Membership.team_id == viewer.team_id)
    members = of_team.order_by(Membership.starts_on.desc()).options(joinedload(Membership.staff))
    return Books(
        team_id=viewer.team_id,
        party_id=viewer.party_id,
        people={
            patient.id: label(viewer, row, patient) for row, patient in known if patient.id not in barred
        },
        patients={patient.id: patient for _row, patient in known},
        barred=barred,
        memberships={one.id: one for one in db.session.scalars(members)},
        parties={party.id: party.name for party in db.session.scalars(select(Party))},
        walls={str(row.id): row.name for row in db.session.execute(_walls_of(viewer.team_id))},
    )


def _walls_of(team_id: uuid.UUID) -> Select[uuid.UUID, str]:
    return select(Display.id, Display.name).where(Display.team_id == team_id)


def label(viewer: Viewer, known: KnownTo, patient: Patient) -> str:
    """Name and birth year; someone with a protected identity, as far as they may know, goes by the code."""
    if sight_of(viewer.membership, patient).protects(patient.known):
        return str(_("Code {code}")).format(code=patient.protected_code)
    return f"{known.name} ({known.birth_year})" if known.birth_year else known.name


def is_barred(viewer: Viewer, patient: Patient) -> bool:
    """Whether the reviewer must not see anything of the person."""
    return any(bar.staff_id == viewer.staff.id and bar.lifted_at is None for bar in patient.bars)
