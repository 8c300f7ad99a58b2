"""What the board's codes are called on paper: the same words as on the screens."""

from flask_babel import gettext
from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

from fact_board.web.language import current_locale

URGENCY = {"red": N_("Red"), "amber": N_("Amber"), "green": N_("Green")}
URGENCY_PHRASE = {
    "red": N_("Red: contact today"),
    "amber": N_("Amber: contact this week"),
    "green": N_("Green: as planned"),
}
WHY = {
    "sleep": N_("sleep"),
    "isolation": N_("isolation"),
    "medicine": N_("medicine"),
    "hygiene": N_("hygiene"),
    "worry": N_("worry"),
    "threat": N_("threat"),
    "money": N_("money"),
    "housing": N_("housing"),
    "as_planned": N_("as planned"),
    "calmer": N_("calmer"),
    "missed_visits": N_("missed visits"),
    "unopened_door": N_("door not opened"),
    "suicide_risk": N_("suicide risk"),
    "admission": N_("admission"),
    "discharge": N_("discharge"),
    "family": N_("family"),
}
DECISION = {
    "place": N_("Placed on the board"),
    "wait": N_("Waiting"),
    "not_now": N_("Not now"),
    "reply": N_("Reply"),
    "neutral": N_("Read"),
    "observed": N_("Observed"),
}
OUTCOME = {
    "goals_met": N_("Goals met"),
    "stable": N_("Stable"),
    "own_wish": N_("Own wish"),
    "other_care": N_("Other care"),
    "left_team": N_("Left the team"),
    "died": N_("Died"),
}
CHECKLIST = {
    "crisis_plan": N_("Crisis plan up to date"),
    "person_informed": N_("The person knows and agrees"),
    "contacts_informed": N_("Contacts of both parties informed"),
    "medication": N_("Medication and follow-up clear"),
    "next_contact": N_("Next contact booked"),
}
CHECKLIST_STATE = {"done": N_("done"), "waived": N_("waived"), "open": N_("to do")}
VISIT = {
    "done": N_("done"),
    "missed": N_("did not come"),
    "not_home": N_("not at home"),
    "cancelled_by_person": N_("cancelled by the person"),
    "cancelled_by_team": N_("cancelled by the team"),
    "visit": N_("Visit"),
    "call": N_("Call"),
    "video": N_("Video"),
}
FLAG = {
    "threat": N_("Threat"),
    "two_person": N_("Go in pairs"),
    "medication_stopped": N_("Medication stopped"),
}
PLAN = {
    "sip": N_("SIP"),
    "care": N_("Care plan"),
    "crisis": N_("Crisis plan"),
    "coordinated": N_("Coordinated plan (ÖPT)"),
}
PLAN_STEP = {
    "plan_offered": N_("offered"),
    "plan_declined": N_("declined by the person"),
    "plan_called": N_("meeting called"),
    "plan_made": N_("made"),
    "plan_followed_up": N_("followed up"),
    "plan_ended": N_("no longer valid"),
}
PRINCIPAL = {"region": N_("The region"), "municipality": N_("The municipality")}


def why_text(text: str, tags: list[str]) -> str:
    """Chips and text as one line; a chip that the text already says is not said twice."""
    said = text.lower()
    chips = [word for tag in tags if (word := str(WHY.get(tag, tag))).lower() not in said]
    return ", ".join([*chips, text] if text else chips)


def label_of(category: object) -> str:
    """A column's name in the reader's language."""
    return str(getattr(category, f"label_{current_locale()}"))


def worded(text: str, **values: object) -> str:
    """The sentence in the reader's language."""
    return str(gettext(text, **values))
