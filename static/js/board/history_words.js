// @ts-check
/** What happened, in the team's words: one sentence for each event the server tells of. */
import { t } from "../i18n.js";
import { categoryLabel, urgencyWord } from "./words.js";

/** @type {Record<string, () => string>} */
const HAPPENINGS = {
  patient_nominated: () => t("Nominated"),
  nomination_answered: () => t("Nomination answered"),
  nomination_withdrawn: () => t("Nomination withdrawn"),
  nomination_returned: () => t("Nomination came back"),
  answer_corrected: () => t("Answer corrected"),
  result_given: () => t("Result written"),
  patient_placed: () => t("Placed on the board"),
  episode_ratified: () => t("Placing confirmed"),
  episode_moved: () => t("Moved"),
  urgency_changed: () => t("Urgency changed"),
  change_undone: () => t("Taken back"),
  goal_set: () => t("Goal written"),
  review_set: () => t("Next review set"),
  ward_set: () => t("Ward written"),
  episode_reviewed: () => t("Gone through"),
  step_down_proposed: () => t("Step-down proposed"),
  step_down_withdrawn: () => t("Step-down withdrawn"),
  checklist_changed: () => t("Checklist changed"),
  episode_closed: () => t("To standard level"),
  note_written: () => t("Note written"),
  note_corrected: () => t("Note corrected"),
  task_added: () => t("Task added"),
  task_ticked: () => t("Task done"),
  task_handed_over: () => t("Task handed over"),
  task_moved: () => t("Task got a new day"),
  task_closed: () => t("Task closed"),
  task_accepted: () => t("Task taken up"),
  task_tick_undone: () => t("Task not done after all"),
  concern_reported: () => t("Concern reported"),
  signal_answered: () => t("Concern answered"),
  signal_answer_read: () => t("Answer read"),
  signal_result_told: () => t("Result written"),
  duty_call_read: () => t("Read by the duty officer"),
  duty_call_passed_on: () => t("Passed on to the duty officer's deputy"),
  contact_logged: () => t("Contact logged"),
  contact_set: () => t("Contact named"),
  primary_set: () => t("Primary contact named"),
  next_of_kin_added: () => t("Next of kin added"),
  medication_stopped: () => t("Medication stopped"),
  medication_resumed: () => t("Medication resumed"),
  two_person_set: () => t("Go in pairs"),
  two_person_lifted: () => t("No longer in pairs"),
  legal_status_added: () => t("Legal status written"),
  legal_status_ended: () => t("Legal status ended"),
  decision_watched: () => t("Waiting for a decision"),
  decision_ended: () => t("Decision came"),
  identity_protected: () => t("Protected identity"),
  patient_enrolled: () => t("Came to the team"),
  patient_left: () => t("Left the team"),
  row_hidden: () => t("Written on the wrong person, hidden"),
  answer_read: () => t("Answer read"),
  journal_written: () => t("In the record"),
  journal_unwritten: () => t("No longer in the record"),
  basis_given: () => t("Legal basis written down"),
  basis_withdrawn: () => t("Legal basis withdrawn"),
  basis_expired: () => t("Legal basis ended"),
  basis_blocked: () => t("Blocked"),
  block_lifted: () => t("Block lifted"),
  basis_asked_for: () => t("Consent asked for"),
  protection_ended: () => t("No longer protected identity"),
  staff_barred: () => t("A colleague barred"),
  bar_lifted: () => t("A colleague may see the person again"),
  emergency_opened: () => t("Opened in emergency"),
  emergency_closed: () => t("Emergency access closed"),
  emergency_reviewed: () => t("Emergency access reviewed"),
};

/** @param {import("./model.js").Model} model @param {{name: string, facts?: Record<string, any>, text?: string}} event @returns {string} */
export function happening(model, { name, facts = {}, text }) {
  const what = HAPPENINGS[name]?.() ?? name.replaceAll("_", " ");
  const to = model.categories.find((c) => c.id === facts.category || c.code === facts.category);
  const detail = [to && categoryLabel(to), facts.urgency && urgencyWord(facts.urgency), text].filter(Boolean).join(", ");
  return detail ? `${what}: ${detail}` : what;
}
