// @ts-check
/** In which order the teams stand: by a column, which the address keeps; whoever lacks the number comes last. */

import { locale } from "../../i18n.js";

/** @typedef {import("./comparison.js").TeamSeen} TeamSeen */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {{by: string, isDown: boolean}} Order */

export const NAME = "name";

/** @param {string} search of the address @returns {Order} "-share" is the largest share first */
export function orderAsked(search) {
  const asked = new URLSearchParams(search).get("sort") ?? NAME;
  return { by: asked.replace(/^-/, ""), isDown: asked.startsWith("-") };
}

/** @param {Order} order @returns {string} as the address has it */
export const inAddress = ({ by, isDown }) => (isDown ? "-" : "") + by;

/** A number's first order is the largest first; the same column again turns it round. @param {Order} order @param {string} by @returns {Order} */
export const turned = (order, by) => ({ by, isDown: order.by === by ? !order.isDown : by !== NAME });

/** @param {TeamSeen[]} teams @param {Column[]} columns @param {Order} order @returns {TeamSeen[]} */
export function ordered(teams, columns, { by, isDown }) {
  const column = columns.find(({ code }) => code === by);
  const sign = isDown ? -1 : 1;
  return [...teams].sort((one, other) => {
    if (!column) return sign * one.name.localeCompare(other.name, locale);
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}
