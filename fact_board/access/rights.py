"""Which role may use which verb. A route names its right; a right nobody declared does not start."""

from fact_board.errors import NotFound

TEAM = frozenset({"member", "leader"})
NOMINATOR = frozenset({"nominator"})
NOMINATORS = TEAM | NOMINATOR
LEADER = frozenset({"leader"})
LOG_REVIEWER = frozenset({"log_reviewer"})
ADMINISTRATOR = frozenset({"administrator"})
STAFFING = LEADER | ADMINISTRATOR
EVERYONE = frozenset({"member", "leader", "nominator", "administrator", "log_reviewer"})

RIGHTS: dict[str, frozenset[str]] = {
    "session.use": EVERYONE,
    "board.see": TEAM,
    "patient.see": TEAM,
    "day.see": TEAM,
    "caseload.see": TEAM,
    "caseload.compare": LEADER,  # and only whoever leads several: caseload/comparison/gate.py
    "replay.see": TEAM,
    "answer.read": NOMINATORS,
    "client.see": NOMINATOR,
    "client.enrol": NOMINATOR,
    "nomination.create": NOMINATORS,
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
    "concern.report": NOMINATORS,
    "signal.answer": TEAM,
    "signal.hide": NOMINATORS,
    "visit.plan": TEAM,
    "alert.acknowledge": TEAM,
    "decision.watch": TEAM,
    "decision.answer": NOMINATORS,
    "question.see": TEAM,
    "handover.write": TEAM,
    "directory.see": NOMINATORS,
    "directory.edit": TEAM,
    "directory.route": LEADER,
    "plan.write": TEAM,
    "service.write": TEAM,
    "service_kind.edit": LEADER,
    "service.import": LEADER,
    "basis.give": NOMINATORS,
    "basis.ask": TEAM,
    "staff.bar": LEADER,
    "emergency.open": TEAM,
    "emergency.see": TEAM,
    "emergency.review": LEADER,
    "patient.enrol": TEAM,
    "patient.change": TEAM,
    "patient.leave": LEADER,
    "personal_number.see": TEAM,
    "personal_number.write": TEAM,
    "meeting.run": TEAM,
    "display.run": TEAM,
    "minutes.see": TEAM,
    "minutes.journal": TEAM,
    "absence.write": TEAM,
    "duty.set": TEAM,
    "log.review": LOG_REVIEWER,
    "category.edit": STAFFING,
    "timeline.annotate": LEADER,
    "settings.edit": STAFFING,
    "membership.edit": STAFFING,
    "team.administer": STAFFING,
    "house.administer": ADMINISTRATOR,
}

# What an administrator may do in every team, without seeing anything of anybody on its board.
IN_EVERY_TEAM = frozenset(
    {"category.edit", "settings.edit", "membership.edit", "team.administer", "house.administer"}
)


def require(right: str, role: str) -> None:
    """Refuse as not found: what isn't yours is not there."""
    if role not in RIGHTS[right]:
        raise NotFound


def reaches_every_team(right: str, role: str) -> bool:
    """Whether this role has this right in teams it does not work in."""
    return role in ADMINISTRATOR and right in IN_EVERY_TEAM


def has_room(role: str) -> bool:
    """Whether someone is told what their party sees of the board; others are told of their own alone."""
    return role in TEAM


def sees_people(role: str) -> bool:
    """An administrator is answered without a word about anybody on the board."""
    return role not in ADMINISTRATOR
