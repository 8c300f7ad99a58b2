// @ts-check
/**
 * Several quick taps of one person on one row: they go in order, and a later tap counts from the version
 * that the earlier one made, so that nobody gets into conflict with themself. A version made by somebody
 * else is never taken: that is a conflict, and the person is told.
 */

/** The row a path is about: "/episodes/<id>/moves" → the id.  @param {string} path */
const rowOf = (path) => path.replace(/^\/api\/teams\/[^/]+/, "").split("/")[2] ?? path;

export function createVersions() {
  /** @type {Map<string, Promise<unknown>>} the last tap of each row that is still under way */
  const turns = new Map();
  /** @type {Map<string, string>} "row version" → the version my tap made of it */
  const made = new Map();

  /** @param {string} row @param {string | number} seen */
  function follow(row, seen) {
    let version = String(seen);
    for (let next; (next = made.get(`${row} ${version}`)); version = next);
    return version;
  }

  /**
   * @template {{seq: number, put: any[]}} Change
   * @param {string} path
   * @param {string | number | null} seen the version the person saw; null: the row takes no version
   * @param {(version: string | null) => Promise<Change>} deliver
   * @returns {Promise<Change>}
   */
  async function inTurn(path, seen, deliver) {
    if (seen === null) return deliver(null);
    const row = rowOf(path);
    const before = turns.get(row);
    const mine = (before ?? Promise.resolve()).catch(() => {}).then(async () => {
      const from = follow(row, seen);
      const change = await deliver(from);
      const to = versionMade(change, row);
      if (to !== null && to !== from) made.set(`${row} ${from}`, to);
      return change;
    });
    turns.set(row, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(row) === mine) turns.delete(row);
    }
  }

  return { inTurn };
}

/**
 * A repeated answer draws the row as it is now, perhaps changed by others since: what I made is never newer
 * than my own event. Null: the answer doesn't tell.
 * @param {{seq: number, put: any[]}} change @param {string} row @returns {string | null}
 */
function versionMade({ seq, put }, row) {
  const drawn = versionIn(put, row);
  return drawn === null ? null : String(Math.min(drawn, seq));
}

/** Rows are nested in their person, so look at every depth.
 * @param {unknown} value @param {string} id @returns {number | null} */
function versionIn(value, id) {
  if (value === null || typeof value !== "object") return null;
  if ("id" in value && value.id === id && "version" in value) return Number(value.version);
  for (const part of Object.values(value)) {
    const found = versionIn(part, id);
    if (found !== null) return found;
  }
  return null;
}
