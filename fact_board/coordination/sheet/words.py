"""The scopes of sight, said to the person they are about."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

SCOPE = {
    "status": N_("if you are on the board and what we do"),
    "contacts": N_("whom you meet and when"),
    "notes": N_("what we write about you"),
    "plans": N_("your plans and goals"),
    "medication_stop": N_("if you stop taking your medicine"),
}
