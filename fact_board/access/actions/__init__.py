"""What decides who sees whom: bases, requests for them, bars and emergency access."""

from fact_board.access.actions.bars import bar_staff, lift_bar
from fact_board.access.actions.bases import expire_basis, give_basis, withdraw_basis
from fact_board.access.actions.emergencies import close_emergency, open_in_emergency, review_emergency
from fact_board.access.actions.requests import ask_for_basis

__all__ = (
    "ask_for_basis",
    "bar_staff",
    "close_emergency",
    "expire_basis",
    "give_basis",
    "lift_bar",
    "open_in_emergency",
    "review_emergency",
    "withdraw_basis",
)
