// @ts-check
/**
 * What the server says is true, kept in the browser. Pure: a state and a message give a new state.
 *
 * A message is a frame (no `snapshot`), a catch-up (`snapshot: false`: everything after my position) or
 * a snapshot (`snapshot: true`: everything there is). It puts or removes whole rows by kind and id, so
 * repeating one does no harm, and no event name is known here.
 *
 * @typedef {Record<string, any> & {kind: string, id: string}} Row
 * @typedef {{kind: string, id: string}} Subject
 * @typedef {Readonly<Record<string, ReadonlyMap<string, Row>>>} Rows
 * @typedef {{readonly seq: number, readonly mark: string | null, readonly rows: Rows, readonly audience?: string}} State
 * @typedef {{seq: number, mark: string | null}} Position
 * @typedef {Position & {v?: number, now?: string, snapshot?: boolean, put: Row[], remove: Subject[],
 *   name?: string | null, at?: string | null, by?: string | null, audience?: string}} Message
 * @typedef {"applied" | "snapshot" | "old" | "gap" | "other-mark"} Verdict
 */

/** Nothing loaded yet: before every number.  @returns {State} */
export function empty() {
  return { seq: -1, mark: null, rows: {} };
}

/**
 * `gap`: something before this message is missing. `other-mark`: the server's history is not the one this state
 * came from, or it was drawn for another audience, so only a snapshot helps. In both cases the state is left as it was.
 *
 * @param {State} state
 * @param {Message} message
 * @returns {{state: State, verdict: Verdict}}
 */
export function reduce(state, message) {
  const verdict = verdictOf(state, message);
  if (verdict !== "applied" && verdict !== "snapshot") return { state, verdict };
  const rows = changed(verdict === "snapshot" ? {} : state.rows, message);
  const { seq, mark, audience = state.audience } = message;
  return { state: { seq, mark, rows, audience }, verdict };
}

/** @param {State} state @param {Message} message @returns {Verdict} */
function verdictOf(state, message) {
  if (message.snapshot) return "snapshot";
  if (state.audience && (message.audience ?? state.audience) !== state.audience) return "other-mark";
  if (message.seq === state.seq) return message.mark === state.mark ? "old" : "other-mark";
  if (state.seq < 0) return "gap";
  if (message.snapshot === false) return message.seq > state.seq ? "applied" : "other-mark";
  if (message.seq < state.seq) return "old";
  return message.seq === state.seq + 1 ? "applied" : "gap";
}

/** Only the touched kinds are copied.  @param {Rows} rows @param {Message} message @returns {Rows} */
function changed(rows, { put, remove }) {
  /** @type {Record<string, Map<string, Row>>} */
  const touched = {};
  const kindOf = (/** @type {string} */ kind) => (touched[kind] ??= new Map(rows[kind]));
  for (const { kind, id } of remove) kindOf(kind).delete(id);
  for (const row of put) kindOf(row.kind).set(row.id, row);
  return { ...rows, ...touched };
}

/**
 * How a position the server reports compares with mine.
 * @param {Position} mine
 * @param {Position} head
 * @returns {"same" | "behind" | "ahead" | "other-mark"}
 */
export function standing(mine, head) {
  if (head.seq > mine.seq) return "behind";
  if (head.seq < mine.seq) return "ahead";
  return head.mark === mine.mark ? "same" : "other-mark";
}

/** @param {State} state @param {string} kind @returns {Row[]} */
export const rowsOf = (state, kind) => [...(state.rows[kind]?.values() ?? [])];

/** @param {State} state @param {string} kind @param {string | null | undefined} id @returns {Row | undefined} */
export const rowOf = (state, kind, id) => (id == null ? undefined : state.rows[kind]?.get(id));

/** @param {State} state @returns {Row | undefined} */
export const teamOf = (state) => rowsOf(state, "team")[0];
