// @ts-check
/**
 * A small honest server: each key has one effect, a row has a version, a session has one person. It keeps a
 * history that no client sees.
 *
 * @typedef {{key: string, text: string, actor: string, row: string, seq: number, was: number | null}} Done
 * @typedef {{status: number, body?: any}} Answer
 * @typedef {{method: string, path: string, headers: Record<string, string>, body: any}} Asked
 */

export const TEAM = "/api/teams/t1";
export const membershipOf = (/** @type {string} */ person) => `m-${person}`;

/** @param {{forgetsKeys?: boolean}} [broken] */
export function createServer({ forgetsKeys = false } = {}) {
  let seq = 0;
  let sessions = 0;
  /** @type {Map<string, {person: string, state: "good" | "session.expired" | "session.revoked"}>} */
  const known = new Map();
  /** @type {Map<string, number>} */
  const versions = new Map();
  /** @type {Done[]} */
  const log = [];
  /** @type {Map<string, number>} how often a text is refused before it is taken */
  const refusals = new Map();

  /** @param {string} row */
  const drawn = (row) => [{ kind: "patient", id: "p", tasks: [{ id: row, version: versions.get(row) ?? 0 }] }];

  /** @param {Omit<Done, "seq">} act @returns {Answer} */
  function apply(act) {
    seq += 1;
    log.push({ ...act, seq });
    if (act.was !== null) versions.set(act.row, seq);
    return { status: 200, body: { v: 1, seq, name: "row_changed", put: drawn(act.row) } };
  }

  /** @param {string} sid @param {Asked} asked @returns {Answer} */
  function answer(sid, { method, path, headers, body }) {
    const session = known.get(sid);
    if (session?.state !== "good") return { status: 401, body: { code: session?.state ?? "session.expired" } };
    const { person } = session;
    if (method === "GET") return { status: 200, body: sessionShape(sid, person) };
    if (headers["X-CSRF-Token"] !== `csrf-${sid}`) return { status: 403, body: { code: "csrf.missing" } };
    const row = path.split("/")[5];
    const seen = headers["If-Match"] ? Number(headers["If-Match"].replaceAll('"', "")) : null;
    const first = !forgetsKeys && log.find((one) => one.key === headers["Idempotency-Key"] && one.actor === person);
    if (first) return { status: 200, body: { v: 1, seq: first.seq, name: "row_changed", put: drawn(row) } };
    const now = versions.get(row) ?? 0;
    if (seen !== null && seen !== now) return { status: 412, body: { code: "row.stale", version: now, changed_by: "?" } };
    const left = refusals.get(body.text) ?? 0;
    refusals.set(body.text, left - 1);
    if (left > 0) return { status: 422, body: { code: "request.invalid", title: "No." } };
    return apply({ key: headers["Idempotency-Key"], text: body.text, actor: person, row, was: seen });
  }

  return {
    log,
    answer,
    /** @param {string} row */
    version: (row) => versions.get(row) ?? 0,
    /** Somebody at another screen.  @param {string} row */
    changeElsewhere: (row) =>
      void apply({ key: `elsewhere-${seq}`, text: `elsewhere-${seq}`, actor: "someone", row, was: versions.get(row) ?? 0 }),
    /** @param {string} text @param {number} times */
    refuse: (text, times) => void refusals.set(text, times),
    /** @param {string} person @returns {string} the cookie */
    signIn(person) {
      const sid = `s${(sessions += 1)}`;
      known.set(sid, { person, state: "good" });
      return sid;
    },
    /** @param {string} sid @param {"session.expired" | "session.revoked"} state */
    end(sid, state) {
      const session = known.get(sid);
      if (session) session.state = state;
    },
    /** @param {string} sid */
    personOf: (sid) => (known.get(sid)?.state === "good" ? (known.get(sid)?.person ?? null) : null),
  };
}

/** @param {string} sid @param {string} person */
const sessionShape = (sid, person) => ({
  csrf: `csrf-${sid}`,
  staff: { id: person, name: person, initials: person },
  assignment: { membership: membershipOf(person), team: "t1" },
});

/** @typedef {ReturnType<typeof createServer>} Server */
