"""Of the team, its walls and its directory."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

TEXTS = {
    # walls
    "display.not_paired": N_("This screen is not paired, or was taken down."),
    "display.revoked": N_("This wall was already taken down."),
    "display.name_needed": N_("Give the screen a name, such as the room it hangs in."),
    "pairing.unknown": N_("No screen shows this code. Look at the screen once more."),
    "pairing.used": N_("This code has already been used."),
    "pairing.expired": N_("This code is too old. The screen shows a new one by now."),
    "handover.one_receiver": N_("Choose who receives it: a part of the team, or somebody outside."),
    "handover.own_party": N_("Within your own unit a task or the contact is handed over instead."),
    "handover.needs_basis": N_(
        "They may not read it: the person has not agreed that you share plans with them."
    ),
    "handover.topic_missing": N_("Say which service it is."),
    "handover.over": N_("This handover is already answered, or was taken back."),
    "handover.not_to_you": N_("Only somebody of the receiving side answers this."),
    "handover.not_yours": N_("Only the side that hands over does this."),
    "handover.they_accept": N_("They are in the team and accept it themselves."),
    "handover.name_missing": N_("Write who accepted it, by name."),
    "handover.accepted_on": N_("It was accepted on a day between the offer and today."),
    "kin.of_own_party_only": N_("The other party wrote this. Ask them to put it right."),
    "kin.ended": N_("This no longer holds."),
    "kin.corrected": N_("This has been put right already. Look at the newest."),
    "kin.decides_missing": N_("Say what they may decide about."),
    "kin.decides_nothing": N_("Only a guardian or a trustee may decide about something."),
    # the directory
    "directory.removed": N_("Somebody has taken this out of the directory."),
    # the team
    "party.not_in_team": N_("This party does not take part in the team."),
    "party.principal": N_("A party belongs to the region or to the municipality."),
    "membership.kind": N_("There is no such profession or role."),
    "membership.of_other_party": N_(
        "Each party staffs itself: its own leader does this, or an administrator."
    ),
    "membership.administrators_grant": N_("An administrator gives and takes this role."),
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
    "membership.successor_party": N_("The successor must work for the same part of the team."),
    "membership.successor_barred": N_("This colleague can't take over everything. Choose another."),
    "absence.receiver_unfit": N_("{name} can't take one of these tasks. Choose somebody else."),
    "membership.last_leader": N_("A team always has a leader. Make somebody else leader first."),
    "membership.end_instead": N_(
        "This day is over. End the assignment instead: then its work is handed over."
    ),
    "membership.needs_somebody": N_("Choose a colleague, or write the name of somebody new."),
    "invitation.has_account": N_(
        "This colleague has an account already. An administrator can make a new link."
    ),
    "invitation.closed": N_("This link has been used, or is too old. Ask for a new one."),
    "invitation.passwords_differ": N_("The two passwords are not the same."),
    "invitation.password_short": N_("A password has at least {least} characters."),
    "invitation.name_needed": N_("Choose a name to sign in with, of at least three characters."),
    "template.missing": N_("A task that the column proposes can be switched off, but not taken away."),
    "template.too_many_preticked": N_("At most {most} tasks are chosen beforehand."),
    "absence.task_changed": N_("One of these tasks has changed since. Look at the list again."),
    "absence.visit_changed": N_("One of these visits has changed since. Look at the list again."),
    "absence.visitor_unfit": N_("{name} can't go on one of these visits. Choose somebody else."),
    "absence.receiver_away": N_("{name} is away then. Choose somebody else."),
    "span.ends_before_start": N_("The end can't come before the start."),
    "date.in_future": N_("This can't be ahead in time."),
    "absence.in_past": N_("These days are over."),
    "duty.deputy_is_officer": N_("The deputy must be somebody else."),
    "duty.not_called": N_("Only today's duty officer, or the deputy it went on to, can say so."),
    "duty.no_deputy": N_("Nobody else is on duty today."),
    "category.occupied": N_("People stand in this column. Move them first, then switch it off."),
    "category.stay": N_("The longest stay can't be shorter than the shortest."),
    "settings.meeting_days": N_("Choose at least one meeting day, each once."),
    "settings.meeting_times": N_("The meeting must end after it starts."),
}
