"""Of the board and its figures."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

TEXTS = {
    "board.not_possible": N_("This can't be done as things stand with this person."),
    "board.needs_a_person": N_("Somebody has to do this."),
    "meeting.needed": N_("This is decided at a meeting. Start the meeting first."),
    "category.not_in_team": N_("The team has no such column."),
    "category.not_active": N_("This column is not in use. Choose another."),
    "replay.not_yet": N_("Choose a moment that has been."),
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
    "what_if.below_nought": N_("There aren't so many to take away."),
    "caseload.too_long": N_("Choose five years at most."),
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
    "discharge.planned_already": N_("The checklist has already been begun."),
    "discharge.ended": N_("This discharge is done. Its checklist stands as it was."),
    "discharge.reason_missing": N_("Say why it isn't needed."),
    "discharge.before_placing": N_("This can't be before the day they came to the board."),
    "discharge.first_contact_late": N_("The first contact is within seven days of the discharge."),
    "discharge.legal_unknown": N_("The legal status has changed. Reload and look again."),
    "discharge.legal_unsettled": N_("Say what becomes of the legal status."),
    "discharge.outside_ends": N_("Compulsory care outside the ward needs its last day."),
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
