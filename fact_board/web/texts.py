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
    "language.unknown": N_("This is not one of our languages."),
    "session.revoked": N_("This device has been signed out from elsewhere."),
    "session.expired": N_("You are signed out. Sign in again: what you typed is kept."),
    "csrf.missing": N_("This page is out of date. Reload it and try again."),
    # sign-in
    "sign_in.wrong": N_("The name or the password is not right."),
    "sign_in.locked": N_("Too many attempts. Wait 15 minutes and try again."),
    "sign_in.no_assignment": N_("You have no assignment in a team today. Ask your team leader."),
    "openid.away": N_("The identity provider does not answer right now. Try again in a moment."),
    "openid.cancelled": N_("The sign-in was cancelled. Nobody is signed in."),
    "openid.untrusted": N_("The identity provider's answer could not be trusted. Try to sign in again."),
    "openid.unknown": N_("You are identified, but your HSA-id is not known here."),
    "sign_in.too_late": N_("This took too long. Start again with your name and password."),
    "sign_in.wrong_password": N_("The password is not right."),
    "second_factor.wrong": N_(
        "The code is not right, or was used already. Wait for the next one and try again."
    ),
    "second_factor.wrong_recovery": N_("This is none of your recovery codes, or it was used already."),
    "second_factor.needed": N_("Your role needs a second factor. Set one up first."),
    "second_factor.last": N_("Your role needs a second factor. Add another before you remove this one."),
    "passkey.too_late": N_("This took too long. Try again."),
    "passkey.not_made": N_("The passkey could not be saved. Try again, or with another device."),
    "passkey.unknown": N_("This passkey is not known here. Sign in with your name and password."),
    "passkey.too_many": N_("You have {most} passkeys already. Remove one first."),
    "session.locked": N_(
        "This phone was left alone for a while. Show that it is you: what you typed is kept."
    ),
    "session.not_lockable": N_("Only a phone locks."),
    "session.not_fresh": N_("Show that it is you first."),
    "password.too_long": N_("A password has at most 200 characters."),
    "account.exists": N_("This account exists, or the name is taken."),
    # notices
    "push.off": N_("Notices are switched off here. Ask whoever runs the board."),
    "push.unknown_service": N_("This browser's push service is not one that the board speaks with."),
    # walls
    "display.not_paired": N_("This screen is not paired, or was taken down."),
    "display.revoked": N_("This wall was already taken down."),
    "display.name_needed": N_("Give the screen a name, such as the room it hangs in."),
    "pairing.unknown": N_("No screen shows this code. Look at the screen once more."),
    "pairing.used": N_("This code has already been used."),
    "pairing.expired": N_("This code is too old. The screen shows a new one by now."),
    # the directory
    "directory.removed": N_("Somebody has taken this out of the directory."),
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
    "legal_status.ended": N_("This legal status has already ended."),
    "personal_number.malformed": N_("This is not a personal number. Write it as YYYYMMDD-NNNN."),
    "personal_number.exists": N_("There is another number here. Take it away first."),
    "personal_number.taken": N_("Somebody else of yours has this number. Look them up first."),
    # the log
    "log.verdict": N_("Choose what you think of it."),
    "log.comment_needed": N_("Say what you want to ask, or what went wrong."),
    "log.comment_long": N_("At most 500 letters."),
    "log.own_row": N_("This is your own reading. Somebody else looks at it."),
    # visits, decisions, meeting
    "visit.too_old": N_("This is more than 90 days ago."),
    "visit.with_oneself": N_("Choose somebody else to go with."),
    "visit.needs_two": N_(
        "Two go here. Choose a colleague, or say with whom you agreed to go alone, and why."
    ),
    "visit.agreed_with_oneself": N_("Agree on it with somebody else."),
    "visit.visitor_may_not_see": N_("This person may not know of the visit."),
    "visit.not_yours": N_("Those who go, and their own party, change this visit."),
    "visit.ended": N_("This visit is already logged or cancelled."),
    "decision.ended": N_("This has already been decided."),
    "meeting.already_open": N_("A meeting is already going on. Join it instead."),
    "meeting.not_ready": N_("Something is left to decide before the meeting ends."),
    "meeting.was_held": N_("A meeting was held that day, or none was planned."),
    "minutes.nothing_about": N_("These minutes hold nothing about this person."),
    "meeting.closed": N_("This meeting is already closed."),
    "meeting.not_chair": N_("Someone else leads the meeting. Take over as chair first."),
    "meeting.part_of_others": N_("Part 2 is for another party alone. Wait until it is over."),
    "meeting.only_in_part_2": N_("Not everybody in the room may see this person. Take them up in part 2."),
    "meeting.same_part": N_("The meeting is in this part already."),
    "meeting.part_of_own_party": N_(
        "Part 2 is for the chair's own party. Let somebody of the other take over."
    ),
    "meeting.others_present": N_("Everybody left in the room must be of the party that part 2 is for."),
    "meeting.turn_first": N_("Finish with the person whose turn it is first."),
    "meeting.in_part_2": N_("Go back to part 1 before you close the meeting."),
    "meeting.nobody_now": N_("It is nobody's turn. Choose a person first."),
    "draft.taken": N_("{name} is writing here. Wait a moment."),
    "promise.in_past": N_("Choose a time ahead."),
    "promise.too_far": N_("Promise an answer within a week."),
    # the board
    "board.not_possible": N_("This can't be done as things stand with this person."),
    "board.needs_a_person": N_("Somebody has to do this."),
    "meeting.needed": N_("This is decided at a meeting. Start the meeting first."),
    "category.not_in_team": N_("The team has no such column."),
    "category.not_active": N_("This column is not in use. Choose another."),
    "date.in_past": N_("Choose today or a later day."),
    "date.too_far": N_("Choose a day within two years."),
    "nomination.category_needed": N_("Choose a column."),
    "nomination.tag_or_text_needed": N_("Say what you have seen: choose a word or write a line."),
    "nomination.question_needed": N_("Write your question."),
    "nomination.already_yours": N_(
        "You have already nominated this person, and an answer is on its way. "
        "Withdraw that one first, or write a note."
    ),
    "nomination.already_answered": N_(
        "This nomination is already answered. The answer stands under the person's history."
    ),
    "nomination.withdrawn": N_("This nomination was withdrawn."),
    "nomination.not_yours": N_("Only the one who nominated can withdraw it."),
    "nomination.returns_by_itself": N_("It comes back by itself on its day."),
    "nomination.answer_first": N_(
        "Someone waits for an answer about this person. Answer the nomination first."
    ),
    "answer.consult_needs_reply": N_("A question gets a reply; it can't wait or be declined."),
    "answer.reply_is_for_consult": N_("This is no question: place the person, wait, or say why not now."),
    "answer.already_on_board": N_("The person is already on the board: answer it as an observation."),
    "answer.not_on_board": N_("The person is not on the board: place them, wait, or say why not now."),
    "answer.category_needed": N_("Choose a column."),
    "answer.urgency_needed": N_("Choose red, amber or green."),
    "answer.next_step_needed": N_("Say what the next step is, or take up a task."),
    "answer.next_on_needed": N_("Say when the next step is taken."),
    "answer.returns_on_needed": N_("Choose the day it comes back."),
    "answer.reason_needed": N_("Say why not now."),
    "answer.instead_needed": N_("Say what is done instead."),
    "answer.holder_needed": N_("Say who holds the case."),
    "answer.text_needed": N_("Write the reply."),
    "answer.already_corrected": N_("This answer was corrected. Look at the latest one."),
    "answer.result_told": N_("The result is already told."),
    "answer.not_to_you": N_("This answer is for the one who nominated."),
    "signal.tag_or_text_needed": N_("Say what you have seen: choose a word or write a line."),
    "signal.own": N_("Somebody else answers what you reported."),
    "signal.already_answered": N_("This is already answered. The answer stands with the person."),
    "signal.not_to_you": N_("This answer is for the one who reported."),
    "episode.already_open": N_("The person is already on the board. Move the card instead."),
    "episode.closed": N_("The person is no longer on the board."),
    "episode.meeting_or_responsible": N_(
        "Between meetings only a doctor, the primary contact or today's duty officer places someone. "
        "Ask one of them, or nominate."
    ),
    "episode.why_needed": N_("Say why: choose a word or write a line."),
    "urgency.red_needs_meeting": N_(
        "Between meetings only the primary contact or a doctor lowers a red. Take it up at the meeting."
    ),
    "urgency.met_at_needed": N_("Say when you met or spoke to the person."),
    "urgency.met_in_future": N_("This time has not come yet."),
    "urgency.met_too_long_ago": N_("This is more than a week ago. Take it up at the meeting."),
    "ward.not_admitted": N_("Ward details belong to someone who is admitted. Move the card first."),
    "undo.nothing": N_("There is nothing to take back."),
    "undo.not_yours": N_("Only the one who did it can take it back."),
    "undo.changed_since": N_("Something was changed after it. Change it as usual instead."),
    "undo.too_late": N_("Ten seconds have passed. Change it as usual instead."),
    "step_down.already_proposed": N_("The standard level is already proposed for this person."),
    "step_down.not_proposed": N_("Propose the standard level first: the checklist opens then."),
    "step_down.is_red": N_("Someone red stays on the board. Lower the urgency first, if it is so."),
    "step_down.checklist_open": N_(
        "The checklist is not finished. Do what is left, or waive it with a reason."
    ),
    "step_down.safety_task_open": N_("A safety task is open. Finish it, or close it with a reason, first."),
    "step_down.tasks_unsettled": N_(
        "Each open task goes along with an owner and a day, or is closed with a reason."
    ),
    "checklist.reason_needed": N_("Say why it is waived."),
    "note.not_yours": N_("Only its author corrects a note. Write one of your own instead."),
    "note.already_corrected": N_("This note was already corrected."),
    "task.owner_of_own_party": N_("A task for your own party alone is done by a colleague there."),
    "task.owner_may_not_see": N_("They can't take tasks for this person."),
    "task.receiver_away": N_("{name} is away today. Choose somebody who is here."),
    "task.not_offered": N_("This task is no longer offered to you."),
    "task.decline_instead": N_("It is offered to you: say why you can't take it."),
    "task.not_open": N_("This task is no longer open."),
    "task.not_proposed": N_("This task is no longer just proposed."),
    "task.not_of_category": N_("This task does not belong to the column."),
    "task.too_many_ticked": N_("Choose at most {most} tasks now; the others stay proposed."),
    "task.owner_and_day_needed": N_("A task that goes along needs an owner and a day."),
    "task.reason_needed": N_("Say why the task is closed."),
    "row.not_yours_to_hide": N_("Only its author or a team leader takes it away. Tell one of them."),
}
