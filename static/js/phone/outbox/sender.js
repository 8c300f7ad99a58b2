// @ts-check
import { alarm } from "../../live/clock.js";
import { toldBy, verdictOn } from "./verdict.js";

/**
 * Sends what waits, one after the other, in the tab that owns the sending.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Operation} Operation
 * @typedef {import("./state.js").Who} Who
 * @typedef {import("./rules.js").Change} Change
 * @typedef {import("./outbox.js").Given & {rules: typeof import("./rules.js"), tell: (state: State) => State,
 *   say: (word: import("./outbox.js").Word) => void}} Given
 */

const BACKOFF = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** When only the person, a network or a new sign-in can bring it further; those wake it before. */
const LOOK_AGAIN = 60_000;
const NEVER = Infinity;

/** @param {Given} given */
export function createSender({ store, request, session, clock, owner, isOnline, who, onHeld, rules, tell, say }) {
  let isPumping = false;
  let isAskedAgain = false;
  let failures = 0;
  /** @type {string | null} */
  let leaving = null;
  /** @type {() => void} */
  let stopSleeping = () => {};

  /** One after the other, until nothing more can go now. */
  async function pump() {
    isAskedAgain = true;
    stopSleeping();
    if (isPumping) return;
    isPumping = true;
    try {
      while (isAskedAgain && owner.isMine()) {
        isAskedAgain = false;
        sleep(await sendAll());
      }
    } finally {
      isPumping = false;
    }
  }

  /** @returns {Promise<number>} after how long to try again */
  async function sendAll() {
    for (;;) {
      const state = tell(await store.read());
      const pause = await sendFirst(state);
      if (pause === null && owner.isMine()) continue;
      say({ kind: "rested", keys: state.operations.map(({ key }) => key) });
      return pause ?? NEVER;
    }
  }

  /** Whose session it is decides what may go, whoever's page this tab shows.
   * @param {State} state @returns {Promise<number | null>} after how long to try again; null: go on */
  async function sendFirst(state) {
    if (state.operations.length === 0) return NEVER;
    if (!isOnline()) return LOOK_AGAIN;
    /** @type {Operation | null} */
    let operation = null;
    try {
      const { csrf, staff, assignment } = await session.load();
      const here = { person: staff.id, membership: assignment?.membership ?? "" };
      operation = rules.next(state, here, clock.now());
      if (!operation) return LOOK_AGAIN;
      leaving = operation.key;
      const change = await deliver(operation, here, csrf);
      if (change) await acknowledge(operation.key, change);
      return null;
    } catch (problem) {
      return await failed(operation, problem);
    } finally {
      leaving = null;
    }
  }

  /** @param {Operation} operation @param {Who} here @param {string} csrf
   * @returns {Promise<Change | null>} null: it may not go any more, for something has happened meanwhile */
  async function deliver({ key, url, method, body }, here, csrf) {
    const state = await store.change((was) => rules.leaving(was, key));
    const mine = rules.next(state, here, clock.now());
    if (mine?.key !== key) return null;
    /** @type {Record<string, string>} */
    const headers = { "Idempotency-Key": key, "X-CSRF-Token": csrf };
    if (mine.ifMatch !== null) headers["If-Match"] = `"${mine.ifMatch}"`;
    return (await request(url, { method, headers, body })).body;
  }

  /** @param {string} key @param {Change} change */
  async function acknowledge(key, change) {
    failures = 0;
    tell(await store.change((state) => rules.acknowledged(state, key, change, clock.now())));
    say({ kind: "done", key, change });
  }

  /** @param {Operation | null} operation null: it was not known who is signed in
   * @param {unknown} problem @returns {Promise<number | null>} */
  async function failed(operation, problem) {
    const verdict = verdictOn(problem, operation?.tries ?? 0);
    if (verdict === "revoked") return await wipe();
    if (verdict === "refused" && operation) return await refuse(operation.key, problem);
    if (verdict !== "again") session.forget();
    if (verdict === "held") return hold(problem);
    failures += 1;
    return verdict === "token" && failures === 1 ? null : BACKOFF[Math.min(failures, BACKOFF.length) - 1];
  }

  /** It waits for the same person to be there again.  @param {any} problem */
  function hold(problem) {
    onHeld(problem);
    return LOOK_AGAIN;
  }

  /** @param {string} key @param {any} problem @returns {Promise<null>} */
  async function refuse(key, problem) {
    const told = toldBy(problem);
    failures = 0;
    tell(await store.change((state) => rules.refused(state, key, told)));
    say({ kind: "refused", key, told });
    return null;
  }

  /** This device may keep nothing of this person.  @returns {Promise<number>} */
  async function wipe() {
    const person = session.current?.staff.id ?? who().person;
    session.forget();
    tell(await store.change((state) => rules.revoked(state, person)));
    say({ kind: "wiped", person });
    return NEVER;
  }

  /** @param {number} ms */
  function sleep(ms) {
    if (ms === NEVER) return;
    const timer = alarm(clock, ms);
    let isOver = false;
    stopSleeping = () => ((isOver = true), timer.ring());
    void timer.done.then(() => void (isOver || pump()));
  }

  return {
    pump,
    wipe,
    /** Whether it is on its way just now: too late to take it back.  @param {string} key */
    isLeaving: (key) => key === leaving,
  };
}
