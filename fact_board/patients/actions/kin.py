"""Someone close to the person, or a guardian: written down, put right, and whether they may be contacted."""

import uuid
from dataclasses import asdict, dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import signed
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import NextOfKin, Patient
from fact_board.patients.queries import correction_of_kin
from fact_board.patients.rules import check_kin
from fact_board.teams.models import Membership


@dataclass(frozen=True)
class Kin:
    """Who it is: kin, guardian (god man) or trustee (förvaltare); the last two may decide about something."""

    name: str
    relation: str = ""
    phone: str = ""
    may_contact: str = "not_asked"
    kind: str = "kin"
    decides: str = ""


@action
def add_next_of_kin(patient: Patient, kin: Kin, *, id: uuid.UUID, by: Membership) -> None:
    """Write down someone close, or a guardian, and whether they may be contacted."""
    check_kin(kin.kind, kin.decides)
    row = NextOfKin(**signed(patient, by), id=id, **asdict(kin))
    db.session.add(row)
    record("next_of_kin_added", row, by=by, kin=id, kind=kin.kind, may_contact=kin.may_contact)


@action
def correct_next_of_kin(row: NextOfKin, kin: Kin, *, id: uuid.UUID, by: Membership) -> None:
    """Supersede what was written: both stay, the new one is shown."""
    _guard_own(row, by)
    check_kin(kin.kind, kin.decides)
    if Kin(**{name: getattr(row, name) for name in asdict(kin)}) == kin:
        raise Unchanged(row)
    new = NextOfKin(**signed(row.patient, by), id=id, supersedes_id=row.id, **asdict(kin))
    db.session.add(new)
    record("next_of_kin_corrected", row, new, by=by, kin=id, was=row.id, may_contact=kin.may_contact)


@action
def change_may_contact(row: NextOfKin, may_contact: str, *, by: Membership) -> None:
    """The person said yes or no, or takes back what they said."""
    _guard_own(row, by)
    if row.may_contact == may_contact:
        raise Unchanged(row)
    was, row.may_contact = row.may_contact, may_contact
    record("may_contact_changed", row, by=by, kin=row.id, was=was, may_contact=may_contact)


@action
def end_next_of_kin(row: NextOfKin, *, by: Membership) -> None:
    """It no longer holds: the guardianship has ended, or the person wants it so."""
    _guard_own(row, by)
    row.ended_at = clock.now()
    record("next_of_kin_ended", row, by=by, kin=row.id)


def _guard_own(row: NextOfKin, by: Membership) -> None:
    """Each party answers for what it wrote, and only what is shown now can be put right."""
    if row.party_id != by.party_id:
        raise Conflict("kin.of_own_party_only")
    if row.ended_at is not None:
        raise Conflict("kin.ended")
    if correction_of_kin(row.id) is not None:
        raise Conflict("kin.corrected")
