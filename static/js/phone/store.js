// @ts-check
/**
 * The day as last read, kept in this browser for when there is no network: the least that is needed, for so
 * long as the team allows. What stands before a closed door (the safe door) is never kept.
 *
 * @typedef {import("./wire.js").Day} Day
 * @typedef {{at: number, staff: string, membership: string, day: Day}} Kept `at`: when it was read
 */

export const DATABASE = "fact-phone";
const STORE = "kept";
const DAY = "day";
const HOUR = 3_600_000;
const IS_KEPT = new Set([
  "now", "today", "keep_hours", "team", "reads_at", "me", "away", "standing_in_for", "parties", "categories", "staff",
  "tasks", "visits", "people",
]);

/** Of what is kept, what was typed and nobody needs on the way: that one goes alone is said, and who agreed; not
 * why. That somebody could not take a task is said, not why.
 * @type {Record<string, (row: any) => any>} */
const LEAST = {
  visits: (visit) => (visit.agreed ? { ...visit, agreed: { ...visit.agreed, why: "" } } : visit),
  tasks: ({ declined_because: _why, ...task }) => task,
};

/**
 * What of a day may be kept: where to go, what to do and whom to call. Not what people wrote about somebody
 * to be answered, nor what only the network can bring further; a new list is kept when it is named here.
 * @param {Day} day @returns {Day}
 */
export function keepable(day) {
  const least = (/** @type {string} */ name, /** @type {any} */ part) => (LEAST[name] && Array.isArray(part) ? part.map(LEAST[name]) : part);
  const parts = Object.entries(day).map(([name, part]) => [name, IS_KEPT.has(name) ? least(name, part) : Array.isArray(part) ? [] : null]);
  return /** @type {Day} */ (Object.fromEntries(parts));
}

/** @param {{at: number, day: Day}} kept @param {number} now */
export const isTooOld = (kept, now) => now - kept.at > kept.day.keep_hours * HOUR || now < kept.at - HOUR;

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(DATABASE, 1);
    asking.onupgradeneeded = () => void asking.result.createObjectStore(STORE);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} */
async function within(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const asking = act(database.transaction(STORE, mode).objectStore(STORE));
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
  } finally {
    database.close();
  }
}

/** What was kept, unless it is too old: then it goes.  @param {number} now @returns {Promise<Kept | null>} */
export async function readKept(now) {
  const kept = await within("readonly", (store) => store.get(DAY)).catch(() => null);
  if (!kept) return null;
  if (!isTooOld(kept, now)) return kept;
  await forgetKept();
  return null;
}

/** A browser that keeps nothing (a private window) still shows the page.  @param {Kept} kept */
export async function keep(kept) {
  if (kept.day.keep_hours <= 0) return forgetKept();
  await within("readwrite", (store) => store.put({ ...kept, day: keepable(kept.day) }, DAY)).catch(() => null);
}

/** Nothing of it stays, not even an empty database.  @returns {Promise<void>} */
export function forgetKept() {
  return new Promise((resolve) => {
    const asking = indexedDB.deleteDatabase(DATABASE);
    asking.onsuccess = asking.onerror = asking.onblocked = () => resolve();
  });
}
