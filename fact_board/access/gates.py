"""The only way from an id to a row: not yours is not found."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.models import EmergencyAccess
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.errors import NotFound
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.models import Membership, Staff, Team


class _RowOfTeam(Protocol):
    team_id: Any


R = TypeVar("R", bound=_RowOfTeam)
A = TypeVar("A")


def team_for(viewer: Viewer, team_id: uuid.UUID) -> Team:
    """The viewer's own team."""
    team = db.session.get(Team, team_id) if team_id == viewer.team_id else None
    if team is None:
        raise NotFound
    return team


def row_of_team_for(viewer: Viewer, model: type[R], row_id: uuid.UUID, *also: ORMOption) -> R:
    """A row of the viewer's team that is about nobody in particular, read along with `also`."""
    row = db.session.get(model, row_id, options=also)
    if row is None or row.team_id != viewer.team_id:
        raise NotFound
    return row


def with_sight(patient: Any) -> tuple[ORMOption, ...]:
    """What deciding on sight needs, read along with the person."""
    return tuple(patient(each) for each in (Patient.known, Patient.bases, Patient.bars))


def patient_for(viewer: Viewer, patient_id: uuid.UUID, *, also_left: bool = False) -> Patient:
    """A person whom the viewer's party knows, and who is still in the team (or `also_left`)."""
    patient = row_of_team_for(viewer, Patient, patient_id, *with_sight(joinedload))
    if not sight_for(viewer, patient).is_anybody:
        raise NotFound
    if patient.left_on is not None and not also_left:
        raise NotFound
    return patient


def patients_for(viewer: Viewer, patient_ids: Collection[uuid.UUID]) -> list[Patient]:
    """Several people, each as `patient_for`, in one statement; in the order asked, each once."""
    found = db.session.scalars(
        select(Patient)
        .where(Patient.id.in_(patient_ids), Patient.team_id == viewer.team_id, Patient.left_on.is_(None))
        .options(*with_sight(joinedload))
    ).unique()
    seen = {each.id: each for each in found if sight_of(viewer.membership, each).is_anybody}
    if seen.keys() != set(patient_ids):
        raise NotFound
    return [seen[patient_id] for patient_id in dict.fromkeys(patient_ids)]


def client_for(viewer: Viewer, patient_id: uuid.UUID) -> Patient:
    """A person to nominate or to write down a consent for: of a nominator, an own client."""
    patient = patient_for(viewer, patient_id)
    if viewer.role == "nominator" and patient.id not in clients_of(viewer.membership):
        raise NotFound
    return patient


def clients_of(by: Membership) -> set[uuid.UUID]:
    """Those of whom someone is the contact, the deputy or the primary contact in the books of their party."""
    is_contact = (CareContact.staff_id == by.staff_id) | (CareContact.deputy_id == by.staff_id)
    of_party = (CareContact.team_id == by.team_id) & (CareContact.party_id == by.party_id)
    contacts = select(CareContact.patient_id).where(of_party, is_contact)
    primary = (KnownTo.primary_id == by.staff_id) & (KnownTo.party_id == by.party_id)
    own = select(KnownTo.patient_id).where(KnownTo.team_id == by.team_id, primary)
    return set(db.session.scalars(contacts.union(own)))


def books_for(viewer: Viewer, patient_id: uuid.UUID, *, also_left: bool = False) -> KnownTo:
    """What the books of the viewer's own party say of the person."""
    patient = patient_for(viewer, patient_id, also_left=also_left)
    return next(known for known in patient.known if known.party_id == viewer.party_id)


def row_for(viewer: Viewer, model: type[R], row_id: uuid.UUID) -> R:
    """A row about a person that the viewer may know of, unless it was hidden as on the wrong person."""
    about: Any = model
    row: Any = row_of_team_for(viewer, model, row_id, *with_sight(joinedload(about.patient).joinedload))
    if getattr(row, "hidden_at", None) is not None or row.patient.left_on is not None:
        raise NotFound
    if not may_know_of(sight_for(viewer, row.patient), row):
        raise NotFound
    return row  # type: ignore[no-any-return]


def sight_for(viewer: Viewer, patient: Patient) -> Sight:
    """What this viewer may see of the person: their party's sight, or all while they opened in emergency."""
    seen = sight_of(viewer.membership, patient)
    if seen.is_anybody and not seen.is_whole and is_opened_by(viewer.staff.id, patient.id):
        return replace(seen, is_open=True)
    return seen


def is_opened_by(staff_id: uuid.UUID, patient_id: uuid.UUID) -> bool:
    """Whether someone's emergency access to the person goes on."""
    going_on = select(EmergencyAccess.id).where(
        EmergencyAccess.staff_id == staff_id,
        EmergencyAccess.patient_id == patient_id,
        EmergencyAccess.ended_at.is_(None),
        EmergencyAccess.ends_at > clock.now(),
    )
    return db.session.scalar(going_on.limit(1)) is not None


def sight_of(by: Membership, patient: Patient) -> Sight:
    """What somebody's party may see of the person, and they with it unless they are barred."""
    return Sight(
        Audience(by.team_id, party_id=by.party_id, staff_id=by.staff_id),
        patient.bases,
        {known.party_id for known in patient.known if known.left_on is None or patient.left_on is not None},
        clock.now(),
        barred={bar.staff_id for bar in patient.bars if bar.lifted_at is None},
    )


def may_know_of(seen: Sight, row: Any) -> bool:
    """Whether a row may be shown: its party and scope, and not kept inside another party."""
    is_kept = getattr(row, "is_own", False) and row.party_id != seen.audience.party_id
    return seen.sees(row.party_id, row.scope) and not (is_kept and not seen.is_open)


def is_decided_out_of_sight(seen: Sight, nomination: Any) -> bool:
    """Whether a party answered it whose status the audience may not see: to them it is answered for good.

    That it waits and comes back would tell what was decided.
    """
    party_id = nomination.decided_party_id
    return party_id is not None and not seen.sees(party_id, "status")


def label_for(seen: Sight, patient: Patient) -> str:
    """What the viewer's own books call the person; the code, as far as they may know of the protection."""
    own = next((known for known in patient.known if known.party_id == seen.audience.party_id), None)
    return patient.label if own is None or seen.protects(patient.known) else own.label


def known_rows(by: Membership | None, patient: Patient, rows: Iterable[A]) -> list[A]:
    """Those rows about the person that `by` may know of; time itself (None) knows all.

    What someone may not know of must not change what their verb does, or they could tell by trying.
    """
    if by is None:
        return list(rows)
    seen = sight_of(by, patient)
    return [row for row in rows if may_know_of(seen, row)]


def colleague_for(viewer: Viewer, staff_id: uuid.UUID) -> Staff:
    """Someone who works in the viewer's team today: a possible owner, deputy or case holder."""
    today = clock.today()
    memberships = db.session.scalars(
        select(Membership).where(Membership.team_id == viewer.team_id, Membership.staff_id == staff_id)
    )
    for membership in memberships:
        if membership.is_current(today) and membership.role in ("member", "leader"):
            return membership.staff
    raise NotFound("staff.not_in_team")
