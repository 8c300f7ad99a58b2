"""What the codes of plans are called on paper; the page of one person has the same words in the browser."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

KIND = {
    "sip": N_("SIP"),
    "care": N_("Care plan"),
    "crisis": N_("Crisis plan"),
    "coordinated": N_("Coordinated plan (ÖPT)"),
}
STATE = {
    "offered": N_("offered"),
    "declined": N_("declined by the person"),
    "called": N_("meeting called"),
    "made": N_("made"),
    "followed_up": N_("followed up"),
    "ended": N_("no longer valid"),
}
SIGN = {
    "no_sip": N_("Support from both the region and the municipality, but no SIP"),
    "follow_up": N_("SIP: the follow-up has passed"),
    "not_made": N_("SIP: the meeting has passed, no plan written down"),
    "not_called": N_("SIP offered, and nobody has called the meeting in 14 days"),
    "ask_again": N_("SIP: time to ask again"),
}
NEXT = {
    "declined": N_("ask again"),
    "called": N_("meeting"),
    "made": N_("follow-up"),
    "followed_up": N_("follow-up"),
}
GROUP = {
    "late": N_("Late"),
    "soon": N_("Within 14 days"),
    "later": N_("Later"),
    "undated": N_("Without a day"),
}
QUESTION = {
    "said": N_("Could you say what was important to you?"),
    "knows": N_("Do you know who does what?"),
    "better": N_("Did it get better?"),
}
ANSWER = (N_("No"), N_("Partly"), N_("Mostly"), N_("Yes"))
