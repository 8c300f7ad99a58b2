"""What opens and closes a person between parties. A party opens what it holds itself, never another's."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import select

from fact_board import clock
from fact_board.access.models import BLOCK, Bar, BasisRequest, EmergencyAccess, LegalBasis
from fact_board.access.policy import holds, scopes_between, was_let_in
from fact_board.access.rules import EMERGENCY_ACCESS, check_basis, check_reason
from fact_board.action import Unchanged, action, record
from fact_board.board.models import Nomination, Task
from fact_board.errors import Conflict, NotAllowed
from fact_board.extensions import db
from fact_board.patients.books import enter_in_books
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.calendar import add_weekdays
from fact_board.teams.models import Membership, Party, Staff, TeamParty

ASKED_WITHIN = 3  # weekdays
REQUEST = "Fråga om samtycke: får {party} ta del av det vi har?"


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
        id=id,
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=by.party_id,
        to_party_id=to,
        kind=kind,
        how=how if kind == "consent" else None,
        scopes=list(dict.fromkeys(scopes)) if kind != BLOCK else [],
        necessity=necessity,
        given_on=given_on or today,
        valid_until=valid_until if kind != BLOCK else None,
        by_id=by.staff_id,
        at=clock.now(),
    )
    db.session.add(basis)
    answered = _requests_of(patient, to)
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


def _requests_of(patient: Patient, party_id: uuid.UUID) -> list[BasisRequest]:
    return list(
        db.session.scalars(
            select(BasisRequest).where(
                BasisRequest.patient_id == patient.id,
                BasisRequest.party_id == party_id,
                BasisRequest.ended_at.is_(None),
            )
        )
    )


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


@action
def ask_for_basis(patient: Patient, *, id: uuid.UUID, by: Membership) -> None:
    """Ask that the person be asked. Whoever has the person in its books and shares nothing gets a task.

    What the asker is answered is the same whether anybody does.
    """
    if _requests_of(patient, by.party_id):
        raise Unchanged(patient)
    request = BasisRequest(
        id=id,
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=by.party_id,
        by_id=by.staff_id,
        at=clock.now(),
    )
    db.session.add(request)
    knowing = [known for known in patient.known if known.left_on is None]
    closed = [known for known in knowing if _shares_nothing(patient, known.party_id, by.party_id)]
    tasks = [_asking(patient, known, by) for known in closed]
    record(
        "basis_asked_for",
        request,
        *tasks,
        by=by,
        told_to=(by.party_id, *(task.party_id for task in tasks)),
        request=request.id,
    )


def _shares_nothing(patient: Patient, owner: uuid.UUID, party: uuid.UUID) -> bool:
    return owner != party and not scopes_between(owner, party, patient.bases, clock.now())


def _asking(patient: Patient, known: KnownTo, by: Membership) -> Task:
    contact = db.session.scalar(
        select(CareContact).where(
            CareContact.patient_id == patient.id, CareContact.party_id == known.party_id
        )
    )
    owner_id = known.primary_id or (contact.staff_id if contact else None)
    task = Task(
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=known.party_id,
        text=REQUEST.format(party=db.session.get_one(Party, by.party_id).short),
        owner_id=owner_id,
        state="open" if owner_id else "proposed",
        due_on=add_weekdays(clock.today(), ASKED_WITHIN),
        by_id=by.staff_id,
        at=clock.now(),
    )
    db.session.add(task)
    return task


@action
def bar_staff(patient: Patient, staff: Staff, *, id: uuid.UUID, by: Membership) -> None:
    """Someone on the staff must not see this person (a relative, or their own case): nothing, anywhere."""
    if any(bar.staff_id == staff.id and bar.lifted_at is None for bar in patient.bars):
        raise Unchanged(patient)
    bar = Bar(
        id=id,
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=by.party_id,
        staff_id=staff.id,
        by_id=by.staff_id,
        at=clock.now(),
    )
    db.session.add(bar)
    record("staff_barred", bar, by=by, sight_changing=True, told_to=(staff.id,), staff=staff.id)


@action
def lift_bar(bar: Bar, *, by: Membership) -> None:
    """They may see the person again."""
    if bar.lifted_at is not None:
        raise Unchanged(bar)
    bar.lifted_at = clock.now()
    record("bar_lifted", bar, by=by, sight_changing=True, told_to=(bar.staff_id,), staff=bar.staff_id)


@action
def open_in_emergency(patient: Patient, *, id: uuid.UUID, reason: str, by: Membership) -> None:
    """See everything of a person for 24 hours, with a stated reason. The team leaders are told at once."""
    check_reason(reason)
    access = EmergencyAccess(
        id=id,
        team_id=patient.team_id,
        patient_id=patient.id,
        party_id=by.party_id,
        staff_id=by.staff_id,
        reason=reason,
        at=clock.now(),
        ends_at=clock.now() + EMERGENCY_ACCESS,
    )
    db.session.add(access)
    record(
        "emergency_opened",
        access,
        by=by,
        nudges=_told_of_emergency(access),
        access=access.id,
        ends_at=access.ends_at,
    )


@action
def close_emergency(access: EmergencyAccess, *, by: Membership | None) -> None:
    """Close again before the 24 hours are over; or time does, when they are."""
    if access.ended_at is not None:
        raise Unchanged(access)
    if by is None and clock.now() < access.ends_at:
        raise Unchanged(access)
    if by is not None and by.staff_id != access.staff_id and by.role != "leader":
        raise NotAllowed("emergency.not_yours")
    access.ended_at = clock.now()
    record("emergency_closed", access, by=by, nudges=_told_of_emergency(access), access=access.id)


@action
def review_emergency(access: EmergencyAccess, comment: str, *, by: Membership) -> None:
    """A team leader has looked at why, and says what came of it. Nobody reviews their own."""
    if access.staff_id == by.staff_id:
        raise NotAllowed("emergency.own_review")
    if access.reviewed_at is not None:
        raise Conflict("emergency.reviewed")
    access.reviewed_at, access.reviewed_by, access.comment = clock.now(), by.staff_id, comment
    record("emergency_reviewed", access, by=by, nudges=_told_of_emergency(access), access=access.id)


def _told_of_emergency(access: EmergencyAccess) -> set[uuid.UUID]:
    """Whoever opened, and the team leaders: they read their own list anew."""
    leaders = select(Membership.staff_id).where(
        Membership.team_id == access.team_id, Membership.role == "leader"
    )
    return {access.staff_id, *db.session.scalars(leaders)}
