"""The rows behind the board, read in at most eight queries however many people they are about."""

from fact_board.live.loading.asked import Rows
from fact_board.live.loading.people import MISSED_BEFORE_PLACING, PatientRows, load_patients
from fact_board.live.loading.team import (
    load_categories,
    load_head,
    load_labels,
    load_members,
    load_parties,
    load_people,
    load_team,
    membership_is_current,
)

__all__ = (
    "MISSED_BEFORE_PLACING",
    "PatientRows",
    "Rows",
    "load_categories",
    "load_head",
    "load_labels",
    "load_members",
    "load_parties",
    "load_patients",
    "load_people",
    "load_team",
    "membership_is_current",
)
