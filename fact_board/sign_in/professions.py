"""Professions in the reader's language."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

NAMES = {
    "nurse": N_("nurse"),
    "assistant_nurse": N_("assistant nurse"),
    "doctor": N_("doctor"),
    "psychologist": N_("psychologist"),
    "social_worker": N_("social worker"),
    "occupational_therapist": N_("occupational therapist"),
    "peer_specialist": N_("peer specialist"),
    "ips_specialist": N_("IPS specialist"),
    "housing_support": N_("housing support worker"),
    "needs_assessor": N_("needs assessor"),
    "team_leader": N_("team leader"),
    "administrator": N_("administrator"),
}


def profession_text(profession: str) -> str:
    """What the profession is called."""
    return str(NAMES[profession])
