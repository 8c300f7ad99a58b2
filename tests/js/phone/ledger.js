// @ts-check
/**
 * What one who sees everything writes down, and what was wrong.
 *
 * @typedef {import("../../../static/js/phone/outbox/state.js").State} State
 * @typedef {{person: string, subject: string, row: string, text: string, seen: number | null, meantAt: number, n: number, told: number,
 *   end: "" | "dropped" | "told" | "wiped"}} Asked
 */

const OLD_AFTER = 15 * 60_000;

/** @param {{time: {now: () => number}, server: import("./server.js").Server}} given */
export function createLedger({ time, server }) {
  /** @type {Map<string, Asked>} what somebody tapped, by its key */
  const asked = new Map();
  /** @type {Map<string, number>} "person row" → the newest version somebody was told of in a conflict */
  const told = new Map();
  /** @type {Map<string, number>} when somebody's phone was wiped, as the number of the last event */
  const forgot = new Map();
  /** @type {string[]} */
  const faults = [];
  let kept = 0;
  let state = /** @type {State | null} */ (null);

  /** @param {string} what @param {string} key */
  const fault = (what, key) => void faults.push(`${what}: ${asked.get(key)?.text ?? key}`);

  /** @param {string} key @returns {Asked} */
  const known = (key) => /** @type {Asked} */ (asked.get(key));

  /** Every transaction: what was queued is there until something told takes it away.
   * @param {State} before @param {State} after */
  function onDisk(before, after) {
    state = after;
    const was = keysOf(before);
    const is = keysOf(after);
    for (const key of is) if (!was.has(key) && asked.get(key)?.n === 0) known(key).n = kept += 1;
    for (const draft of after.drafts) if (!before.drafts.includes(draft)) onRefused(draft);
    for (const { id } of before.versions) {
      const [person] = id.split(" ");
      if (!after.versions.some((one) => one.id.startsWith(person))) forgot.set(person, server.log.length);
    }
    const gone = [...was].filter((key) => !is.has(key));
    onCount(before, after, gone);
    for (const key of gone) if (known(key).end === "" && !isApplied(key)) fault("dropped in silence", key);
  }

  /** @param {State} before @param {State} after @param {string[]} gone */
  function onCount(before, after, gone) {
    const told = after.notices.find((one) => !before.notices.includes(one));
    if (!told) return;
    const was = before.notices.find((one) => one.person === told.person)?.count ?? 0;
    if (told.count - was !== gone.length) faults.push(`told ${told.count - was} of ${gone.length} discarded`);
    for (const key of gone) known(key).end = "wiped";
  }

  /** @param {import("../../../static/js/phone/outbox/state.js").Draft} draft */
  function onRefused({ key, person, row, refusal }) {
    if (refusal.version === null) return;
    const mine = known(key);
    const between = changesOf(row).filter(({ seq }) => seq > Math.max(mine.seen ?? 0, mine.told) && seq <= Number(refusal.version));
    if (between.length > 0 && between.every((one) => one.actor === person && isRemembered(one))) {
      fault("in conflict with oneself", key);
    }
    mine.told = refusal.version;
    told.set(`${person} ${row}`, Math.max(told.get(`${person} ${row}`) ?? 0, refusal.version));
  }

  /** An own change whose answer came, and that the phone has not been made to forget.
   * @param {import("./server.js").Done} done */
  const isRemembered = ({ key, actor, seq }) => known(key).end === "" && seq > (forgot.get(actor) ?? 0);

  /** @param {string} row */
  const changesOf = (row) => server.log.filter((one) => one.row === row && one.was !== null);

  /** @param {string} key */
  const isApplied = (key) => server.log.some((one) => one.key === key);

  /** @param {import("./server.js").Asked} request */
  function onLeaving({ body, headers }) {
    const key = [...asked.keys()].find((one) => known(one).text === body.text) ?? "";
    const mine = known(key);
    if (time.now() - mine.meantAt > OLD_AFTER) fault("old, and nobody was asked", key);
    const before = state?.drafts.find((one) => one.person === mine.person && one.subject === mine.subject && one.n < mine.n);
    if (before && mine.end === "" && headers["Idempotency-Key"] === key && isAgain(key)) fault("went past a refused one", key);
  }

  /** Whether it still lies on the disk: a tab may send what another took away a moment ago.  @param {string} key */
  const isAgain = (key) => state?.operations.some((one) => one.key === key) ?? false;

  /** The server's side, when all is over. */
  function close() {
    const texts = server.log.map(({ text }) => text);
    for (const text of new Set(texts.filter((one, at) => texts.indexOf(one) !== at))) faults.push(`done twice: ${text}`);
    for (const [key, mine] of asked) if (mine.n > 0 && mine.end === "" && !texts.includes(mine.text)) fault("never done", key);
    /** @type {Map<string, number>} */
    const last = new Map();
    for (const { text, actor, row, seq, was } of server.log) {
      const key = [...asked.keys()].find((one) => known(one).text === text);
      if (!key) continue;
      const mine = known(key);
      if (actor !== mine.person) fault("in somebody else's name", key);
      if (mine.end === "") inOrder(last, mine, key);
      const since = Math.max(mine.seen ?? 0, told.get(`${actor} ${row}`) ?? 0);
      const others = changesOf(row).filter((one) => one.actor !== actor && one.seq > since && one.seq <= (was ?? 0));
      if (was !== null && others.length > 0) fault(`written over, before ${seq}`, key);
    }
    return faults;
  }

  /** @param {Map<string, number>} last @param {Asked} mine @param {string} key */
  function inOrder(last, mine, key) {
    const thing = `${mine.person} ${mine.subject}`;
    if ((last.get(thing) ?? 0) > mine.n) fault("out of order", key);
    last.set(thing, mine.n);
  }

  return { asked, known, faults, onDisk, onLeaving, close };
}

/** @param {State} state */
const keysOf = ({ operations, drafts }) => new Set([...operations, ...drafts].map(({ key }) => key));
