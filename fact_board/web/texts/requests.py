"""What any request may be told."""

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
    "language.unknown": N_("This is not one of our languages."),
    "session.revoked": N_("This device has been signed out from elsewhere."),
    "session.expired": N_("You are signed out. Sign in again: what you typed is kept."),
    "csrf.missing": N_("This page is out of date. Reload it and try again."),
    # notices
    "push.off": N_("Notices are switched off here. Ask whoever runs the board."),
    "push.unknown_service": N_("This browser's push service is not one that the board speaks with."),
    # rows
    "row.not_found": N_("This is not here, or not for you."),
    "row.conflict": N_("This can't be done as things stand."),
    "row.exists": N_("This already exists."),
    "row.stale": N_("Someone else changed this while you were working."),
    "row.version_missing": N_("The request must say which version it changes (If-Match)."),
    "row.version_malformed": N_("If-Match must be a version number in quotes."),
    "staff.hsa_id": N_("An HSA-id has letters, digits and hyphens, such as SE2321000016-1003."),
    "staff.hsa_id_taken": N_("Somebody else has this HSA-id."),
    "bar.of_own_party_only": N_("You bar colleagues of your own party. Ask the other party's team leader."),
    "staff.not_in_team": N_("This person does not work in the team today."),
}
