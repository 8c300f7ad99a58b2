"""What opens and closes a person between parties. A party opens what it holds itself, never another's."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions.requests import requests_of
from fact_board.access.models import BLOCK, LegalBasis
from fact_board.access.policy import holds, was_let_in
from fact_board.access.rules import check_basis
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.board.models import Nomination
from fact_board.errors import Conflict, NotAllowed
from fact_board.extensions import db
from fact_board.patients.books import enter_in_books
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.models import Membership, Party, TeamParty


@action
def give_basis(
    patient: Patient,
    *,
    id: uuid.UUID,
    to: uuid.UUID,
    kind: str,
    how: str | None = None,
    scopes: Sequence[str] = (),
    necessity: str = "",
    given_on: dt.date | None = None,
    valid_until: dt.date | None = None,
    by: Membership,
) -> None:
    """Let another party (`to`) see `scopes` of what `by`'s party holds of the person; or block it.

    A new basis of a kind replaces that kind's old one. A block ends when it is lifted, and no basis is given
    while it stands. The other party then has the person in its books, as they were told who it is.
    """
    today = clock.today()
    own = db.session.get_one(Party, by.party_id)
    guard_other_party(by, to)
    check_basis(
        kind=kind,
        how=how,
        scopes=scopes,
        necessity=necessity,
        given_on=given_on or today,
        valid_until=valid_until,
        principal=own.principal,
        today=today,
    )
    standing = standing_bases(patient, by.party_id, to)
    if any(basis.kind == BLOCK for basis in standing):
        raise Unchanged(patient) if kind == BLOCK else Conflict("basis.blocked")
    replaced = [basis for basis in standing if basis.kind == kind]
    for basis in replaced:
        _end(basis, "replaced", by)
    basis = LegalBasis(
        **signed(patient, by),
        id=id,
        to_party_id=to,
        kind=kind,
        how=how if kind == "consent" else None,
        scopes=list(dict.fromkeys(scopes)) if kind != BLOCK else [],
        necessity=necessity,
        given_on=given_on or today,
        valid_until=valid_until if kind != BLOCK else None,
    )
    db.session.add(basis)
    answered = requests_of(patient, to)
    for request in answered:
        request.ended_at = clock.now()
    entered = _enter_in_their_books(patient, to, by) if kind != BLOCK else []
    record(
        "basis_blocked" if kind == BLOCK else "basis_given",
        basis,
        *replaced,
        *answered,
        *entered,
        by=by,
        sight_changing=True,
        told_to=_concerned(patient, basis, also=standing),
        nudges=_nominators_of(patient.id),
        basis=basis.id,
        kind=kind,
        to=to,
        scopes=basis.scopes,
    )
    db.session.expire(patient, ["bases", "known"])  # whoever looks next in this session sees the new one


def _nominators_of(patient_id: uuid.UUID) -> set[uuid.UUID]:
    """Whoever reported about the person: what they may read of the answers may be another now."""
    return set(db.session.scalars(select(Nomination.by_id).where(Nomination.patient_id == patient_id)))


def guard_other_party(by: Membership, party_id: uuid.UUID) -> None:
    """A party of the team, and not one's own."""
    takes_part = db.session.get(TeamParty, (by.team_id, party_id))
    if takes_part is None or party_id == by.party_id:
        raise Conflict("basis.other_party")


def standing_bases(patient: Patient, owner: uuid.UUID, to: uuid.UUID) -> list[LegalBasis]:
    """The bases and blocks in force in one direction."""
    found = db.session.scalars(
        select(LegalBasis).where(
            LegalBasis.patient_id == patient.id,
            LegalBasis.party_id == owner,
            LegalBasis.to_party_id == to,
            LegalBasis.ended_at.is_(None),
        )
    )
    return [basis for basis in found if holds(basis, clock.now())]


def _concerned(patient: Patient, basis: LegalBasis, also: Sequence[LegalBasis] = ()) -> list[uuid.UUID]:
    """Both parties; of a block its own alone when the other was never let in: it would tell of the person."""
    is_told = basis.kind != BLOCK or was_let_in((*patient.bases, *also), basis.party_id, basis.to_party_id)
    return [basis.party_id, basis.to_party_id] if is_told else [basis.party_id]


def _enter_in_their_books(patient: Patient, to: uuid.UUID, by: Membership) -> list[Patient | KnownTo]:
    theirs = db.session.get(KnownTo, (patient.id, to))
    if theirs is not None and theirs.left_on is None:
        return []
    own = db.session.get_one(KnownTo, (patient.id, by.party_id))
    known, relabelled = enter_in_books(patient, to, own.name, own.birth_year)
    return [known, *relabelled]


def _end(basis: LegalBasis, how: str, by: Membership | None) -> None:
    basis.ended_at, basis.ended_how = clock.now(), how
    basis.ended_by = by.staff_id if by else None


@action
def withdraw_basis(basis: LegalBasis, *, by: Membership) -> None:
    """Close again: the person may tell either party, and it counts at once.

    A block is lifted by the party that holds the information.
    """
    if basis.ended_at is not None:
        raise Unchanged(basis)
    if basis.kind == BLOCK and by.party_id != basis.party_id:
        raise NotAllowed("basis.not_your_block")
    _end(basis, "withdrawn", by)
    record(
        "block_lifted" if basis.kind == BLOCK else "basis_withdrawn",
        basis,
        by=by,
        sight_changing=True,
        told_to=_concerned(basis.patient, basis),
        nudges=_nominators_of(basis.patient_id),
        basis=basis.id,
        kind=basis.kind,
        to=basis.to_party_id,
    )


@action
def expire_basis(basis: LegalBasis, *, by: None) -> None:
    """Its last day is over."""
    if basis.ended_at is not None or basis.valid_until is None or basis.valid_until >= clock.today():
        raise Unchanged(basis)
    _end(basis, "expired", None)
    record(
        "basis_expired",
        basis,
        by=by,
        sight_changing=True,
        told_to=(basis.party_id, basis.to_party_id),
        nudges=_nominators_of(basis.patient_id),
        basis=basis.id,
        kind=basis.kind,
        to=basis.to_party_id,
    )
