// @ts-check
/** Whom a wall shows, from the rows a wall is told. Pure: no page, no texts. */
import { compareCards, compareNominated, daysBetween, dayIn, openNominations } from "../board/rules.js";
import { rowOf, rowsOf, teamOf } from "../live/reducer.js";
import { currentOf } from "./current.js";
import { meetingOf } from "./meeting.js";
import { byTime, todosOf } from "./todos.js";

/**
 * @typedef {import("../board/wire.js").Category} Category
 * @typedef {import("../board/wire.js").Party} Party
 * @typedef {import("../board/wire.js").Patient} Patient
 * @typedef {import("./rows.js").WallPatient} WallPatient
 * @typedef {import("./rows.js").WallTeam} WallTeam
 * @typedef {import("./rows.js").WallStaff} WallStaff
 * @typedef {import("./rows.js").Who} Who
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Section} Section
 *
 * @typedef {object} Room the rows a wall reads besides a person's own
 * @property {WallTeam} team
 * @property {string} today
 * @property {Party[]} parties
 * @property {Category[]} categories
 * @property {(staff: string | null) => Who | null} who
 * @property {(staff: string | null) => Party | undefined} partyOf
 */

const URGENCIES = /** @type {const} */ (["red", "amber", "green"]);
/** After everyone whose day is known. */
const UNKNOWN = "9999-12-31";

/**
 * @typedef {"columns" | "urgency"} Layout sections after the reason for being on the board, or after urgency
 *
 * @param {any} state of the live engine
 * @param {Date} now
 * @param {{layout?: Layout, typed?: ReadonlyMap<string, string>}} [settings] `typed` about whom since their row came
 */
export function wallOf(state, now, { layout = "columns", typed = new Map() } = {}) {
  const room = roomOf(state, now);
  const { team, today, parties, categories } = room;
  const people = /** @type {WallPatient[]} */ (/** @type {unknown} */ (rowsOf(state, "patient"))).map((person) => withTyped(person, typed));
  const ranked = people.map(likeOnADesk);
  const byId = new Map(people.map((person) => [person.id, rowOfPerson(person, room)]));
  const row = (/** @type {Patient} */ { id }) => /** @type {Row} */ (byId.get(id));
  const nominated = ranked.filter((p) => !p.episode && openNominations(p).length).sort(compareNominated).map(row);
  const columns = categories.map((category) => ({
    category,
    rows: ranked.filter((p) => p.episode?.category === category.id).sort(compareCards).map(row),
  }));
  /** @type {Section[]} */
  const sections = [{ category: null, rows: nominated }, ...(layout === "urgency" ? byUrgency(ranked, row) : columns.filter(({ rows }) => rows.length))];
  const rows = sections.flatMap((section) => section.rows);
  return {
    team,
    today,
    parties,
    sections,
    empty: columns.filter(({ category, rows: some }) => category.is_active && !some.length).map(({ category }) => category),
    red: rows.filter(({ urgency }) => urgency === "red").length,
    nominated: nominated.length,
    todos: people.flatMap((person) => todosOf(person, room)).filter(({ on }) => on !== null && on <= today).sort(byTime),
    meeting: meetingOf(room, rows, now),
    current: team.meeting ? currentOf(people, byId, room) : null,
  };
}

/** @typedef {ReturnType<typeof wallOf>} Wall */

/** What is typed reaches a row only while its text is shown. @param {WallPatient} person @param {ReadonlyMap<string, string>} typed @returns {WallPatient} */
function withTyped(person, typed) {
  const draft = typed.get(person.id);
  return person.shown && draft !== undefined ? { ...person, shown: { ...person.shown, draft } } : person;
}

/** @param {Patient[]} people @param {(person: Patient) => Row} row @returns {Section[]} */
function byUrgency(people, row) {
  return URGENCIES.map((urgency) => ({ category: null, urgency, rows: people.filter((p) => p.episode?.urgency === urgency).sort(compareCards).map(row) })).filter(({ rows }) => rows.length);
}

/** @param {any} state @param {Date} now @returns {Room} */
function roomOf(state, now) {
  const team = /** @type {WallTeam} */ (/** @type {unknown} */ (teamOf(state)));
  const categories = /** @type {Category[]} */ (/** @type {unknown} */ (rowsOf(state, "category")));
  const staffOf = (/** @type {string | null} */ id) => /** @type {WallStaff | undefined} */ (/** @type {unknown} */ (rowOf(state, "staff", id)));
  /** @type {Room["partyOf"]} */
  const partyOf = (id) => /** @type {any} */ (rowOf(state, "party", staffOf(id)?.party));
  return {
    team,
    today: dayIn(now, team.zone),
    parties: /** @type {Party[]} */ (/** @type {unknown} */ (rowsOf(state, "party"))),
    categories: categories.sort((a, b) => a.order - b.order),
    partyOf,
    who(id) {
      const staff = staffOf(id);
      return staff ? { initials: staff.initials, principal: partyOf(id)?.principal ?? "" } : null;
    },
  };
}

/** With what the board's rules read: a wall's label is its name. @param {WallPatient} person @returns {Patient} */
function likeOnADesk(person) {
  const { episode, nominations, label } = person;
  return /** @type {any} */ ({
    ...person,
    name: label,
    episode: episode && { ...episode, placed_on: episode.placed_on ?? UNKNOWN },
    nominations: nominations.map((n) => ({ ...n, answer_due_at: n.at ?? UNKNOWN })),
  });
}

/** @param {WallPatient} person @param {Room} room @returns {Row} */
function rowOfPerson({ id, label, episode, nominations, contacts = [], meeting }, { team, today, who }) {
  const open = nominations.filter(({ state }) => state === "open");
  const [first] = open.flatMap(({ at }) => at ?? []).sort();
  const placed = episode?.placed_on;
  return {
    id,
    label,
    urgency: episode?.urgency ?? null,
    kind: (!episode && (open.find((n) => n.kind === "board") ?? open[0])?.kind) || null,
    contacts: contacts.flatMap(({ staff }) => who(staff) ?? []),
    days: placed ? Math.max(0, daysBetween(placed, today)) : null,
    since: !episode && first ? Math.max(0, daysBetween(dayIn(first, team.zone), today)) : null,
    taken: (team.meeting && meeting?.state) || null,
  };
}
