// @ts-check
/**
 * What the phone keeps until the server has it. The stores of one database; each rule makes a new state of
 * an old one, and the store writes what differs, all of it or nothing.
 *
 * @typedef {object} Operation one tap that the server has not answered
 * @property {string} key made when it was queued and kept: the server does it once
 * @property {number} n its place in the order
 * @property {string} person whose it is: sent in nobody else's session
 * @property {string} membership in which assignment
 * @property {string} method
 * @property {string} url
 * @property {unknown} body
 * @property {string | null} ifMatch the version of the row it counts from; null: the row takes none
 * @property {string} row by its id
 * @property {string} subject what later operations wait for when this one is refused
 * @property {string} says what the person did, in words
 * @property {number} at local clock
 * @property {number} meantAt local clock, when the person last said that it shall be sent
 * @property {number} tries how often it has left: the last of them may have arrived
 *
 * @typedef {object} Told a refusal, as it is kept
 * @property {number} status
 * @property {string} code
 * @property {string} title
 * @property {string} detail
 * @property {Record<string, string[]>} fields
 * @property {Record<string, any> | null} current what is true now
 * @property {number | null} version of the row now, when somebody else has changed it
 * @property {string | null} changedBy
 * @property {string | null} changedAt
 *
 * @typedef {Operation & {refusal: Told}} Draft refused: the person decides
 * @typedef {{id: string, to: string, at: number}} Made the version that an operation of mine made of another
 * @typedef {{person: string, count: number}} Notice so many went when this device was signed out from elsewhere
 *
 * @typedef {{operations: readonly Operation[], versions: readonly Made[], drafts: readonly Draft[],
 *   notices: readonly Notice[]}} State
 * @typedef {{person: string, membership: string}} Who
 */

/** @type {State} */
export const EMPTY = { operations: [], versions: [], drafts: [], notices: [] };

/** The object stores, and what a row of each is known by. */
export const KEYS = /** @type {const} */ ({ operations: "key", versions: "id", drafts: "key", notices: "person" });

/** @typedef {keyof typeof KEYS} Name */

/**
 * What to write so that one state becomes the other: rows that stayed are the very same objects.
 * @param {State} before @param {State} after
 * @returns {{name: Name, put: any[], remove: string[]}[]}
 */
export function difference(before, after) {
  return /** @type {Name[]} */ (Object.keys(KEYS)).flatMap((name) => {
    if (before[name] === after[name]) return [];
    const field = KEYS[name];
    /** @type {any[]} */ const was = [...before[name]];
    /** @type {any[]} */ const is = [...after[name]];
    const old = new Set(was);
    const kept = new Set(is.map((row) => row[field]));
    const remove = was.map((row) => row[field]).filter((id) => !kept.has(id));
    return [{ name, put: is.filter((row) => !old.has(row)), remove }];
  });
}
