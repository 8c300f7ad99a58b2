// @ts-check
/**
 * In which order a meeting takes people up, and why each stands where they do. Pure: rows and the moment in,
 * an agenda out; no page, no texts, no clock. Every screen of a party computes the same.
 *
 * 1 red or safety alert, 2 new nominations, 3 review due, 4 answers, legal dates, decisions, 5 the rest. Last
 * of all, on the chair's screen alone: before whom somebody leaves the room.
 */
import { alertsOf, compareCards, openNominations, signalsOf } from "../board/rules.js";
import { shown } from "../board/shared.js";

/** @typedef {import("../board/wire.js").Alert} Alert */
/** @typedef {import("../board/wire.js").Moment} Moment */
/** @typedef {import("../board/wire.js").Party} Party */
/** @typedef {import("./wire.js").Attended} Attended a person, with what the meeting has done about them */
/** @typedef {1 | 2 | 3 | 4 | 5} Group */
/** @typedef {{group: Group, code: string, alert?: Alert}} Reason */
/** @typedef {{person: Attended, group: Group, reasons: Reason[]}} Entry the first reason decides the place */

/** Which alerts, the safety ones apart, take somebody up before the rest. @type {Record<string, Group>} */
const GROUP_OF_ALERT = {
  red_without_task: 1, red_unchanged: 1, review_late: 3, answer_overdue: 2, signal_overdue: 4, legal_ending: 4, basis_ending: 4,
  decision_late: 4, plan_late: 4, task_overdue: 4, discharged_without_contact: 4, two_missed: 4,
};

/** In order of weight within their group. @type {[Group, string, (p: Attended, m: Moment) => boolean][]} */
const REASONS = [
  [1, "red", (p) => p.episode?.urgency === "red"],
  [1, "nominated_red", (p) => openNominations(p).some((n) => n.urgency === "red")],
  [2, "nominated", (p) => !p.episode && openNominations(p).some((n) => n.kind === "board")],
  [2, "consult", (p) => !p.episode && openNominations(p).some((n) => n.kind === "consult")],
  [2, "observed", (p) => p.episode !== null && openNominations(p).length > 0],
  [2, "provisional", (p) => p.episode?.is_provisional === true],
  [3, "lowered", (p) => Boolean(p.episode?.lowered_at)],
  [3, "review_due", (p, m) => Boolean(p.episode?.review_on && p.episode.review_on <= m.today)],
  [4, "signal", (p, m) => signalsOf(p).some((s) => new Date(s.answer_due_at) >= m.now)],
  [4, "step_down", (p) => Boolean(p.episode?.step_down)],
];

/** Why somebody is taken up, the heaviest first; "rest" when nothing calls for it. @param {Attended} person @param {Moment} moment @returns {Reason[]} */
export function reasonsOf(person, moment) {
  const alerts = alertsOf(person, moment);
  const isLate = alerts.some((alert) => alert.code === "review_late");
  const held = REASONS.filter(([, code, holds]) => holds(person, moment) && !(isLate && code === "review_due"));
  /** @type {Reason[]} */
  const reasons = [
    ...held.map(([group, code]) => ({ group, code })),
    ...alerts.flatMap((alert) => {
      const group = alert.level === "safety" ? 1 : GROUP_OF_ALERT[alert.code];
      return group ? [{ group, code: "alert", alert }] : [];
    }),
  ];
  if (!reasons.length) return [{ group: 5, code: "rest" }];
  return reasons.sort((a, b) => a.group - b.group); // stable: by weight within a group
}

/** Whom something waits for at a meeting: on the board, nominated, or a concern to answer. @param {Attended} person */
const isWaiting = (person) => Boolean(person.episode || openNominations(person).length || signalsOf(person).length);

/**
 * @param {Attended[]} people all whom this screen holds
 * @param {Moment} moment
 * @param {(person: Attended) => boolean} isThisPart whether somebody belongs to the part going on
 * @param {(person: Attended) => boolean} isLast whether somebody leaves the room before them
 */
export function agendaOf(people, moment, isThisPart = () => true, isLast = () => false) {
  const entries = people.filter((person) => isWaiting(person) || person.meeting).map((person) => entryOf(person, moment)).sort(compareEntries);
  const waiting = entries.filter(({ person }) => isWaiting(person));
  const here = waiting.filter(({ person }) => isThisPart(person));
  const open = here.filter(({ person }) => !isLast(person));
  const untouched = open.filter(({ person }) => !person.meeting);
  const is = (/** @type {string} */ state) => (/** @type {Entry} */ { person }) => person.meeting?.state === state;
  const agenda = {
    now: entries.find(is("now")) ?? null,
    main: untouched.filter(({ group }) => group < 5),
    rest: untouched.filter(({ group }) => group === 5),
    later: open.filter(is("later")),
    last: here.filter(({ person }) => isLast(person) && (person.meeting?.state ?? "later") === "later"),
    done: entries.filter(is("discussed")).sort(bySince),
    unchanged: entries.filter(is("unchanged")),
    /** Not in this part: the other one's. */
    elsewhere: waiting.filter(({ person }) => !isThisPart(person) && (person.meeting?.state ?? "later") === "later"),
  };
  return { ...agenda, left: [...agenda.main, ...agenda.rest, ...agenda.later, ...agenda.last] };
}

/** @typedef {ReturnType<typeof agendaOf>} Agenda */

/** @param {Attended} person @param {Moment} moment @returns {Entry} */
function entryOf(person, moment) {
  const reasons = reasonsOf(person, moment);
  return { person, group: reasons[0].group, reasons };
}

/** Group, then how much of it holds in the first, then as on the board. @param {Entry} a @param {Entry} b */
function compareEntries(a, b) {
  return a.group - b.group || heaviest(a) - heaviest(b) || compareDue(a.person, b.person) || compareCards(a.person, b.person) || a.person.id.localeCompare(b.person.id);
}

/** A red with a safety alert before a red, before one with a safety alert only. @param {Entry} entry */
function heaviest({ group, reasons }) {
  if (group !== 1) return 0;
  const isRed = reasons.some(({ code }) => code === "red" || code === "nominated_red");
  const isUnsafe = reasons.some(({ alert }) => alert?.level === "safety");
  return isRed && isUnsafe ? 0 : isRed ? 1 : 2;
}

/** Among those not on the board: the answer that is due first. @param {Attended} a @param {Attended} b */
function compareDue(a, b) {
  if (a.episode && b.episode) return 0;
  if (a.episode || b.episode) return a.episode ? 1 : -1;
  return dueOf(a).localeCompare(dueOf(b));
}

/** @param {Attended} person */
const dueOf = (person) => [...openNominations(person), ...signalsOf(person)].map((n) => n.answer_due_at ?? "").sort()[0] ?? "9";

/** @param {Entry} a @param {Entry} b */
const bySince = (a, b) => String(a.person.meeting?.since).localeCompare(String(b.person.meeting?.since));

/** What the room has before it. @param {Agenda} agenda @returns {"person" | "begin" | "rest" | "later" | "end"} */
export function standOf(agenda) {
  if (agenda.now) return "person";
  if (agenda.main.length) return "begin";
  if (agenda.rest.length) return "rest";
  return agenda.later.length || agenda.last.length ? "later" : "end";
}

/**
 * Whether every party of the team may see that the team speaks of this person; as far as one's own party can
 * tell from its bases. The server decides, and refuses.
 * @param {Attended} person @param {Party[]} parties of the team @param {string | undefined} own
 * @param {(staff: string) => string | undefined} partyOf
 */
export function isForAll(person, parties, own, partyOf) {
  const owners = ownersOf(person, parties, own, partyOf);
  return parties.every(({ id }) => owners.every((owner) => owner === id || (owner !== own && id !== own) || shown(person, owner, id).has("status")));
}

/** Whose rows make the team speak of the person: the region's when the person is on the board, else the nominators'. @param {Attended} person @param {Party[]} parties @param {string | undefined} own @param {(staff: string) => string | undefined} partyOf @returns {string[]} */
function ownersOf(person, parties, own, partyOf) {
  if (!own) return [];
  if (!person.episode && person.nominations.length) return [...new Set(person.nominations.map((n) => partyOf(n.by) ?? own))];
  const regions = parties.filter(({ principal }) => principal === "region").map(({ id }) => id);
  if (regions.includes(own)) return [own];
  return [regions.find((id) => shown(person, id, own).has("status")) ?? own];
}
