// @ts-check
/** What the board concludes from rows and the moment. Pure: no page, no texts, no clock. */

/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Episode} Episode */
/** @typedef {import("./wire.js").Task} Task */
/** @typedef {import("./wire.js").Team} Team */
/** @typedef {import("./wire.js").Moment} Moment */

const DAY = 86_400_000;
/** @type {Record<string, number>} */
const URGENCY_RANK = { red: 0, amber: 1, green: 2 };

/** @param {Date | string} instant @param {string} zone @returns {string} the day there, YYYY-MM-DD */
export function dayIn(instant, zone) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(instant));
}

/** @param {string} from @param {string} to @returns {number} whole days */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** @param {string} day @param {number} n @returns {string} */
export function addDays(day, n) {
  return new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);
}

/** @param {string} day @param {number} n @returns {string} n weekdays later; holidays are the server's to know */
export function addWeekdays(day, n) {
  let left = n;
  let at = day;
  while (left > 0) {
    at = addDays(at, 1);
    if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
  }
  return at;
}

/** @param {Episode} episode @param {string} today @returns {number} */
export function daysOnBoard(episode, today) {
  return Math.max(0, daysBetween(episode.placed_on, today));
}

/** Urgency, longest on the board, name. @param {Patient} a @param {Patient} b @returns {number} */
export function compareCards(a, b) {
  if (!a.episode || !b.episode) return a.name.localeCompare(b.name, "sv");
  return (
    URGENCY_RANK[a.episode.urgency] - URGENCY_RANK[b.episode.urgency] ||
    a.episode.placed_on.localeCompare(b.episode.placed_on) ||
    a.name.localeCompare(b.name, "sv")
  );
}

/** Red first, then the answer that is due first. @param {Patient} a @param {Patient} b @returns {number} */
export function compareNominated(a, b) {
  const red = (/** @type {Patient} */ p) => (p.nominations.some((n) => n.urgency === "red") ? 0 : 1);
  const due = (/** @type {Patient} */ p) => p.nominations.map((n) => n.answer_due_at).sort()[0] ?? "9";
  return red(a) - red(b) || due(a).localeCompare(due(b)) || a.name.localeCompare(b.name, "sv");
}

/** Nominations somebody must answer now; one that waits comes back by itself. @param {Patient} patient */
export function openNominations(patient) {
  return patient.nominations.filter((n) => n.state === "open");
}

/** Concerns that nobody has answered. @param {Patient} patient */
export const signalsOf = (patient) => patient.signals ?? [];

/** Overdue first, then by day and time; proposed ones last. @param {Patient} patient @returns {Task[]} */
export function orderedTasks(patient) {
  /** @param {Task} k */
  const key = (k) => `${k.state === "open" ? 0 : 1} ${k.due_on ?? "9999"} ${k.due_time ?? "99"} ${k.id}`;
  return patient.tasks.filter((k) => k.state === "open" || k.state === "proposed").sort((a, b) => key(a).localeCompare(key(b)));
}

/** @param {Task} task @param {string} today */
export function isOverdue(task, today) {
  return task.state === "open" && task.due_on !== null && task.due_on < today;
}

/** Not gone through by its date + 2 weekdays. @param {Episode} episode @param {string} today */
export function isReviewLate(episode, today) {
  return episode.review_on !== null && addWeekdays(episode.review_on, 2) < today;
}

/** @param {Patient} patient @param {string} today */
export function isRedWithoutTask(patient, today) {
  if (patient.episode?.urgency !== "red") return false;
  return !patient.tasks.some((k) => k.state === "open" && k.due_on !== null && k.due_on <= today);
}

/** How many meeting days have passed since an instant. @param {string} since @param {Moment} moment */
export function meetingsSince(since, moment) {
  let count = 0;
  for (let day = addDays(dayIn(since, moment.zone), 1); day <= moment.today && count < 3; day = addDays(day, 1)) {
    if (moment.meetingDays.includes((new Date(day).getUTCDay() + 6) % 7)) count += 1;
  }
  return count;
}

/**
 * Which of three reminders of an end it is: at 42 and at 21 days, for a week each, and from 7 days on.
 * @param {number} days left @returns {1 | 2 | 3 | null}
 */
export function reminderAt(days) {
  if (days <= 7) return 3;
  if (days > 14 && days <= 21) return 2;
  return days > 35 && days <= 42 ? 1 : null;
}

/** @typedef {import("./wire.js").Alert} Alert */
/** @typedef {(p: Patient, m: Moment) => Alert | null} AlertRule */

/** When each threat was told of. @param {Patient} p @returns {string[]} */
const threatsOf = (p) => [...(p.episode?.why.tags.includes("threat") ? [p.episode.urgency_since] : []), ...[...openNominations(p), ...signalsOf(p)].filter((n) => n.tags.includes("threat")).map((n) => n.at)];
/** @param {string[]} days */
const lastOf = (days) => [...days].sort().at(-1);
/** @param {Patient} p @param {Moment} m @param {number} days */
const missedWithin = (p, m, days) => p.missed_on.filter((on) => daysBetween(on, m.today) <= days);

/** In order of weight: the first that holds is the line on the card. @type {[string, "safety" | "reminder", (p: Patient, m: Moment) => Partial<Alert> | null | false | undefined][]} */
const ALERTS = [
  ["threat", "safety", (p, m) => {
    const since = threatsOf(p).map((at) => dayIn(at, m.zone)).sort().at(-1);
    return since !== undefined && { since };
  }],
  ["medication_stopped", "safety", (p) => p.medication_stopped_on !== null && { since: p.medication_stopped_on }],
  ["two_person", "safety", (p) => p.two_person !== null && { what: p.two_person.reason }],
  ["missed_visit", "safety", (p, m) => {
    const missed = missedWithin(p, m, 14);
    const unmet = missed.filter((on) => !p.last_contact_on || on > p.last_contact_on);
    return unmet.length > 0 && { n: missed.length, since: lastOf(missed) };
  }],
  ["red_without_task", "reminder", (p, m) => isRedWithoutTask(p, m.today) && {}],
  ["answer_overdue", "reminder", (p, m) => openNominations(p).some((n) => new Date(n.answer_due_at) < m.now) && {}],
  ["signal_overdue", "reminder", (p, m) => signalsOf(p).some((s) => new Date(s.answer_due_at) < m.now) && {}],
  ["task_overdue", "reminder", (p, m) => {
    const late = p.tasks.filter((k) => isOverdue(k, m.today));
    return late.length > 0 && { n: late.length };
  }],
  ["review_late", "reminder", (p, m) => p.episode !== null && isReviewLate(p.episode, m.today) && {}],
  ["legal_ending", "reminder", (p, m) => {
    const ending = p.legal.filter((l) => l.ends_on && daysBetween(m.today, l.ends_on) <= 42).sort((a, b) => String(a.ends_on).localeCompare(String(b.ends_on)))[0];
    const [asked] = p.decisions.map((d) => d.asked_on).sort();
    return ending && { what: ending.kind, n: daysBetween(m.today, String(ending.ends_on)), on: String(ending.ends_on), days: asked && daysBetween(asked, m.today) };
  }],
  ["basis_ending", "reminder", (p, m) => {
    const [ending] = (p.bases ?? []).filter((b) => b.kind !== "emergency" && b.valid_until && reminderAt(daysBetween(m.today, b.valid_until))).map((b) => String(b.valid_until)).sort();
    return ending && { n: daysBetween(m.today, ending), on: ending };
  }],
  ["decision_late", "reminder", (p, m) => {
    const late = lateDecisions(p, m.today)[0];
    return late && { what: late.what, n: daysBetween(late.asked_on, m.today) };
  }],
  ["plan_late", "reminder", (p, m) => {
    const late = (p.plans ?? []).find(({ late_on: on }) => on && on <= m.today);
    return late && { what: late.kind };
  }],
  ["discharged_without_contact", "reminder", (p, m) => {
    const e = p.episode;
    if (!e || m.categories.get(e.category)?.code !== "discharged") return null;
    const home = e.discharged_on ?? e.placed_on;
    const met = p.last_contact_on !== null && p.last_contact_on >= home;
    return !met && daysBetween(home, m.today) >= 7 && { n: daysBetween(home, m.today) };
  }],
  ["red_unchanged", "reminder", (p, m) => p.episode?.urgency === "red" && meetingsSince(p.episode.urgency_since, m) >= 3 && {}],
  ["two_missed", "reminder", (p, m) => {
    const isAvoiding = p.episode && m.categories.get(p.episode.category)?.code === "avoiding";
    const missed = missedWithin(p, m, 14);
    return !isAvoiding && missed.length >= 2 && { since: lastOf(missed) };
  }],
  ["new_signals", "reminder", (p) => {
    const n = openNominations(p).length + signalsOf(p).length;
    return p.episode !== null && n > 0 && { n };
  }],
];

/** Every alert that holds: what is to be seen first, what has been seen last; the heaviest first. @param {Patient} patient @param {Moment} moment @returns {Alert[]} */
export function alertsOf(patient, moment) {
  return groupsOf(ALERTS.flatMap(([code, level, holds]) => {
    const facts = holds(patient, moment);
    const { since } = facts || {};
    const seen = patient.alerts_seen?.find((one) => since && one.code === code && one.since >= since);
    return facts ? [{ code, level, ...facts, seen }] : [];
  })).flat();
}

/**
 * Ten read as three: what nobody of one's own has seen, what else reminds, what somebody has seen. A cause that
 * changed since then is to be seen anew. On cards, panels, phones and agendas alike.
 * @template {{level?: string, seen?: unknown}} T @param {T[]} alerts
 */
export const groupsOf = (alerts) => [0, 1, 2].map((group) => alerts.filter(({ level, seen }) => (seen ? 2 : level === "safety" ? 0 : 1) === group));

/** @param {Patient} patient @param {string} today */
export function lateDecisions(patient, today) {
  return patient.decisions.filter((d) => d.due_on < today);
}

/**
 * The board's first row.
 * @param {Iterable<Patient>} patients @param {Moment} moment
 * @returns {{red: string[], redWithoutTask: string[], nominated: string[], decisionsLate: string[], reviewLate: string[]}} ids of the persons counted
 */
export function sums(patients, moment) {
  /** @type {{red: string[], redWithoutTask: string[], nominated: string[], decisionsLate: string[], reviewLate: string[]}} */
  const found = { red: [], redWithoutTask: [], nominated: [], decisionsLate: [], reviewLate: [] };
  for (const p of patients) {
    if (p.episode?.urgency === "red") found.red.push(p.id);
    if (isRedWithoutTask(p, moment.today)) found.redWithoutTask.push(p.id);
    if (!p.episode && openNominations(p).length) found.nominated.push(p.id);
    if ((p.episode || p.nominations.length) && lateDecisions(p, moment.today).length) found.decisionsLate.push(p.id);
    if (p.episode && isReviewLate(p.episode, moment.today)) found.reviewLate.push(p.id);
  }
  return found;
}

/** For searching: å, ä, ö and accents fold away. @param {string} text @returns {string} */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}

/** Every word typed begins a word of the name. @param {string} name @param {string} typed */
export function isFound(name, typed) {
  const words = folded(name).split(/[\s-]+/);
  return folded(typed).trim().split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

/**
 * What happened to a person between two drawings, as a short code.
 * @param {Patient | undefined} before @param {Patient | undefined} after
 * @returns {"placed" | "closed" | "nominated" | "moved" | "urgency" | "changed" | "left" | null}
 */
export function difference(before, after) {
  if (before === after) return null;
  if (!after) return "left";
  if (!before?.episode && after.episode) return "placed";
  if (before?.episode && !after.episode) return "closed";
  if (openNominations(after).length > (before ? openNominations(before).length : 0)) return "nominated";
  if (before?.episode && after.episode) {
    if (before.episode.category !== after.episode.category) return "moved";
    if (before.episode.urgency !== after.episode.urgency) return "urgency";
  }
  return before?.changed_at === after.changed_at && String(before?.bases?.map(nameOf)) === String(after.bases?.map(nameOf)) ? null : "changed";
}

/** @param {import("./wire.js").Basis} basis */
const nameOf = ({ id, version }) => `${id}:${version}`;

/** Names alone may mislead: say the birth year too. @param {Patient} person */
export function isInNeedOfYear(person) {
  return person.birth_year !== null && !person.is_protected;
}
