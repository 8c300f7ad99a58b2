// @ts-check
import { visitWord } from "../board/words.js";
import { t } from "../i18n.js";

export const KINDS = ["visit", "call", "video"];
export const PLACES = ["home", "clinic", "outdoors", "other"];
export const OUTCOMES = ["done", "missed", "not_home", "cancelled_by_person", "cancelled_by_team"];

/** A kind of place, never an address. @param {string} place */
export function placeWord(place) {
  /** @type {Record<string, () => string>} */
  const words = { home: () => t("at home"), clinic: () => t("at the clinic"), outdoors: () => t("outdoors"), other: () => t("somewhere else") };
  return words[place]?.() ?? place;
}

/** Big enough to begin with a capital. @param {string} outcome */
export function outcomeLabel(outcome) {
  const word = visitWord(outcome);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "Visit, at home"; a call has no place. @param {{kind: string, place: string}} visit */
export const whatWord = ({ kind, place }) => (kind === "visit" ? `${visitWord(kind)}, ${placeWord(place)}` : visitWord(kind));

/**
 * Whom I visit: my first visit of today that is not logged, else the last that was. Null: none today.
 * @param {{patient: string, staff: string, with: string | null, on: string, time: string | null, state: string}[]} visits @param {string} me @param {string} today
 */
export function visitNow(visits, me, today) {
  const key = (/** @type {{time: string | null}} */ { time }) => time ?? "99";
  const mine = visits.filter((one) => one.on === today && [one.staff, one.with].includes(me)).sort((a, b) => key(a).localeCompare(key(b)));
  const open = mine.find(({ state }) => state === "planned");
  return (open ?? mine.at(-1))?.patient ?? null;
}

/**
 * Whom my tasks of today and earlier are about, when that is one person only. Null: nobody, or several.
 * @param {{patient: string, owner: string | null, due_on: string | null, state: string}[]} tasks @param {string} me @param {string} today
 */
export function taskNow(tasks, me, today) {
  const due = tasks.filter((one) => one.state === "open" && one.owner === me && one.due_on !== null && one.due_on <= today);
  const people = new Set(due.map(({ patient }) => patient));
  return people.size === 1 ? [...people][0] : null;
}
