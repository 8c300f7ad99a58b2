"""What is done at the daily meeting."""

from fact_board.meeting.actions.agenda import leave_unchanged, put_off, show_text, take_up
from fact_board.meeting.actions.parts import change_part, end_forgotten_part
from fact_board.meeting.actions.sessions import (
    Attending,
    close_meeting,
    end_forgotten_meeting,
    start_meeting,
    take_over_meeting,
    write_attendance,
)

__all__ = [
    "Attending",
    "change_part",
    "close_meeting",
    "end_forgotten_meeting",
    "end_forgotten_part",
    "leave_unchanged",
    "put_off",
    "show_text",
    "start_meeting",
    "take_over_meeting",
    "take_up",
    "write_attendance",
]
