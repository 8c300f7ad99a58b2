"""Who looks at whom: the viewers, the sights, and what each may come by and read. Written by hand."""

from fact_board.access.policy import SCOPES
from tests.access.lines import ROLES, TEAM, Line
from tests.access.table import TABLE

# Who asks: somebody in a role, and a member who is barred from everybody ...
INSIDE = (*ROLES, "barred")
# ... or a member whose work here ended; a leader of another team, at this team's address or at their own with
# this team's rows; a paired screen; nobody signed in. No sight is theirs, so they are asked in two of them.
OUTSIDE = ("ended", "stranger", "stranger_at_home", "display", "signed_out")
ALSO_OUTSIDE = ("own", "full")

# What a sight of the municipality's Boris holds of what the region wrote. "known": in the books of his own
# party, which is enough to come by the person. "own" is Maria of the region, looking at what her party wrote.
KNOWN, OWN = "known", "own"
EVERYTHING = frozenset({KNOWN, *SCOPES})
SIGHTS: dict[str, frozenset[str]] = {
    "own": EVERYTHING | {OWN},
    "full": EVERYTHING,
    "coordination": frozenset({KNOWN, "status", "contacts"}),
    "seam": frozenset({KNOWN}),
    "unknown": frozenset(),
    "withdrawn": frozenset({KNOWN}),
    "expired": frozenset({KNOWN}),
    "blocked": frozenset({KNOWN}),
    "protected": EVERYTHING,
    "emergency": EVERYTHING,
}

# Rows of tests/access/scenes.py, and what must be held to come by them.
ROWS = {
    **dict.fromkeys(("Ismail", "Hanna", "Olof", "Ulla"), KNOWN),
    **dict.fromkeys(("open_nomination", "episode", "provisional", "moved", "stepping", "item"), "status"),
    **dict.fromkeys(("task", "done_task", "proposed_task", "offered_task", "asked_task"), "status"),
    **dict.fromkeys(("note", "answer", "signal", "signal_answer"), "notes"),
    **dict.fromkeys(("service", "need", "closed_need"), "plans"),
    **dict.fromkeys(("decision", "legal", "plan", "discharge_item", "handover"), "plans"),
    **dict.fromkeys(("visit", "planned_visit", "kin"), "contacts"),
    "basis": OWN,
    "bar": OWN,
    "own_emergency": KNOWN,  # the asker's own, opened and closed again
    "others_emergency": KNOWN,
    "own_basis": KNOWN,  # of the asker's own party, for the third one
    "reading": OWN,
    **dict.fromkeys(
        ("meeting", "display", "crisis", "membership", "lina", "unit", "kind", "annotation"), ""
    ),  # of the team, and about nobody
}

# Every column that people type in about a person, and what must be held of its party to read it.
WHO_IT_IS = "who it is"
TYPED = {
    "known_to.name": WHO_IT_IS,  # each party has its own: the other's never crosses
    "known_to.label": WHO_IT_IS,
    "known_to.two_person_reason": "status",
    "personal_number.sealed": OWN,
    "care_contact.phone": "contacts",
    "care_contact.hours": "contacts",
    "care_contact.after_hours": "contacts",
    "planned_visit.agreed_why": "contacts",
    "next_of_kin.name": "contacts",
    "next_of_kin.relation": "contacts",
    "next_of_kin.phone": "contacts",
    "next_of_kin.decides": "contacts",
    "legal_status.remark": "plans",
    "decision_watch.what": "plans",
    **dict.fromkeys((f"handover.{name}" for name in ("topic", "why", "to_outside")), "plans"),
    **dict.fromkeys((f"handover.{name}" for name in ("accepted_name", "declined_because")), "plans"),
    "decision_watch.asked_of": "plans",
    "plan.caller_name": "plans",
    "plan.leader_name": "plans",
    "plan.place": "plans",
    "decision_watch.decision_text": "plans",
    "decision_step.to_whom": "plans",
    "discharge.ward_name": "plans",
    "discharge.ward_contact": "plans",
    "discharge.ward_phone": "plans",
    "discharge_item.who": "plans",
    "discharge_item.reason": "plans",
    "service.provider": "plans",
    "service.owner_name": "plans",
    "need.text": "plans",
    "nomination.text": "notes",
    "nomination.tried": "notes",
    "answer.text": "notes",
    "answer.reason": "notes",
    "answer.instead": "notes",
    "answer.next_step": "notes",
    "answer.result_text": "notes",
    "episode.why_text": "notes",
    "episode.goal": "plans",
    "episode.ward_name": "plans",
    "episode.ward_contact": "plans",
    "episode.ward_phone": "plans",
    "episode.step_down_why": "notes",
    "episode.closing_text": "notes",
    "episode_change.why_text": "notes",
    "checklist_item.reason": "plans",
    "note.text": "notes",
    "draft.text": "notes",
    "task.text": "notes",
    "signal.text": "notes",
    "signal_answer.text": "notes",
    "signal_answer.next_step": "notes",
    "signal_answer.result_text": "notes",
    "task.closed_reason": "notes",
    "task.declined_because": "notes",
    "legal_basis.necessity": OWN,
    "emergency_access.reason": OWN,  # and every leader of a party that has the person reviews it
    "emergency_access.comment": OWN,
}
SHOWN_NOWHERE = {"legal_status.remark"}  # so far


def viewers_in(sight: str) -> tuple[str, ...]:
    return (*INSIDE, *OUTSIDE) if sight in ALSO_OUTSIDE else INSIDE


def expected(route: str, viewer: str, sight: str) -> str:
    """in, seam (in, and not a word of the other party's), gone (404) or out (asked to sign in)."""
    line = TABLE[route]
    if viewer in ("signed_out", "ended", "display"):
        return "out"
    if viewer.startswith("stranger"):
        is_elsewhere = bool(line.row) or (viewer == "stranger" and is_of_team(route))
        return "gone" if is_elsewhere or "leader" not in line.who else "in"
    held = frozenset[str]() if viewer == "barred" else SIGHTS[sight]
    role = "member" if viewer == "barred" else viewer
    needed = needs_of(line, role)
    if role not in line.who or (needed and needed not in held):
        return "gone"
    return "seam" if needed == KNOWN and held == {KNOWN} else "in"


def is_of_team(route: str) -> bool:
    return "~" in route or "<team_id>" in route


def needs_of(line: Line, role: str) -> str:
    """A nominator comes by their own clients, and by what they reported themselves: here Maria."""
    needed = line.needs or ROWS.get(line.row, "")
    return OWN if role == "nominator" and needed not in ("", KNOWN) else needed


def may_read(viewer: str, sight: str, party: str, where: str) -> bool:
    """Whether a word that `party` typed into `where` (a column of `TYPED`) may stand in any answer at all.

    " hidden" behind the column: on the wrong person; " kept": kept inside its party.
    """
    column, _, kind = where.partition(" ")
    is_own = party == ("region" if sight == "own" else "municipality")
    if kind == "hidden" or (TYPED[column] == WHO_IT_IS and sight == "protected"):
        return False  # a code stands in place of the name
    if viewer in TEAM:
        return is_own or _crosses(viewer, sight, party, column, is_kept=kind == "kept")
    if viewer == "nominator":
        return _reaches_nominator(sight, party, column, is_own=is_own)
    return viewer == "log_reviewer" and is_own and TYPED[column] == WHO_IT_IS


def _crosses(viewer: str, sight: str, party: str, column: str, *, is_kept: bool) -> bool:
    """Social services share with nobody; who opened in emergency reads all that anybody wrote."""
    if viewer == "leader" and column.startswith("emergency_access."):
        return KNOWN in SIGHTS[sight]
    is_open = sight == "emergency"
    return TYPED[column] in SIGHTS[sight] and (is_open or (party == "region" and not is_kept))


def _reaches_nominator(sight: str, party: str, column: str, *, is_own: bool) -> bool:
    """Their clients, what they reported, and the answers to it."""
    if column.startswith(("answer.", "signal_answer.")):
        return is_own or (party == "region" and TYPED[column] in SIGHTS[sight])
    return is_own and (TYPED[column] == WHO_IT_IS or column in ("nomination.text", "signal.text"))
