// @ts-check
/**
 * @typedef {import("../../../static/js/live/reducer.js").State} State
 * @typedef {{at: string, have: unknown, want: unknown}} Difference
 */

/** Where two states first differ, or null. A kind without rows is the same as no such kind.
 * @param {State} have @param {State} want @returns {Difference | null} */
export function firstDifference(have, want) {
  return difference(plain(have), plain(want), "");
}

/** @param {State} state */
function plain({ seq, mark, rows }) {
  /** @type {Record<string, unknown>} */
  const subjects = { seq, mark };
  for (const kind of Object.values(rows)) {
    for (const row of kind.values()) subjects[`${row.kind}/${row.id}`] = row;
  }
  return subjects;
}

/** @param {any} have @param {any} want @param {string} at @returns {Difference | null} */
function difference(have, want, at) {
  if (Object.is(have, want)) return null;
  const isBoth = typeof have === "object" && typeof want === "object" && have && want;
  if (!isBoth || Array.isArray(have) !== Array.isArray(want)) return { at, have: shown(have), want: shown(want) };
  for (const key of new Set([...Object.keys(have), ...Object.keys(want)])) {
    const found = difference(have[key], want[key], at ? `${at}.${key}` : key);
    if (found) return found;
  }
  return null;
}

/** JSON has no word for what is missing.  @param {unknown} value */
const shown = (value) => (value === undefined ? "(missing)" : value);
