"""Which role may use which verb. A route names its right; a right nobody declared does not start."""

from fact_board.errors import NotFound

TEAM = frozenset({"member", "leader"})
NOMINATORS = TEAM | {"nominator"}
LEADER = frozenset({"leader"})
LOG_REVIEWER = frozenset({"log_reviewer"})
EVERYONE = frozenset({"member", "leader", "nominator", "administrator", "log_reviewer"})

RIGHTS: dict[str, frozenset[str]] = {
    "session.use": EVERYONE,
    "board.see": TEAM,
    "patient.see": TEAM,
    "caseload.see": TEAM,
    "answer.read": NOMINATORS,
    "nomination.create": TEAM,
    "nomination.answer": TEAM,
    "nomination.withdraw": NOMINATORS,
    "answer.correct": TEAM,
    "result.tell": TEAM,
    "episode.open": TEAM,
    "episode.change": TEAM,
    "episode.close": TEAM,
    "note.write": TEAM,
    "row.hide": TEAM,
    "row.trace": LEADER,
    "task.write": TEAM,
    "visit.log": TEAM,
    "decision.watch": TEAM,
    "patient.enrol": TEAM,
    "patient.change": TEAM,
    "patient.leave": LEADER,
    "personal_number.see": TEAM,
    "personal_number.write": TEAM,
    "meeting.run": TEAM,
    "absence.write": TEAM,
    "duty.set": TEAM,
    "category.edit": LEADER,
    "settings.edit": LEADER,
    "membership.edit": LEADER,
    "log.review": LOG_REVIEWER,
}


def require(right: str, role: str) -> None:
    """Refuse as not found: what isn't yours is not there."""
    if role not in RIGHTS[right]:
        raise NotFound
