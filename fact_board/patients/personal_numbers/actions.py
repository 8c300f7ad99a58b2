"""Writing down a personal number, and taking it away."""

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about
from fact_board.errors import Conflict, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.patients.personal_numbers.models import PersonalNumber
from fact_board.patients.personal_numbers.queries import number_of
from fact_board.patients.personal_numbers.sealing import NumberKeys, Place
from fact_board.patients.queries import parties_knowing
from fact_board.teams.models import Membership


@action
def set_personal_number(patient: Patient, number: str, *, keys: NumberKeys, by: Membership) -> None:
    """Write the person's number into the books of `by`'s party.

    A number that is there already is removed first, knowingly: nothing is overwritten.
    """
    if by.party_id not in parties_knowing(patient):
        raise NotFound
    blind_index = keys.blind(by.party_id, number)
    was = number_of(patient, by.party_id)
    if was is not None and was.blind_index == blind_index:
        raise Unchanged(patient)
    if was is not None:
        raise Conflict("personal_number.exists")
    row = PersonalNumber(
        **about(patient, by),
        sealed=keys.seal(Place(by.party_id, patient.id), number),
        blind_index=blind_index,
        set_by=by.staff_id,
        set_at=clock.now(),
    )
    db.session.add(row)
    record("personal_number_set", row, by=by)


@action
def remove_personal_number(patient: Patient, *, by: Membership) -> None:
    """Take the person's number out of the books of `by`'s party."""
    row = number_of(patient, by.party_id)
    if row is None:
        raise NotFound
    db.session.delete(row)
    record("personal_number_removed", by=by, touches=(patient,))
