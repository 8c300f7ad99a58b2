"""The sentence of every error key, in English; Swedish stands in the catalogue."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

TEXTS = {
    # every request
    "error.unknown": N_("Something went wrong on our side. Nothing was saved. Try again in a moment."),
    "database.away": N_("The database does not answer right now. Nothing was saved. Try again in a moment."),
    "request.malformed": N_("The request could not be read. Nothing was saved."),
    "request.invalid": N_("Something in the form needs to be changed. See the marked fields."),
    "request.forbidden": N_("This request was refused. Reload the page and try again."),
    "request.wrong_method": N_("This address can't be used that way."),
    "request.too_large": N_("This is too long to send. Shorten the text and try again."),
    "request.not_json": N_("The request must be JSON."),
    "request.precondition_missing": N_("The request lacks a header it needs."),
    "request.too_many": N_("Too many attempts. Wait a moment and try again."),
    "request.key_missing": N_("The request needs an Idempotency-Key."),
    "request.key_malformed": N_("The Idempotency-Key must be a UUID."),
    "request.key_reused": N_("This Idempotency-Key was already used for something else."),
    "changes.half_a_position": N_("A position needs both since and mark."),
    "session.expired": N_("You are signed out. Sign in again: what you typed is kept."),
    "csrf.missing": N_("This page is out of date. Reload it and try again."),
    # sign-in
    "sign_in.wrong": N_("The name or the password is not right."),
    "sign_in.locked": N_("Too many attempts. Wait 15 minutes and try again."),
    "sign_in.no_assignment": N_("You have no assignment in a team today. Ask your team leader."),
    # rows
    "row.not_found": N_("This is not here, or not for you."),
    "row.conflict": N_("This can't be done as things stand."),
    "row.exists": N_("This already exists."),
    "row.stale": N_("Someone else changed this while you were working."),
    "row.version_missing": N_("The request must say which version it changes (If-Match)."),
    "row.version_malformed": N_("If-Match must be a version number in quotes."),
    "staff.not_in_team": N_("This person does not work in the team today."),
    # the team
    "team.second_party": N_(
        "A team can't have two parties yet: secrecy between them is not in force. Only the demo has it."
    ),
    "party.not_in_team": N_("This party does not take part in the team."),
    "membership.exists": N_("This person already works in the team."),
    "membership.ended": N_("This assignment has already ended."),
    "membership.initials_length": N_("Initials have one to four letters."),
    "membership.initials_taken": N_(
        "Somebody in the team has these initials, or had them in the last 90 days. Choose others."
    ),
    "membership.successor_missing": N_(
        "Name a successor: {tasks} open tasks and {people} people are still in this person's hands."
    ),
    "membership.successor_unfit": N_("The successor must work in the team then."),
    "span.ends_before_start": N_("The end can't come before the start."),
    "date.in_future": N_("This can't be ahead in time."),
    "absence.in_past": N_("These days are over."),
    "duty.deputy_is_officer": N_("The deputy must be somebody else."),
    "category.occupied": N_("People stand in this column. Move them first, then switch it off."),
    "category.stay": N_("The longest stay can't be shorter than the shortest."),
    "settings.meeting_days": N_("Choose at least one meeting day, each once."),
    "settings.meeting_times": N_("The meeting must end after it starts."),
    # the person
    "patient.birth_year": N_("The birth year can't be right."),
    "patient.already_enrolled": N_(
        "You already have {label} with this name and birth year. "
        "If this is somebody else, say so and send again."
    ),
    "patient.code_taken": N_("This code is in use."),
    "patient.departure_reason": N_("Choose why the person leaves."),
    "patient.successor_missing": N_("Say who takes over."),
    "patient.left": N_("This person has already left the team."),
    "contact.unknown_to_party": N_(
        "This party has not registered the person. It does so itself, with its own contact."
    ),
    "contact.of_other_party": N_("The contact must work for that party, in this team, today."),
    "contact.deputy_is_staff": N_("The deputy must be somebody else."),
    "two_person.reason_missing": N_("Say why to go in pairs."),
    "two_person.review_on": N_("Look at it again within 30 days."),
    "legal_status.kind": N_("This is no legal status."),
    "legal_status.ended": N_("This legal status has already ended."),
    # visits, decisions, meeting
    "visit.too_old": N_("This is more than 90 days ago."),
    "decision.ended": N_("This has already been decided."),
    "meeting.already_open": N_("A meeting is already going on. Join it instead."),
    "meeting.closed": N_("This meeting is already closed."),
}
