// @ts-check
/**
 * A small honest server: what is committed has a number and a mark, and a change tells the rows as they
 * are now. What happens to it on the way is the network's business (`screen.js`).
 *
 * @typedef {import("../../../static/js/live/reducer.js").Row} Row
 * @typedef {import("../../../static/js/live/reducer.js").Message} Message
 * @typedef {{seq: number, mark: string, touched: string[], rows: Map<string, Row>}} Event
 * @typedef {{inRoom: boolean, arrive: (event: string, what: any) => void}} Line to one socket
 */

export const TEAM = "t1";

/** @param {{now: () => number}} clock */
export function createServer(clock) {
  /** @type {Event[]} */
  let events = [{ seq: 0, mark: "m0", touched: [], rows: new Map() }];
  /** @type {Set<Line>} */
  const lines = new Set();
  let marks = 0;
  let build = "b1";

  const now = () => new Date(clock.now()).toISOString();
  const last = () => events[events.length - 1];
  const head = () => ({ team: TEAM, seq: last().seq, mark: last().mark, build, now: now() });

  /** @param {string[]} touched */
  function drawn(touched) {
    const { seq, mark, rows } = last();
    const put = touched.flatMap((id) => rows.get(id) ?? []);
    const remove = touched.filter((id) => !rows.has(id)).map((id) => ({ kind: "patient", id }));
    return structuredClone({ v: 1, seq, mark, now: now(), put, remove });
  }

  /** @returns {Message} */
  const snapshot = () => ({ ...drawn([...last().rows.keys()]), snapshot: true });

  /** @param {string} event @param {any} what */
  function tell(event, what) {
    for (const line of lines) if (line.inRoom) line.arrive(event, structuredClone(what));
  }

  return {
    lines,
    head,
    tell,
    snapshot,
    seq: () => last().seq,
    /** @param {string} id @param {object | null} row null: it leaves the board @returns {Message} */
    commit(id, row) {
      const rows = new Map(last().rows);
      const seq = last().seq + 1;
      if (row) rows.set(id, { kind: "patient", id, ...row, version: seq });
      else rows.delete(id);
      events.push({ seq, mark: `m${(marks += 1)}`, touched: [id], rows });
      const change = drawn([id]);
      tell("change", change);
      return change;
    },
    /** @param {number} since @param {string} mark @returns {Message} */
    changesSince(since, mark) {
      const known = events.find((event) => event.seq === since);
      if (known?.mark !== mark) return snapshot();
      const touched = events.filter((event) => event.seq > since).flatMap((event) => event.touched);
      return { ...drawn([...new Set(touched)]), snapshot: false };
    },
    beacon: () => tell("head", head()),
    /** A backup was restored: the last events never happened.  @param {number} count */
    lose: (count) => void (events = events.slice(0, Math.max(1, events.length - count))),
    /** @param {string} name */
    deploy: (name) => void (build = name),
  };
}

/** @typedef {ReturnType<typeof createServer>} Server */
