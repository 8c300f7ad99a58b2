// @ts-check
/** The team's words for the codes on the wire. */
import { formatDate, formatDateTime, formatTime, locale, t, tn } from "../i18n.js";
import { dayIn } from "./rules.js";

/** @param {Record<string, () => string>} table @returns {(code: string) => string} */
const worded = (table) => (code) => table[code]?.() ?? code;

export const urgencyWord = worded({ red: () => t("Red"), amber: () => t("Amber"), green: () => t("Green") });

export const urgencyPhrase = worded({
  red: () => t("Red: contact today"),
  amber: () => t("Amber: contact this week"),
  green: () => t("Green: as planned"),
});

export const TAGS = ["sleep", "isolation", "medicine", "hygiene", "worry", "threat", "money", "housing"];

export const tagWord = worded({
  sleep: () => t("sleep"),
  isolation: () => t("isolation"),
  medicine: () => t("medicine"),
  hygiene: () => t("hygiene"),
  worry: () => t("worry"),
  threat: () => t("threat"),
  money: () => t("money"),
  housing: () => t("housing"),
});

export const WHYS = [
  "as_planned", "calmer", "sleep", "isolation", "medicine", "missed_visits", "unopened_door", "suicide_risk",
  "threat", "worry", "money", "housing", "admission", "discharge", "family",
];

const whyWord = worded({
  as_planned: () => t("as planned"),
  calmer: () => t("calmer"),
  missed_visits: () => t("missed visits"),
  unopened_door: () => t("door not opened"),
  suicide_risk: () => t("suicide risk"),
  admission: () => t("admission"),
  discharge: () => t("discharge"),
  family: () => t("family"),
});

/** @param {string} code */
export const whyTagWord = (code) => (TAGS.includes(code) ? tagWord(code) : whyWord(code));

/** Chips and text as one line; a chip that the text already says is not said twice. @param {import("./wire.js").Why} why @returns {string} */
export function whyText({ text, tags }) {
  const said = text.toLowerCase();
  return [...tags.map(whyTagWord).filter((word) => !said.includes(word.toLowerCase())), text].filter(Boolean).join(", ");
}

export const professionWord = worded({
  nurse: () => t("nurse"),
  assistant_nurse: () => t("assistant nurse"),
  doctor: () => t("doctor"),
  psychologist: () => t("psychologist"),
  social_worker: () => t("social worker"),
  occupational_therapist: () => t("occupational therapist"),
  peer_specialist: () => t("peer specialist"),
  ips_specialist: () => t("IPS specialist"),
  housing_support: () => t("housing support"),
  needs_assessor: () => t("needs assessor"),
  team_leader: () => t("team leader"),
  administrator: () => t("administrator"),
});

export const decisionWord = worded({
  place: () => t("Placed on the board"),
  wait: () => t("Waiting"),
  not_now: () => t("Not now"),
  reply: () => t("Reply"),
  neutral: () => t("Read"),
  observed: () => t("Observed"),
});

/** All a nominator is told without a legal basis. @param {{at: string}} answer @param {{on_call_phone: string}} team */
export const neutralAnswer = ({ at }, { on_call_phone: number }) => t("Thank you. The team has read your report {when} and judged it. We may not tell more without consent. If you are worried: call {number}.", { when: formatDateTime(at), number });

export const outcomeWord = worded({
  goals_met: () => t("Goals met"),
  stable: () => t("Stable"),
  own_wish: () => t("Own wish"),
  other_care: () => t("Other care"),
  left_team: () => t("Left the team"),
  died: () => t("Died"),
});

export const checklistWord = worded({
  crisis_plan: () => t("Crisis plan up to date"),
  person_informed: () => t("The person knows and agrees"),
  contacts_informed: () => t("Contacts of both parties informed"),
  medication: () => t("Medication and follow-up clear"),
  next_contact: () => t("Next contact booked"),
});

export const visitWord = worded({
  done: () => t("done"),
  missed: () => t("did not come"),
  not_home: () => t("not at home"),
  cancelled_by_person: () => t("cancelled by the person"),
  cancelled_by_team: () => t("cancelled by the team"),
  visit: () => t("Visit"),
  call: () => t("Call"),
  video: () => t("Video"),
});
/** @param {{kind: string, outcome: string}} visit */
export const visitText = (visit) => `${visitWord(visit.kind)}: ${visitWord(visit.outcome)}`;

export const mayContactWord = worded({ yes: () => t("may be contacted"), no: () => t("may not be contacted"), not_asked: () => t("not asked") });

const placeWords = worded({ desk: () => t("desk"), phone: () => t("phone"), wall: () => t("wall") });
/** @param {string} place */
export const placeWord = (place) => placeWords(place);

/** @param {import("./wire.js").Category | undefined} category */
export const categoryLabel = (category) => (category ? (locale === "sv" ? category.label_sv : category.label_en) : "");

/** @param {import("./wire.js").Template} template */
export const templateText = (template) => (locale === "sv" ? template.text_sv : template.text_en);

/** "today", "yesterday", "3 d": short enough for a narrow card. @param {number} days */
export function ago(days) {
  if (days <= 0) return t("today");
  return days === 1 ? t("yesterday") : t("{n} d", { n: days });
}

/** The same for a narrow card. @param {number} days */
export const agoShort = (days) => (days === 1 ? t("1 d") : ago(days));

/** A day ahead or behind, as one says it. @param {string} on @param {string} today */
export function dayWord(on, today) {
  const days = Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
  if (days === 0) return t("today");
  if (days === 1) return t("tomorrow");
  if (days > 1 && days < 7) return formatDate(on, { weekday: "short" });
  return formatDate(on, { day: "numeric", month: "short" });
}

/** @param {import("./wire.js").Alert} alert @returns {string} */
export function alertText({ code, n = 0, what = "", days }) {
  /** @type {Record<string, () => string>} */
  const texts = {
    threat: () => t("Threat"),
    medication_stopped: () => t("Medication stopped: call the team before the visit"),
    two_person: () => t("Go in pairs"),
    missed_visit: () => (n > 1 ? t("Missed visits ×{n}", { n }) : t("Missed visit")),
    red_without_task: () => t("No task today"),
    answer_overdue: () => t("Answer overdue"),
    signal_overdue: () => t("Concern not answered in time"),
    task_overdue: () => tn("Task overdue", "{n} tasks overdue", n),
    review_late: () => t("Not gone through in time"),
    legal_ending: () =>
      n < 0 ? t("{what} has ended", { what })
      : days === undefined ? t("{what} ends in {n} d", { what, n }) : t("{what} ends in {n} d, decision waiting {days}", { what, n, days }),
    basis_ending: () =>
      n > 21 ? t("Consent ends in {n} d", { n }) : n > 7 ? t("Consent ends in {n} d: ask again", { n })
      : n > 0 ? t("Consent ends in {n} d: last reminder", { n }) : t("Consent ends today"),
    decision_late: () => t("Decision waiting {n} d", { n }),
    plan_late: () => t("{what}: next step due", { what: planWord(what) }),
    discharged_without_contact: () => t("No contact in {n} d", { n }),
    red_unchanged: () => t("Red for three meetings"),
    two_missed: () => t("Two missed: hard to reach?"),
    new_signals: () => tn("New observation", "{n} new observations", n),
  };
  return texts[code]?.() ?? code;
}

export const planWord = worded({ sip: () => t("SIP"), care: () => t("Care plan"), crisis: () => t("Crisis plan"), coordinated: () => t("Coordinated plan (ÖPT)") });

/** Short enough for the one line of a narrow card. @param {import("./wire.js").Alert} alert */
export function alertLine(alert) {
  return alert.code === "medication_stopped" ? t("Medication stopped") : alertText(alert);
}

/** "seen by MB 08:10" @param {import("./model.js").Model} model @param {import("./wire.js").AlertSeen} seen */
export const seenWord = ({ staff, moment: { today, zone } }, { by, at }) => t("seen by {initials} {when}", { initials: staff(by)?.initials ?? "–", when: dayIn(at, zone) === today ? formatTime(at) : formatDate(at) });

/** With who has seen it. @param {import("./model.js").Model} model @param {import("./wire.js").Alert} alert */
export const alertSeenText = (model, alert) => (alert.seen ? `${alertText(alert)}, ${seenWord(model, alert.seen)}` : alertText(alert));

/** "Two missed visits: 12/3 and 15/3" @param {string[]} days */
export function missedText(days) {
  const said = new Intl.ListFormat(locale).format(days.map((on) => formatDate(on, { day: "numeric", month: "numeric" })));
  return days.length === 2 ? t("Two missed visits: {days}", { days: said }) : t("{n} missed visits: {days}", { n: days.length, days: said });
}
