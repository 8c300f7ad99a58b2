"""What the log's codes are called, for a reviewer and (in the extract) for the person themself."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")
from flask_babel.speaklater import LazyString

# The groups a reviewer may ask for, in the order of the list.
GROUPS = {
    "opened": N_("Opened a person"),
    "list": N_("Saw a list"),
    "taken_out": N_("Printed or exported"),
    "emergency": N_("Emergency access"),
    "permission": N_("Changed who may do or see what"),
    "written": N_("Wrote or changed something"),
    "sign_in": N_("Sign-ins"),
    "log": N_("Use of the log"),
}
DEVICES = {
    "desk": N_("computer"),
    "phone": N_("phone"),
    "wall": N_("wall"),
    "console": N_("the server's command line"),
}
BASES = {
    "team": N_("works in the own party's team"),
    "consent": N_("consent"),
    "osl_25_12": N_("OSL 25:12, without consent"),
    "osl_26_9": N_("OSL 26:9, without consent"),
    "incapable": N_("the person can't decide for themself"),
    "emergency": N_("emergency"),
    "emergency_access": N_("opened in an emergency"),
}
EMERGENCIES = ("emergency", "emergency_access")
# The same to the person who was read about.
BASES_SAID = {
    "team": N_("Takes part in your care or support"),
    "consent": N_("You have agreed to it"),
    "osl_25_12": N_("The law allows it to give you the care you need"),
    "osl_26_9": N_("The law allows it to give you the support you need"),
    "incapable": N_("You could not be asked then"),
    "emergency": N_("It was urgent and could not wait"),
    "emergency_access": N_("Emergency: opened with a stated reason"),
}
OTHER_BASIS = N_("Stated in the log")

LISTS = {
    "board": N_("Saw the board"),
    "wall": N_("Saw the wall"),
    "frame": N_("Saw someone come onto an open list"),
    "answers": N_("Saw the answers to their nominations"),
    "clients": N_("Saw the list of their own people"),
    "caseload": N_("Saw the caseload's list"),
    "comparison": N_("Saw several teams' totals side by side"),
    "search": N_("Saw the list of people to search in"),
    "handover": N_("Saw whom a colleague holds"),
    "today": N_("Saw today's tasks"),
    "day": N_("Saw their own day on the phone"),
    "plans": N_("Saw the list of plans"),
    "minutes": N_("Read the minutes of a meeting"),
    "since": N_("Saw what had changed since the last meeting"),
    "absence": N_("Saw an absent colleague's people"),
    "alerts": N_("Saw what to know before visits"),
    "questions": N_("Saw the questions to the team"),
    "handovers": N_("Saw what waits to be handed over"),
    "number_lookup": N_("Looked for somebody by personal number"),
    "services": N_("Saw who has or needs a service"),
    "replay": N_("Saw the board as it was earlier"),
    "faces": N_("Saw who has met whom on the board"),
}
OPENINGS = {
    "panel": N_("Opened the person"),
    "page": N_("Opened the person's page"),
    "door": N_('Opened "Before the visit"'),
    "sheet": N_("Opened the person's sheet to print"),
    "emergency": N_("Opened the person in an emergency"),
    "personal_number": N_("Opened the personal number"),
}
TAKEN_OUT = {
    "print": N_("Printed a list"),
    "morning_list": N_("Printed the morning list"),
    "export": N_("Exported a list"),
}
AT_THE_DOOR = {
    "signed_in": N_("Signed in"),
    "sign_in_failed": N_("Sign-in failed"),
    "sign_in_locked": N_("Sign-in refused: too many attempts"),
    "signed_out": N_("Signed out"),
    "session_revoked": N_("Signed another device out"),
    "screen_locked": N_("The screen was locked"),
    "screen_unlocked": N_("Unlocked the screen"),
    "confirmed": N_("Showed again who they are"),
    "assignment_chosen": N_("Chose another assignment"),
    "account_opened": N_("Got an account"),
    "password_changed": N_("Changed the password"),
    "factor_added": N_("Added a way to prove who they are"),
    "factor_removed": N_("Removed a way to prove who they are"),
    "factors_reset": N_("Reset somebody's ways to prove who they are"),
}
OF_THE_LOG = {
    "log": N_("Read the log"),
    "log_people": N_("Looked for somebody to make an extract for"),
    "log_extract": N_("Made an extract: who has read about me"),
    "log_sample": N_("Looked at the month's sample"),
    "log_retained": N_("Removed days that were old enough"),
}
KINDS = LISTS | OPENINGS | TAKEN_OUT | AT_THE_DOOR | OF_THE_LOG
EVENTS = {
    "membership": N_("Changed who works in the team"),
    "staff": N_("Changed a member of staff"),
    "invitation": N_("Invited somebody"),
    "party": N_("Changed which parties take part"),
    "basis": N_("Changed a legal basis"),
    "bar": N_("Changed who is barred from a person"),
    "staff_barred": N_("Changed who is barred from a person"),
    "emergency_opened": N_("Opened a closed person in an emergency"),
    "emergency_closed": N_("Closed an emergency access"),
    "emergency_reviewed": N_("Reviewed an emergency access"),
    "emergency": N_("Emergency access"),
    "reading": N_("Recorded a verdict on a reading"),
    "sample": N_("Drew the month's sample"),
    "settings": N_("Changed the team's settings"),
    "display": N_("Changed a wall"),
}
PERMISSIONS = ("membership", "staff", "invitation", "party", "basis", "bar", "emergency", "display")
VERDICTS = {"fine": N_("Fine"), "ask": N_("Ask the person"), "deviation": N_("Deviation")}


# Said to the person who was read about.
KINDS_SAID = {
    "board": N_("Saw your name on the team's board"),
    "wall": N_("Saw you, without your full name, on the team's wall"),
    "frame": N_("Saw your name come up on the team's board"),
    "answers": N_("Saw the answer to a question about you"),
    "clients": N_("Saw your name in the list of the people they work with"),
    "search": N_("Saw your name in the list of the team's people"),
    "today": N_("Saw what is to be done for you today"),
    "minutes": N_("Read what a meeting decided about you"),
    "since": N_("Saw what had changed for you since the last meeting"),
    "plans": N_("Saw when your plan is followed up"),
    "page": N_("Read about your support and your plans"),
    "personal_number": N_("Saw your personal number"),
    "number_lookup": N_("Looked you up by your personal number"),
    "door": N_("Read what to know before a visit to you"),
    "sheet": N_("Printed the sheet about your support"),
    "alerts": N_("Saw what to know before a visit to you"),
    "services": N_("Saw your name in the list of who has or needs a service"),
    "replay": N_("Saw your name on the team's board of an earlier day"),
    "faces": N_("Saw who of the team has met you lately"),
    "questions": N_("Read a question about how to help you"),
    "handovers": N_("Saw who is to take over your support"),
    "log": N_("Checked who had read about you"),
    "log_extract": N_("Made a list like this one about you"),
    "log_sample": N_("Checked who had read about you"),
    "log_people": N_("Saw your name in the list of the team's people"),
}


def kind_said(kind: str, *, is_opening: bool) -> str:
    """What somebody read, without the product's words."""
    if kind in TAKEN_OUT:
        return str(N_("Printed or saved a list with your name"))
    return str(KINDS_SAID.get(kind, N_("Read about you") if is_opening else N_("Saw your name in a list")))


def kind_text(kind: str, *, is_opening: bool) -> LazyString:
    """What a row says was done; a kind without words of its own is still an opening or a list."""
    other = N_("Opened the person") if is_opening else N_("Saw a list of people")
    return KINDS.get(kind, other)


def event_text(name: str, *, is_about_somebody: bool) -> LazyString:
    """What an event says was done, in general words: the panel's history has the exact ones."""
    other = N_("Wrote or changed something about the person") if is_about_somebody else N_("Changed the team")
    return EVENTS.get(name) or EVENTS.get(name.split("_")[0], other)


def basis_text(basis: str | None) -> str:
    """On which basis, for a reviewer."""
    return str(BASES.get(basis, OTHER_BASIS)) if basis else ""


def basis_said(basis: str | None) -> str:
    """On which basis, to the person."""
    return str(BASES_SAID.get(basis or "team", OTHER_BASIS))


def device_text(device: str | None) -> str:
    """From which kind of device."""
    return str(DEVICES.get(device, device)) if device else ""
