"""Of a person, and of who has read about them."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

TEXTS = {
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
    "contact.of_own_party_only": N_("Each party names its own contact. Ask the other party to name theirs."),
    "patient.protected_kind": N_("Choose which protection the person has."),
    "patient.region_only": N_(
        "Only the region lets someone leave the team. Talk to the person's contact there."
    ),
    "basis.kind": N_("Choose a legal basis."),
    "basis.of_other_principal": N_("This section of the law is not for your principal."),
    "basis.how_needed": N_("Say whether the consent was given orally or in writing."),
    "basis.necessity_needed": N_("Say why it is needed without consent."),
    "basis.scopes_needed": N_("Choose what may be shared."),
    "basis.given_on": N_("The day must be one of the last 31."),
    "basis.valid_until": N_("Choose a last day, at most {days} days after it was given."),
    "basis.blocked": N_("The person has blocked this. Lift the block first, if the person wants that."),
    "basis.other_party": N_("Choose another party of the team."),
    "basis.not_your_block": N_("The block belongs to the other party and is lifted there."),
    "basis.needed_to_place": N_(
        "To place someone on the board your party and the region must be able to see each other's part. "
        "Ask for consent, or nominate."
    ),
    "emergency.reason_needed": N_("Say why you need to open, in at least {least} characters."),
    "emergency.not_yours": N_("Only the one who opened, or a team leader, closes it."),
    "emergency.own_review": N_("Somebody else must review what you opened yourself."),
    "emergency.reviewed": N_("This has already been reviewed."),
    "contact.of_other_party": N_("The contact must work for that party, in this team, today."),
    "contact.deputy_is_staff": N_("The deputy must be somebody else."),
    "two_person.reason_missing": N_("Say why to go in pairs."),
    "two_person.review_on": N_("Look at it again within 30 days."),
    "legal_status.kind": N_("This is no legal status."),
    "legal_status.apply_by": N_("Choose a day between the start and the last day."),
    "legal_status.ended": N_("This legal status has already ended."),
    "personal_number.malformed": N_("This is not a personal number. Write it as YYYYMMDD-NNNN."),
    "personal_number.exists": N_("There is another number here. Take it away first."),
    "personal_number.taken": N_("Somebody else of yours has this number. Look them up first."),
    # the log
    "log.verdict": N_("Choose what you think of it."),
    "log.comment_needed": N_("Say what you want to ask, or what went wrong."),
    "log.comment_long": N_("At most 500 letters."),
    "log.own_row": N_("This is your own reading. Somebody else looks at it."),
}
