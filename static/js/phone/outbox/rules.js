// @ts-check
/**
 * The rules of what waits: pure, each from a state to the next.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Operation} Operation
 * @typedef {import("./state.js").Draft} Draft
 * @typedef {import("./state.js").Told} Told
 * @typedef {import("./state.js").Who} Who
 * @typedef {{seq: number, name?: string | null, put?: unknown[]}} Change
 * @typedef {"waiting" | "behind" | "old" | "elsewhere"} Standing
 *   behind: an earlier one on the same thing needs the person; old: asks before it is sent;
 *   elsewhere: tapped in another assignment
 */

/** Later than this the person is asked whether they still mean it. */
export const OLD_AFTER = 15 * 60_000;
/** So long a screen may show a row as it was before my own operation. */
const VERSIONS_KEPT = 24 * 3_600_000;

/** Last in line, counting from the version that my own earlier ones have made.
 * @param {State} state @param {Omit<Operation, "n" | "tries">} asked @returns {State} */
export function queued(state, asked) {
  if (all(state).some(({ key }) => key === asked.key)) return state;
  const n = 1 + Math.max(0, ...all(state).map((one) => one.n));
  const operation = { ...asked, n, tries: 0, ifMatch: follow(state, asked) };
  return { ...state, operations: [...state.operations, operation] };
}

/** What each of a person's operations waits for, in order.
 * @param {State} state @param {Who} who @param {number} now
 * @returns {{operation: Operation, standing: Standing}[]} */
export function standings(state, { person, membership }, now) {
  const stopped = new Set(ofPerson(state.drafts, person).flatMap(things));
  return inOrder(ofPerson(state.operations, person)).map((operation) => {
    const standing = things(operation).some((thing) => stopped.has(thing))
      ? "behind"
      : operation.membership !== membership
        ? "elsewhere"
        : now - operation.meantAt > OLD_AFTER
          ? "old"
          : "waiting";
    if (standing !== "waiting") for (const thing of things(operation)) stopped.add(thing);
    return { operation, standing };
  });
}

/** The one to send now, or none.
 * @param {State} state @param {Who} who @param {number} now @returns {Operation | null} */
export const next = (state, who, now) =>
  standings(state, who, now).find(({ standing }) => standing === "waiting")?.operation ?? null;

/** It is about to leave: from now on it may have arrived.  @param {State} state @param {string} key @returns {State} */
export const leaving = (state, key) => ({
  ...state,
  operations: state.operations.map((one) => (one.key === key ? { ...one, tries: one.tries + 1 } : one)),
});

/**
 * The server has it. Those that counted from the same version of the row count from mine now, in the same
 * transaction: a phone that dies here has either both or neither.
 * @param {State} state @param {string} key @param {Change} change @param {number} now @returns {State}
 */
export function acknowledged(state, key, change, now) {
  const mine = state.operations.find((one) => one.key === key);
  if (!mine) return state;
  const operations = state.operations.filter((one) => one !== mine);
  const versions = state.versions.filter(({ at }) => now - at < VERSIONS_KEPT);
  const to = versionMade(mine, change);
  if (to === null) return { ...state, operations, versions };
  return {
    ...state,
    operations: rebased(operations, mine, to),
    versions: [...versions.filter(({ id }) => id !== idOf(mine)), { id: idOf(mine), to, at: now }],
  };
}

/** Refused: kept with the reason; what comes after it on the same thing waits for the person.
 * @param {State} state @param {string} key @param {Told} refusal @returns {State} */
export function refused(state, key, refusal) {
  const mine = state.operations.find((one) => one.key === key);
  if (!mine) return state;
  const operations = state.operations.filter((one) => one !== mine);
  return { ...state, operations, drafts: [...state.drafts, { ...mine, refusal }] };
}

/**
 * "Try again", in its old place and under its old key. Where somebody else had changed the row, this is
 * "save mine anyway": it and what followed on it count from the version the person was told of.
 * @param {State} state @param {string} key @param {number} now @returns {State}
 */
export function retried(state, key, now) {
  const found = state.drafts.find((one) => one.key === key);
  if (!found) return state;
  const { refusal, ...mine } = found;
  const told = refusal.version === null || mine.ifMatch === null ? mine.ifMatch : String(refusal.version);
  const followers = told === null ? state.operations : rebased(state.operations, mine, told);
  return {
    ...state,
    drafts: state.drafts.filter((one) => one !== found),
    operations: inOrder([...followers, { ...mine, ifMatch: told, meantAt: now }]),
  };
}

/** The person takes it away.  @param {State} state @param {string} key @returns {State} */
export const dropped = (state, key) => ({
  ...state,
  operations: state.operations.filter((one) => one.key !== key),
  drafts: state.drafts.filter((one) => one.key !== key),
});

/** "Send them anyway": the person still means what is old.
 * @param {State} state @param {readonly string[]} keys @param {number} now @returns {State} */
export const meant = (state, keys, now) => ({
  ...state,
  operations: state.operations.map((one) => (keys.includes(one.key) ? { ...one, meantAt: now } : one)),
});

/** Everything of a person goes, as they wish.  @param {State} state @param {string} person @returns {State} */
export const wiped = (state, person) => ({
  operations: state.operations.filter((one) => one.person !== person),
  drafts: state.drafts.filter((one) => one.person !== person),
  versions: state.versions.filter(({ id }) => !id.startsWith(`${person} `)),
  notices: state.notices,
});

/** The same unasked: how much it was stays, until the person has seen it. Whose device it was may have been
 * forgotten ("") by then: then everybody's goes.  @param {State} state @param {string} person @returns {State} */
export function revoked(state, person) {
  const people = person ? [person] : [...new Set(all(state).map((one) => one.person))];
  return people.reduce(revokedOne, state);
}

/** @param {State} state @param {string} person @returns {State} */
function revokedOne(state, person) {
  const count = unsent(state, person).length + discarded(state, person);
  if (count === 0) return wiped(state, person);
  const others = state.notices.filter((one) => one.person !== person);
  return { ...wiped(state, person), notices: [...others, { person, count }] };
}

/** How many went unasked, and the person has not seen it.  @param {State} state @param {string} person */
export const discarded = (state, person) => state.notices.find((one) => one.person === person)?.count ?? 0;

/** @param {State} state @param {string} person @returns {State} */
export const noticed = (state, person) => ({
  ...state,
  notices: state.notices.filter((one) => one.person !== person),
});

/** What of a person the server does not have, in order.  @param {State} state @param {string} person */
export const unsent = (state, person) => inOrder(ofPerson(all(state), person));

/** @param {State} state @returns {(Operation | Draft)[]} */
const all = (state) => [...state.operations, ...state.drafts];

/** @param {Operation} operation */
const things = ({ subject, row }) => [subject, row];

/** @template {Operation} T @param {readonly T[]} rows @param {string} person */
const ofPerson = (rows, person) => rows.filter((one) => one.person === person);

/** @template {Operation} T @param {readonly T[]} rows */
const inOrder = (rows) => [...rows].sort((one, other) => one.n - other.n);

/** @param {{person: string, row: string, ifMatch: string | null}} operation */
const idOf = ({ person, row, ifMatch }) => `${person} ${row} ${ifMatch}`;

/** The version my own operations have made of the one that was on the screen.
 * @param {State} state @param {Omit<Operation, "n" | "tries">} asked */
function follow({ versions }, asked) {
  const made = new Map(versions.map(({ id, to }) => [id, to]));
  let { ifMatch } = asked;
  for (let to; ifMatch !== null && (to = made.get(idOf({ ...asked, ifMatch }))); ifMatch = to);
  return ifMatch;
}

/** @param {readonly Operation[]} operations @param {Operation} mine @param {string} to */
const rebased = (operations, mine, to) =>
  operations.map((one) => (one.n > mine.n && idOf(one) === idOf(mine) ? { ...one, ifMatch: to } : one));

/**
 * A repeated answer draws the row as it is now, perhaps changed by others since: what I made is never newer
 * than my own event. Null: it made no version, or the row takes none.
 * @param {Operation} operation @param {Change} change @returns {string | null}
 */
function versionMade({ row, ifMatch }, { name, seq, put }) {
  if (ifMatch === null || !name) return null;
  const drawn = versionIn(put ?? [], row);
  const to = String(Math.min(drawn ?? seq, seq));
  return to === ifMatch ? null : to;
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
