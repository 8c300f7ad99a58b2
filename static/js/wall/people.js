// @ts-check
/** Whom a wall shows, from the rows a wall is told. Pure: no page, no texts. */
import { compareCards, compareNominated, daysBetween, dayIn, openNominations } from "../board/rules.js";
import { rowOf, rowsOf, teamOf } from "../live/reducer.js";

/**
 * A wall is told less of a person than a desk: no name, and of a protected person no days or contacts.
 * @typedef {import("../board/wire.js").Category} Category
 * @typedef {import("../board/wire.js").Patient} Patient
 * @typedef {{initials: string, principal: string}} WallContact
 * @typedef {{id: string, label: string, urgency: string | null, kind: string | null, contacts: WallContact[],
 *   days: number | null, since: number | null}} Row `days` on the board, or `since` nominated
 * @typedef {{category: Category | null, rows: Row[]}} Section the nominations have no category
 */

/** After everyone whose day is known. */
const UNKNOWN = "9999-12-31";

/** @param {any} state of the live engine @param {Date} now */
export function wallOf(state, now) {
  const team = /** @type {import("../board/wire.js").Team} */ (/** @type {unknown} */ (teamOf(state)));
  const today = dayIn(now, team.zone);
  const people = /** @type {any[]} */ (rowsOf(state, "patient")).map(likeOnADesk);
  const categories = /** @type {Category[]} */ (/** @type {unknown} */ (rowsOf(state, "category")));
  const nominated = people.filter((p) => !p.episode && openNominations(p).length).sort(compareNominated);
  const row = (/** @type {Patient} */ p) => rowOfPerson(state, p, today, team.zone);
  /** @type {Section[]} */
  const columns = categories
    .sort((a, b) => a.order - b.order)
    .map((category) => ({
      category,
      rows: people.filter((p) => p.episode?.category === category.id).sort(compareCards).map(row),
    }));
  return {
    team,
    today,
    parties: /** @type {import("../board/wire.js").Party[]} */ (/** @type {unknown} */ (rowsOf(state, "party"))),
    sections: [{ category: null, rows: nominated.map(row) }, ...columns.filter(({ rows }) => rows.length)],
    empty: columns.filter(({ category, rows }) => category?.is_active && !rows.length).map(({ category }) => category),
    red: people.filter((p) => p.episode?.urgency === "red").length,
    nominated: nominated.length,
  };
}

/** @typedef {ReturnType<typeof wallOf>} Wall */

/** With what the board's rules read: a wall's label is its name. @param {any} person @returns {Patient} */
function likeOnADesk(person) {
  const { episode, nominations, label } = person;
  return {
    ...person,
    name: label,
    episode: episode && { ...episode, placed_on: episode.placed_on ?? UNKNOWN },
    nominations: nominations.map((/** @type {any} */ n) => ({ ...n, answer_due_at: n.at ?? UNKNOWN })),
  };
}

/** @param {any} state @param {Patient} person @param {string} today @param {string} zone @returns {Row} */
function rowOfPerson(state, person, today, zone) {
  const { id, label, episode, contacts = [] } = person;
  const [first] = openNominations(person).map((n) => n.at).filter(Boolean).sort();
  const placed = episode?.placed_on;
  return {
    id,
    label,
    urgency: episode?.urgency ?? null,
    kind: episode ? null : (openNominations(person).some((n) => n.kind === "board") ? "board" : "consult"),
    contacts: contacts.flatMap((contact) => contactOf(state, contact)),
    days: placed && placed !== UNKNOWN ? Math.max(0, daysBetween(placed, today)) : null,
    since: !episode && first ? Math.max(0, daysBetween(dayIn(first, zone), today)) : null,
  };
}

/** @param {any} state @param {{party: string, staff: string}} contact @returns {WallContact[]} */
function contactOf(state, { party, staff }) {
  const initials = /** @type {any} */ (rowOf(state, "staff", staff))?.initials;
  const principal = /** @type {any} */ (rowOf(state, "party", party))?.principal;
  return initials ? [{ initials, principal }] : [];
}
