"""What is done to a team: founding it, who works in it, its categories and settings."""

from fact_board.teams.actions.absences import Move, set_duty, write_absence
from fact_board.teams.actions.founding import THE_HOUSE, add_party, add_staff, found_team, set_hsa_id
from fact_board.teams.actions.invitations import accept_invitation, renew_invitation
from fact_board.teams.actions.leaving import end_membership
from fact_board.teams.actions.memberships import (
    add_membership,
    change_membership,
    invite_colleague,
)
from fact_board.teams.actions.settings import (
    TemplateWish,
    edit_category,
    edit_settings,
    edit_templates,
    turn_day,
)

__all__ = [
    "THE_HOUSE",
    "Move",
    "TemplateWish",
    "accept_invitation",
    "add_membership",
    "add_party",
    "add_staff",
    "change_membership",
    "edit_category",
    "edit_settings",
    "edit_templates",
    "end_membership",
    "found_team",
    "invite_colleague",
    "renew_invitation",
    "set_duty",
    "set_hsa_id",
    "turn_day",
    "write_absence",
]
