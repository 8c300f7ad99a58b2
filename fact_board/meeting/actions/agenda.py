"""Who is taken up: next, later, unchanged, and what is shown of them."""

from collections.abc import Sequence

from fact_board.action import Unchanged, action, record
from fact_board.errors import Conflict
from fact_board.meeting.actions.turns import Turns, guard_driving, touched
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership


@action
def take_up(meeting: Meeting, patient: Patient | None, *, by: Membership) -> None:
    """Go on to this person, or to nobody: whoever's turn it was has been discussed, which is a review.

    Taking up somebody again ("previous") lets their seconds go on.
    """
    guard_driving(meeting, by)
    turns = Turns(meeting, by)
    was = turns.current
    if (was.patient_id if was else None) == (patient.id if patient else None):
        raise Unchanged(meeting)
    turns.look_at([patient] if patient else [])
    turns.end()
    if patient:
        turns.take(patient, "take_up", by)
    record(
        "patient_taken_up" if patient else "turn_ended",
        *touched(meeting, turns.changed),
        by=by,
        touches=tuple(turns.reviewed),
        sight_changing=turns.is_sight_changing,
        kept_in=turns.kept_in,
        meeting=meeting.id,
        patient=patient.id if patient else None,
    )


@action
def put_off(meeting: Meeting, patient: Patient, *, by: Membership) -> None:
    """Take this person later in the meeting; if it is their turn, it ends without a review."""
    guard_driving(meeting, by)
    turns = Turns(meeting, by)
    turns.look_at([patient])
    was = turns.current
    if was and was.patient_id == patient.id:
        turns.leave(was, "put_off")
    elif turns.take(patient, "put_off", by) is None:
        raise Unchanged(meeting)
    record(
        "patient_put_off",
        *(touched(meeting, turns.changed) if was in turns.changed else turns.changed),
        by=by,
        sight_changing=turns.is_sight_changing,
        kept_in=turns.kept_in,
        meeting=meeting.id,
        patient=patient.id,
    )


@action
def leave_unchanged(meeting: Meeting, patients: Sequence[Patient], *, by: Membership) -> None:
    """ "No change for these nine": gone through together, each is reviewed. Who had a turn keeps it."""
    guard_driving(meeting, by)
    turns = Turns(meeting, by)
    turns.look_at(patients)
    for patient in patients:
        item = turns.take(patient, "leave_unchanged", by)
        if item:
            turns.review(item)
    if not turns.changed:
        raise Unchanged(meeting)
    record(
        "patients_unchanged",
        *turns.changed,
        by=by,
        touches=tuple(turns.reviewed),
        kept_in=turns.kept_in,
        meeting=meeting.id,
        patients=[str(item.patient_id) for item in turns.changed],
    )


@action
def show_text(meeting: Meeting, *, is_shown: bool, by: Membership) -> None:
    """Show on the wall what is written about the person whose turn it is, until the next; or take it off."""
    guard_driving(meeting, by)
    if meeting.shows_text == is_shown:
        raise Unchanged(meeting)
    turns = Turns(meeting, by)
    if turns.current is None:
        raise Conflict("meeting.nobody_now")
    meeting.shows_text = is_shown
    record(
        "text_shown" if is_shown else "text_hidden",
        meeting,
        by=by,
        touches=(turns.current,),
        kept_in=turns.kept_in,
        meeting=meeting.id,
        patient=turns.current.patient_id,
    )
