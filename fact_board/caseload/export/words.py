"""The page's codes in the reader's language."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

VERDICTS = {"under": N_("under"), "within": N_("within"), "over": N_("over")}
FUNCTIONS = {
    "doctor": N_("Doctor"),
    "team_leader": N_("Team leader"),
    "case_managers": N_("Case managers"),
    "psychologist": N_("Psychologist"),
    "peer_specialist": N_("Peer specialist"),
    "ips_specialist": N_("IPS specialist"),
    "housing_support": N_("Housing support"),
    "needs_assessor": N_("Needs assessor"),
    "administrator": N_("Administrator"),
}
PRINCIPALS = {"region": N_("region"), "municipality": N_("municipality")}
REASONS = {
    "hard_to_motivate": N_("hard to motivate"),
    "refused": N_("says no"),
    "unknown": N_("service not known"),
    "queue": N_("queue"),
    "no_provider": N_("no provider"),
    "not_applied": N_("not applied for"),
    "other": N_("another reason"),
}


def verdict_word(code: str | None) -> str:
    return str(VERDICTS[code]) if code else ""


def function_word(code: str) -> str:
    return str(FUNCTIONS.get(code, code))


def principal_word(code: str | None) -> str:
    return str(PRINCIPALS[code]) if code else _("somebody outside the team")


def reasons_said(reasons: dict[str, int]) -> str:
    """How many times each was given."""
    return ", ".join(f"{REASONS.get(code, code)}: {n}" for code, n in reasons.items())


def too_few(fewest: int) -> str:
    """Why some cells are empty."""
    return str(_("of fewer than {n} a share or a median says nothing")).format(n=fewest)


def category_name(category: dict[str, Any], locale: str) -> str:
    return str(category["label_sv" if locale == "sv" else "label_en"])
