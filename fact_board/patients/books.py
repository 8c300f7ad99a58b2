"""A party's books: who the person is there, and how nobody is taken for another."""

import uuid

from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.patients.queries import books_of, names_in, parties_knowing, patients_by_id
from fact_board.patients.rules import Named, is_similar, labels_for, shares_label


def enter_in_books(
    patient: Patient, party_id: uuid.UUID, name: str, birth_year: int | None
) -> tuple[KnownTo, list[Patient | KnownTo]]:
    """Write the person into a party's books: (their row there, what else was labelled anew by it)."""
    db.session.flush()
    known = db.session.get(KnownTo, (patient.id, party_id))
    if known is None:
        known = KnownTo(team_id=patient.team_id, patient_id=patient.id, party_id=party_id, label="")
    known.name, known.birth_year, known.left_on = name, birth_year, None
    relabelled = tell_apart(patient, known)
    db.session.add(known)
    return known, relabelled


def tell_apart(patient: Patient, known: KnownTo) -> list[Patient | KnownTo]:
    """Label a person so that nobody is taken for another; gives what else changed by it.

    In a party's books among those it knows, so that no label tells whom another party knows; for walls among
    all the team's people.
    """
    own, everybody = names_in(patient.team_id, known.party_id), names_in(patient.team_id)
    named = Named(patient.id, known.name)
    labels, alike = _labels_beside(named, own), _alike(named, own)
    others = books_of(patient.team_id, known.party_id, {*labels, *alike} - {patient.id})
    changed: list[Patient | KnownTo] = [
        other
        for other in others
        if _relabel(other, labels, is_similar=other.is_similar or other.patient_id in alike)
    ]
    known.label, known.is_similar = labels[patient.id], bool(alike)
    first = next((each for each in everybody if each.id == patient.id), named)  # who wrote them in first
    on_walls = _labels_beside(first, everybody)
    for another in patients_by_id({*on_walls} - {patient.id}):
        if on_walls[another.id] != another.label and not another.protected_code:
            another.label = on_walls[another.id]
            changed.append(another)
    patient.label = patient.protected_code or on_walls[patient.id]
    return changed


def _labels_beside(named: Named, others: list[Named]) -> dict[uuid.UUID, str]:
    """Labels for someone and all who would share theirs; those before them keep the lower numbers."""
    namesakes = [each for each in others if each.id != named.id and shares_label(each.name, named.name)]
    in_order = {each.id: each for each in reversed(namesakes)}  # one name each, the first in the list
    return labels_for([*reversed(in_order.values()), named])


def _alike(named: Named, others: list[Named]) -> set[uuid.UUID]:
    return {each.id for each in others if each.id != named.id and is_similar(each.name, named.name)}


def _relabel(known: KnownTo, labels: dict[uuid.UUID, str], *, is_similar: bool) -> bool:
    label = labels.get(known.patient_id, known.label)
    if (label, is_similar) == (known.label, known.is_similar):
        return False
    known.label, known.is_similar = label, is_similar
    return True


def no_longer_alike(patient: Patient) -> list[KnownTo]:
    """Those who looked like nobody but the one who left, in each party's books."""
    freed = []
    for party_id in parties_knowing(patient):
        names = names_in(patient.team_id, party_id)
        for other in books_of(patient.team_id, party_id, {each.id for each in names}):
            if other.is_similar and not _alike(Named(other.patient_id, other.name), names):
                other.is_similar = False
                freed.append(other)
    return freed
