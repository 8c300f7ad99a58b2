"""Reading people: by name, and what hangs on them."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from fact_board.access.models import LegalBasis
from fact_board.board.models import Episode, Nomination, Task
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, NextOfKin, Patient
from fact_board.patients.rules import Named
from fact_board.teams.models import Party
from fact_board.teams.rules import folded


def names_in(team_id: uuid.UUID, party_id: uuid.UUID | None = None) -> list[Named]:
    """The enrolled people (those a party knows, if one is named), a row per name that somebody's books have.

    Those enrolled first come first.
    """
    query = (
        select(KnownTo.patient_id, KnownTo.name)
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(KnownTo.team_id == team_id, KnownTo.left_on.is_(None), Patient.left_on.is_(None))
        .order_by(Patient.enrolled_on, Patient.id, KnownTo.party_id)
    )
    rows = db.session.execute(query.where(KnownTo.party_id == party_id) if party_id else query)
    return [Named(patient_id, name) for patient_id, name in rows]


@dataclass(frozen=True)
class SamePerson:
    """Somebody the team has, or had, under this name and birth year."""

    patient: Patient
    known: tuple[KnownTo, ...]

    @property
    def parties(self) -> frozenset[uuid.UUID]:
        return frozenset(known.party_id for known in self.known if known.left_on is None)

    def known_by(self, party_id: uuid.UUID) -> KnownTo | None:
        return next((known for known in self.known if known.party_id == party_id), None)

    def label_for(self, party_id: uuid.UUID) -> str:
        known = self.known_by(party_id)
        is_named = known and known.protected_kind is None
        return known.label if known and is_named else self.patient.label


def same_person(team_id: uuid.UUID, name: str, birth_year: int | None) -> SamePerson | None:
    """The person with this name and birth year, the enrolled before those who left."""
    if birth_year is None:
        return None
    rows = db.session.execute(
        select(KnownTo.name, Patient)
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(KnownTo.team_id == team_id, KnownTo.birth_year == birth_year)
        .order_by(Patient.left_on.is_not(None), Patient.left_on.desc(), Patient.id)
    ).all()
    for known_as, patient in rows:
        if folded(known_as) == folded(name) and patient.left_reason != "died":
            known = db.session.scalars(select(KnownTo).where(KnownTo.patient_id == patient.id))
            return SamePerson(patient, tuple(known))
    return None


def books_of(team_id: uuid.UUID, party_id: uuid.UUID, ids: Collection[uuid.UUID]) -> list[KnownTo]:
    """A party's own rows of those people, in a fixed order."""
    if not ids:
        return []
    return list(
        db.session.scalars(
            select(KnownTo)
            .where(KnownTo.team_id == team_id, KnownTo.party_id == party_id, KnownTo.patient_id.in_(ids))
            .order_by(KnownTo.patient_id)
        )
    )


def is_protected_by_anybody(patient: Patient) -> bool:
    """Whether some party's books still protect the person's identity."""
    protected = select(KnownTo.patient_id).where(
        KnownTo.patient_id == patient.id, KnownTo.protected_kind.is_not(None)
    )
    return db.session.scalar(protected.limit(1)) is not None


def is_region(party_id: uuid.UUID) -> bool:
    """Whether a party belongs to the region."""
    return db.session.get_one(Party, party_id).principal == "region"


def parties_knowing(patient: Patient) -> frozenset[uuid.UUID]:
    """The parties that have the person in their books."""
    return frozenset(db.session.scalars(select(KnownTo.party_id).where(KnownTo.patient_id == patient.id)))


def patients_by_id(ids: set[uuid.UUID]) -> list[Patient]:
    """Those people, in a fixed order."""
    if not ids:
        return []
    return list(db.session.scalars(select(Patient).where(Patient.id.in_(ids)).order_by(Patient.id)))


def codes_in(team_id: uuid.UUID) -> set[str]:
    """The codes of protected people, those who left included."""
    found = db.session.scalars(select(Patient.protected_code).where(Patient.team_id == team_id))
    return {code for code in found if code}


def contact_of(patient: Patient, party_id: uuid.UUID) -> CareContact | None:
    """The party's named contact for the person."""
    return db.session.scalar(
        select(CareContact).where(CareContact.patient_id == patient.id, CareContact.party_id == party_id)
    )


def open_episodes_of(patient: Patient) -> list[Episode]:
    """The person's times on the board that go on, at most one per party."""
    return list(
        db.session.scalars(
            select(Episode).where(Episode.patient_id == patient.id, Episode.closed_at.is_(None))
        )
    )


def open_nominations_of(patient: Patient) -> list[Nomination]:
    """Nominations without an answer."""
    return list(
        db.session.scalars(
            select(Nomination).where(
                Nomination.patient_id == patient.id, Nomination.state.in_(("open", "waiting"))
            )
        )
    )


def unfinished_tasks_of(patient: Patient) -> list[Task]:
    """Open and proposed tasks."""
    return list(
        db.session.scalars(
            select(Task).where(Task.patient_id == patient.id, Task.state.in_(("open", "proposed")))
        )
    )


def bases_of(patient: Patient) -> list[LegalBasis]:
    """What parties let each other see of the person, and blocks."""
    return list(
        db.session.scalars(
            select(LegalBasis).where(LegalBasis.patient_id == patient.id, LegalBasis.ended_at.is_(None))
        )
    )


def waiting_decisions_of(patient: Patient) -> list[DecisionWatch]:
    """Requests still waiting."""
    return list(
        db.session.scalars(
            select(DecisionWatch).where(
                DecisionWatch.patient_id == patient.id,
                DecisionWatch.ended_at.is_(None),
                DecisionWatch.superseded_at.is_(None),
            )
        )
    )


def correction_of_kin(kin_id: uuid.UUID) -> NextOfKin | None:
    """What supersedes it."""
    return db.session.scalar(select(NextOfKin).where(NextOfKin.supersedes_id == kin_id).limit(1))


def shown_kin(rows: Iterable[NextOfKin]) -> list[NextOfKin]:
    """Without what was put right, has ended or was written on the wrong person.

    A correction on the wrong person lets what it corrected stand again.
    """
    kept = [row for row in rows if row.hidden_at is None]
    superseded = {row.supersedes_id for row in kept}
    return [row for row in kept if row.ended_at is None and row.id not in superseded]
