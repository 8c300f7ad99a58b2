// @ts-check
import { createRequest } from "../../../static/js/live/http.js";
import { createSession } from "../../../static/js/session.js";
import { createOutbox } from "../../../static/js/phone/outbox/outbox.js";
import { createLeaseOwner, createLockOwner } from "../../../static/js/phone/outbox/owner.js";
import { EMPTY } from "../../../static/js/phone/outbox/state.js";
import { membershipOf, TEAM } from "./server.js";

/**
 * A phone: a disk, a cookie, a bad network, and tabs that die at any step.
 *
 * @typedef {import("../../../static/js/phone/outbox/state.js").State} State
 * @typedef {import("../../../static/js/phone/outbox/outbox.js").Word} Word
 * @typedef {ReturnType<typeof import("../live/time.js").createTime>} Time
 * @typedef {ReturnType<typeof import("../live/time.js").createChance>} Chance
 * @typedef {typeof import("../../../static/js/phone/outbox/rules.js")} Rules
 * @typedef {object} Given
 * @property {Time} time
 * @property {Chance} chance
 * @property {import("./server.js").Server} server
 * @property {Rules} [rules]
 * @property {boolean} hasLocks
 * @property {(before: State, after: State) => void} onDisk
 * @property {(asked: import("./server.js").Asked) => void} onLeaving
 *
 * @typedef {{isAlive: boolean}} Life
 * @typedef {{person: string, life: Life, outbox: import("../../../static/js/phone/outbox/outbox.js").Outbox,
 *   sees: Map<string, number>}} Tab
 */

/** @returns {Promise<never>} what a dead tab waits for */
const never = () => new Promise(() => {});

/** @param {Given} given */
export function createDevice({ time, chance, server, rules, hasLocks, onDisk, onLeaving }) {
  const disk = { state: EMPTY };
  const net = { isUp: true, isStarting: false, loss: 0.1 };
  /** @type {Tab[]} */
  let tabs = [];
  let sid = "";
  /** @type {Map<string, string>} */
  const items = new Map();
  const storage = /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void items.set(key, value),
  });
  const locks = createLocks();
  let opened = 0;

  /** @param {Life} life @param {number} ms */
  const step = (life, ms) =>
    new Promise((resolve) => time.setTimeout(() => resolve(undefined), ms)).then(() => (life.isAlive ? undefined : never()));

  /** @param {Life} life @returns {import("../../../static/js/phone/outbox/store.js").Store} */
  const storeOf = (life) => ({
    isLasting: true,
    async read() {
      await step(life, chance.below(3));
      return disk.state;
    },
    async change(rule) {
      await step(life, chance.below(3));
      const before = disk.state;
      disk.state = rule(before);
      onDisk(before, disk.state);
      await step(life, chance.below(3));
      return disk.state;
    },
  });

  /** What leaves a tab goes on without it.  @param {Life} life @returns {import("../../../static/js/live/http.js").Fetch} */
  const fetchOf = (life) => async (url, init = {}) => {
    const headers = /** @type {Record<string, string>} */ (init.headers ?? {});
    const asked = { method: init.method ?? "GET", path: url, headers, body: init.body ? JSON.parse(String(init.body)) : null };
    const cookie = sid;
    if (asked.method !== "GET") onLeaving(asked);
    await new Promise((resolve) => time.setTimeout(() => resolve(undefined), 5 + chance.below(200)));
    if (!net.isUp || chance.is(net.loss)) return lost(life);
    if (chance.is(net.loss)) time.setTimeout(() => server.answer(cookie, asked), chance.below(4_000)); // a second copy
    const { status, body } = net.isStarting ? { status: 502, body: {} } : server.answer(cookie, asked);
    await step(life, 5 + chance.below(200));
    if (!net.isUp || chance.is(net.loss)) return lost(life);
    return new Response(JSON.stringify(body), { status });
  };

  /** @param {Life} life @returns {Promise<never>} */
  async function lost(life) {
    await step(life, 50);
    throw new TypeError("Failed to fetch");
  }

  /** @param {Life} life */
  const clockOf = (life) => ({
    now: time.now,
    setTimeout: (/** @type {() => void} */ call, /** @type {number} */ ms) => time.setTimeout(() => life.isAlive && call(), ms),
    clearTimeout: time.clearTimeout,
  });

  /** @param {string} person @returns {Tab} */
  function open(person) {
    const life = { isAlive: true };
    const clock = clockOf(life);
    const fetch = fetchOf(life);
    const me = `tab${(opened += 1)}`;
    const outbox = createOutbox({
      store: storeOf(life),
      request: createRequest({ fetch, clock }),
      session: createSession({ fetch, clock }),
      clock,
      owner: hasLocks ? createLockOwner(locks.of(life)) : createLeaseOwner({ storage, clock, me }),
      tellTabs: (word) => tellOthers(life, word),
      isOnline: () => net.isUp,
      who: () => ({ person, membership: membershipOf(person) }),
      base: () => TEAM,
      onState() {},
      onChange() {},
      onWiped() {},
      onHeld() {},
      ...(rules && { rules }),
    });
    const tab = { person, life, outbox, sees: new Map() };
    tabs.push(tab);
    outbox.start();
    return tab;
  }

  /** @param {Life} life @param {Word} word */
  function tellOthers(life, word) {
    const told = structuredClone(word);
    for (const tab of tabs) if (tab.life !== life) time.setTimeout(() => tab.life.isAlive && tab.outbox.heard(told), 1);
  }

  return {
    net,
    open,
    state: () => disk.state,
    tabs: () => tabs,
    /** @param {Tab} tab */
    kill(tab) {
      tab.life.isAlive = false;
      tabs = tabs.filter((other) => other !== tab);
      locks.died(tab.life);
    },
    /** @param {string} person */
    signIn: (person) => void (sid = server.signIn(person)),
    signOut: () => (server.end(sid, "session.expired"), (sid = "")),
    /** @param {"session.expired" | "session.revoked"} how */
    end: (how) => server.end(sid, how),
    signedIn: () => server.personOf(sid),
    wake: () => tabs.forEach(({ outbox }) => outbox.wake()),
  };
}

/** Web Locks as far as they are used: one holder, a line, and theft. */
function createLocks() {
  /** @type {{life: Life, grant: () => void, rob: () => void}[]} the first one holds it */
  let line = [];

  /** @param {() => void} change */
  function after(change) {
    const before = line[0];
    change();
    if (line[0] && line[0] !== before) line[0].grant();
  }

  return {
    /** @param {Life} life @returns {any} */
    of: (life) => ({
      request: (/** @type {string} */ _, /** @type {LockOptions} */ { steal = false }, /** @type {() => Promise<never>} */ use) =>
        new Promise((_, reject) => {
          const mine = { life, grant: use, rob: () => reject(new DOMException("stolen", "AbortError")) };
          const robbed = steal ? line[0] : undefined;
          after(() => void (line = steal ? [mine, ...line.slice(1)] : [...line, mine]));
          robbed?.rob();
        }),
    }),
    /** @param {Life} life */
    died: (life) => after(() => void (line = line.filter((one) => one.life !== life))),
  };
}

/** @typedef {ReturnType<typeof createDevice>} Device */
