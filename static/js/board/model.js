// @ts-check
/** What the page draws from: rows, the moment and what is under way, put together once a drawing. */
import { rowOf, rowsOf, teamOf } from "../live/reducer.js";
import { whole } from "./shared.js";
import { addDays, compareCards, compareNominated, dayIn, openNominations, sums } from "./rules.js";

/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Category} Category */
/** @typedef {import("./wire.js").Staff} Staff */
/** @typedef {import("./wire.js").Party} Party */
/** @typedef {{category: Category, cards: Patient[]}} Column */
/** @typedef {ReturnType<typeof modelOf>} Model */

/**
 * @param {any} state of the live engine
 * @param {Date} now
 * @param {{moves: Map<string, string>, since: string | null, session?: any}} ui moves under way: patient → category
 */
export function modelOf(state, now, ui) {
  const team = /** @type {import("./wire.js").Team} */ (teamOf(state));
  const all = /** @type {Patient[]} */ (/** @type {unknown} */ (rowsOf(state, "patient"))).map((p) => moved(whole(p), ui.moves));
  const categories = /** @type {Category[]} */ (/** @type {unknown} */ (rowsOf(state, "category"))).sort((a, b) => a.order - b.order);
  const moment = momentOf(team, now, categories);
  const nominated = all.filter((p) => !p.episode && openNominations(p).length).sort(compareNominated);
  const allStaff = /** @type {Staff[]} */ (/** @type {unknown} */ (rowsOf(state, "staff"))).sort((a, b) => a.name.localeCompare(b.name, "sv"));
  return {
    own: /** @type {string | undefined} */ (ui.session?.assignment?.party),
    team, moment, categories, nominated, all,
    columns: columnsOf(categories, all.filter((p) => p.episode)),
    standard: all.filter((p) => !p.episode).length,
    sums: sums(all, moment),
    since: ui.since ?? team.last_meeting_at,
    changed: changedSince(all, ui.since ?? team.last_meeting_at),
    category: (/** @type {string | null | undefined} */ id) => moment.categories.get(id ?? ""),
    staff: (/** @type {string | null | undefined} */ id) => /** @type {Staff | undefined} */ (/** @type {unknown} */ (rowOf(state, "staff", id ?? ""))),
    party: (/** @type {string | null | undefined} */ id) => /** @type {Party | undefined} */ (/** @type {unknown} */ (rowOf(state, "party", id ?? ""))),
    person: (/** @type {string | null | undefined} */ id) => all.find((p) => p.id === id),
    parties: /** @type {Party[]} */ (/** @type {unknown} */ (rowsOf(state, "party"))),
    allStaff,
    /** Who works in the team today, by name; who only nominates from outside does not. */
    atWork: allStaff.filter(({ role, ends_on: ends }) => ["member", "leader"].includes(role) && (!ends || ends >= moment.today)),
  };
}

/** A move under way stands where it will. @param {Patient} p @param {Map<string, string>} moves @returns {Patient} */
function moved(p, moves) {
  const category = moves.get(p.id);
  return category && p.episode ? { ...p, episode: { ...p.episode, category } } : p;
}

/** @param {import("./wire.js").Team} team @param {Date} now @param {Category[]} categories @returns {import("./wire.js").Moment} */
function momentOf(team, now, categories) {
  return { now, zone: team.zone, today: dayIn(now, team.zone), meetingDays: team.meeting_days, categories: new Map(categories.map((c) => [c.id, c])) };
}

/** Active categories; an inactive one only while somebody still stands in it. @param {Category[]} categories @param {Patient[]} onBoard @returns {Column[]} */
function columnsOf(categories, onBoard) {
  return categories
    .map((category) => ({ category, cards: onBoard.filter((p) => p.episode?.category === category.id).sort(compareCards) }))
    .filter(({ category, cards }) => category.is_active || cards.length);
}

/** @param {Patient[]} all @param {string | null} since @returns {Patient[]} newest first */
function changedSince(all, since) {
  if (!since) return [];
  return all
    .filter((p) => (p.episode || p.nominations.length) && p.changed_at && new Date(p.changed_at) > new Date(since))
    .sort((a, b) => String(b.changed_at).localeCompare(String(a.changed_at)));
}

/** When the next meeting starts. @param {Model} model @returns {string | undefined} */
export function nextMeeting(model) {
  return model.team.upcoming_meetings.find((at) => new Date(at) > model.moment.now);
}

/** @param {string} today @returns {string} the first weekday after */
export function nextWeekday(today) {
  let day = addDays(today, 1);
  while ([0, 6].includes(new Date(day).getUTCDay())) day = addDays(day, 1);
  return day;
}
