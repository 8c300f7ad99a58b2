"""What is done about the person: enrolling, contacts, flags and leaving."""

from fact_board.patients.actions.cautions import (
    lift_two_person,
    resume_medication,
    set_two_person,
    stop_medication,
)
from fact_board.patients.actions.contacts import set_contact, set_primary
from fact_board.patients.actions.enrolling import enrol_patient
from fact_board.patients.actions.kin import (
    Kin,
    add_next_of_kin,
    change_may_contact,
    correct_next_of_kin,
    end_next_of_kin,
)
from fact_board.patients.actions.leaving import leave_team
from fact_board.patients.actions.legal import add_legal_status, end_legal_status, set_apply_by
from fact_board.patients.actions.protecting import protect_identity, unprotect_identity

__all__ = [
    "Kin",
    "add_legal_status",
    "add_next_of_kin",
    "change_may_contact",
    "correct_next_of_kin",
    "end_legal_status",
    "end_next_of_kin",
    "enrol_patient",
    "leave_team",
    "lift_two_person",
    "protect_identity",
    "resume_medication",
    "set_apply_by",
    "set_contact",
    "set_primary",
    "set_two_person",
    "stop_medication",
    "unprotect_identity",
]
