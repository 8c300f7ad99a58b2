"""What there is to see as each kind of demo person."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")
from flask_babel.speaklater import LazyString


@dataclass(frozen=True)
class Guide:
    """A way into the demo: its place in the row, and what to try."""

    place: int
    what: LazyString


LEADER = Guide(0, N_("Start the meeting, answer the nominations, look at the caseload."))
CASE_MANAGER = Guide(1, N_("Move your people, write notes, tick tasks, propose the standard level."))
DOCTOR = Guide(2, N_("Place someone at once, or lower a red between meetings."))
HOUSING_SUPPORT = Guide(3, N_("The municipality's side: nominate someone and follow the answer."))
OUTSIDE = Guide(4, N_("Outside the team: report about your own people, write down consent, read answers."))
MANAGER = Guide(5, N_("Leads two teams: see them beside each other, from the caseload page."))
ADMINISTRATION = Guide(6, N_("Teams, staff and columns, without a word about anybody on a board."))
REVIEWER = Guide(7, N_("Who has read what: the log, the month's sample, an extract for one person."))
BY_ROLE = {
    "leader": LEADER,
    "nominator": OUTSIDE,
    "administrator": ADMINISTRATION,
    "log_reviewer": REVIEWER,
}


def guide_of(profession: str, role: str, principal: str, *, leads_several: bool = False) -> Guide | None:
    """The way in that fits this person, if they are of one of the kinds worth being."""
    if leads_several:
        return MANAGER
    if role in BY_ROLE:
        return BY_ROLE[role]
    if principal == "municipality":
        return HOUSING_SUPPORT if profession == "housing_support" else None
    return {"nurse": CASE_MANAGER, "doctor": DOCTOR}.get(profession)
